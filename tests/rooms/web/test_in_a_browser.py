"""The web room in real Chromium: contrast in both schemes, drafts, double clicks, and no script at all."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from candour.web.models import SentForm
from tests import browsers

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.rooms.web.sample"),
    pytest.mark.in_full_on("postgresql"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Playwright keeps an event loop in this thread, so Django would take the tests for asynchronous code."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=browsers.found(), args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.on("console", lambda message: _no_refusals(message.text))
    page.goto(address)
    return page


def _no_refusals(words: str) -> None:
    assert "Content Security Policy" not in words, words


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "width"), [("/listen", 390), ("/listen", 1280), ("/send", 390), ("/refused", 390)]
)
def test_axe_finds_nothing(
    chromium: Browser, live_server: LiveServer, path: str, width: int, scheme: str
) -> None:
    with chromium.new_context(viewport={"width": width, "height": 900}) as context:
        page = opened(context, live_server.url + path)
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_is_written_is_kept_on_the_server(chromium: Browser, live_server: LiveServer) -> None:
    with chromium.new_context() as context:
        page = opened(context, f"{live_server.url}/drafting")
        page.get_by_label("Your words").fill("I am sorry")
        expect(page.get_by_text("Draft saved 22:10")).to_be_visible()
        assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_cut_line_is_told_and_the_words_are_sent_when_it_is_back(
    chromium: Browser, live_server: LiveServer
) -> None:
    with chromium.new_context() as context:
        page = opened(context, f"{live_server.url}/drafting")
        context.set_offline(True)
        page.get_by_label("Your words").fill("I am sorry")
        expect(page.get_by_text("Your words are still here.")).to_be_visible()
        context.set_offline(False)
        expect(page.get_by_text("Draft saved 22:10")).to_be_visible()


def test_one_s_own_device_offers_unsaved_words_after_a_crash_and_forgets_at_sign_out(
    chromium: Browser, live_server: LiveServer
) -> None:
    with chromium.new_context() as context:
        page = opened(context, f"{live_server.url}/drafting?own")
        context.set_offline(True)
        page.get_by_label("Your words").fill("I am sorry for the wait")
        expect(page.get_by_text("and on this device")).to_be_visible()
        page.close()
        context.set_offline(False)
        page = opened(context, f"{live_server.url}/drafting?own")
        expect(page.get_by_label("Your words")).to_have_value("")
        page.get_by_role("button", name="Bring them back").click()
        expect(page.get_by_label("Your words")).to_have_value("I am sorry for the wait")
        page.get_by_role("button", name="Sign out").click()
        assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_double_click_has_one_effect_even_without_scripts(
    chromium: Browser, live_server: LiveServer
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = opened(context, f"{live_server.url}/send")
        page.get_by_label("Your words").fill("I am sorry")
        page.get_by_role("button", name="Send to the reader on call").dblclick()
        page.wait_for_url(re.compile("/listen"))
        assert SentForm.objects.filter(token_hash__startswith="effect").count() == 1


def test_everything_works_without_scripts(chromium: Browser, live_server: LiveServer) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = opened(context, f"{live_server.url}/send")
        page.get_by_role("button", name="Send to the reader on call").click()
        expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
        page.get_by_role("link", name="Write something first").click()
        page.get_by_label("Your words").fill("I am sorry")
        page.get_by_role("button", name="Send to the reader on call").click()
        page.wait_for_url(re.compile("/listen"))
