"""Fixtures of the journeys: a running Candour of one's own, real Chromium, and screens for its people."""

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, expect, sync_playwright

from tests import browsers, migrated
from tests.journeys.hands import Hands, Pointer
from tests.journeys.running import Candour, Template, make_template
from tests.journeys.screens import Opens, Screen

PHONE = {"width": 390, "height": 844}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    "--disable-lcd-text",
]
PATIENCE = 15_000
"""Milliseconds that a page may take on a busy computer before a journey fails."""
FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """This will note that a journey failed, for the fixtures that clean up after it."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium as the system has it, asking nobody but this computer for anything."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.found(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Template]:
    """The made-up trust before any journey, on the database of this run."""
    url = ""
    if connection.vendor == "postgresql":
        request.getfixturevalue("django_db_setup")  # asked for here, for by its name tests are taken
        url = migrated.url_beside(connection)
    made = make_template(tmp_path_factory.mktemp("journeys") / "template", url)
    yield made
    made.end()


@pytest.fixture
def candour(template: Template) -> Iterator[Candour]:
    """A running Candour that belongs to one journey alone."""
    with template.copied() as running:
        yield running


@pytest.fixture
def opens(
    chromium: Browser, candour: Candour, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Opens]:
    """Gives a person (by their key in the cast) or a visitor ("") a browser of their own, on a phone.

    Where a journey fails, what every screen showed is kept in its temporary folder.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(
        who: str = "",
        hands: Hands | None = None,
        pictures: Mapping[str, str] | None = None,
        **looks: Any,
    ) -> Screen:
        page = _page(chromium, contexts, looks)
        _hear(page, wrong)
        has_script = looks.pop("java_script_enabled", True)
        beside = None if has_script else _page(chromium, contexts, looks)
        screen = Screen(page, candour.address, hands or Pointer(), beside, pictures or {})
        if who:
            screen.open(candour.people[who].path)
        return screen

    yield opened
    for place, context in enumerate(contexts):
        if request.node.stash.get(FAILED, False):
            context.pages[-1].screenshot(path=tmp_path / f"screen-{place}.png", full_page=True)
        context.close()
    assert not wrong, "\n".join(wrong)


def _page(chromium: Browser, contexts: list[BrowserContext], looks: dict[str, Any]) -> Page:
    context = chromium.new_context(**{"viewport": PHONE, "locale": "en-GB", **looks})
    context.set_default_timeout(PATIENCE)
    contexts.append(context)
    return context.new_page()


def _hear(page: Page, wrong: list[str]) -> None:
    """This will write down what a page's scripts complain of: refused sources and faults of ours."""

    def on_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            wrong.append(f"{page.url}: {message.text}")

    def on_error(error: Error) -> None:
        wrong.append(f"{page.url}: {error}")

    page.on("console", on_console)
    page.on("pageerror", on_error)
