"""This room in real Chromium: passkeys with a virtual device, axe on every page, and no script at all."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from candour.domain.actor import Job
from candour.domain.roles import Right, Role
from candour.people import actions
from candour.people.models import Person
from tests import browsers
from tests.rooms.people.trusts import PASSWORD, SETUP, TrustHere, build

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.in_full_on("postgresql")]
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Playwright keeps an event loop in this thread, so Django would take the tests for asynchronous code."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=browsers.found(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def lived_in(transactional_db: None) -> TrustHere:
    """A trust with a right, two turns on call, a standing duty role and a notice."""
    here, now = build("St Brannoc's", "brannoc"), timezone.now()
    actions.grant_right(
        by=SETUP,
        person=here.nurse,
        right=Right.SAY_SORRY,
        earned_how="Lesson: Saying sorry",
        ends_at=now + timedelta(days=365),
        now=now,
    )
    for person, start in ((here.nurse, -1), (here.matron, 7)):
        actions.plan_shift(
            by=SETUP,
            person=person,
            role=Role.READER_ON_CALL,
            title="Reader on call",
            starts_at=now + timedelta(hours=start),
            ends_at=now + timedelta(hours=start + 8),
            now=now,
        )
    actions.set_standing_duty(by=SETUP, trust=here.trust, people=[here.administrator], now=now)
    actions.send_notice(
        by=Job("voice.submit"),
        person=here.administrator,
        kind="decide",
        about="reply:12",
        words="A reply to a complaint waits for you",
        opens="/people",
        is_urgent=True,
        now=now,
    )
    return here


def signed_in(chromium: Browser, live_server: LiveServer, person: Person, **more: object) -> BrowserContext:
    client = Client()
    client.force_login(person)
    session = client.session
    session["second_factor"] = person.pk
    session.save()
    context = chromium.new_context(viewport=PHONE, **more)  # type: ignore[arg-type]  # Playwright's own options
    key = session.session_key or ""
    context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    return context


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.on("console", lambda message: _no_refusals(message.text))
    page.goto(address)
    return page


def _no_refusals(words: str) -> None:
    assert "Content Security Policy" not in words, words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_of_the_room(
    chromium: Browser, live_server: LiveServer, lived_in: TrustHere, scheme: str, tmp_path: Path
) -> None:
    nurse = lived_in.nurse.pk
    paths = ["/notices", "/people", f"/people/{nurse}", "/people/add", f"/people/{nurse}/suspend", "/rota"]
    paths += [f"/people/{nurse}/withdraw-right", "/rota/plan", "/me", "/settings", "/sign-in/out"]
    paths += ["/sign-in/second-factor", "/sign-in/password/change", "/sign-in/again"]
    with signed_in(chromium, live_server, lived_in.administrator) as context:
        page = opened(context, live_server.url + "/me")
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for path in paths:
            page.goto(live_server.url + path)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
            page.screenshot(path=tmp_path / f"{path.strip('/').replace('/', '-')}.png", full_page=True)


def test_a_passkey_is_added_and_signs_in_alone(
    chromium: Browser, live_server: LiveServer, lived_in: TrustHere
) -> None:
    with chromium.new_context(viewport=PHONE) as context:
        page = opened(context, live_server.url + "/sign-in")
        device = context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        page.get_by_label("Email address").fill(lived_in.matron.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_label("My own phone or computer").check()
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.get_by_role("heading", name="Set up a second factor")).to_be_visible()
        page.get_by_role("link", name="Use a passkey instead").click()
        page.get_by_label("Name of this passkey").fill("My phone")
        page.get_by_role("button", name="Add a passkey").click()
        expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_role("heading", name="My page")).to_be_visible()
        page.get_by_role("button", name="Sign out", exact=True).click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.wait_for_url(lambda address: "/sign-in" not in address)
        page.goto(live_server.url + "/me")
        expect(page.get_by_text("Treated as a shared computer")).to_be_visible()


def test_everything_about_signing_in_works_without_script(
    chromium: Browser, live_server: LiveServer, lived_in: TrustHere
) -> None:
    with chromium.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = opened(context, live_server.url + "/people?q=Mo")
        page.get_by_label("Email address").fill(lived_in.writer.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.get_by_role("heading", name="People")).to_be_visible()
        expect(page.get_by_role("link", name="Mo OfBrannoc")).to_be_visible()
        page.get_by_role("link", name="Wes OfBrannoc").click()
        page.get_by_role("button", name="This is my own device").click()
        expect(page.get_by_text("Marked as your own")).to_be_visible()
        page.get_by_role("button", name="Sign out everywhere").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_the_sign_in_page_has_no_faults_for_axe(chromium: Browser, live_server: LiveServer) -> None:
    with chromium.new_context(viewport=PHONE) as context:
        for path in (
            "/sign-in",
            "/sign-in/no-account",
            "/sign-in/password/forgotten",
            "/sign-in/password/sent",
        ):
            page = opened(context, live_server.url + path)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
