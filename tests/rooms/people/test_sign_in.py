"""Signing in: second factors, sessions that die when they must, limits, and the same answer for everybody."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import LazySettings
from django.utils import timezone

from candour.domain.roles import Role
from candour.ledger.models import Event
from candour.people import actions
from candour.people.models import Person, SignedIn
from tests.pages import CheckedClient
from tests.rooms.people.trusts import PASSWORD, TrustHere

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

NEW = "a-heron-stands-in-the-leat"


def sign_in(
    person: Person, *, password: str = PASSWORD, device: str = "shared", browser: CheckedClient | None = None
) -> "tuple[CheckedClient, Response]":
    """This will type address and password, and choose a device."""
    browser = browser or CheckedClient()
    given = {"login": person.email, "password": password, "device": device}
    return browser, browser.post("/sign-in", given)


def code_of(secret: str) -> str:
    """This will give the code that an app with this secret shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def opens(browser: CheckedClient, path: str = "/me") -> bool:
    return browser.get(path).status_code == 200


@pytest.fixture
def matron_with_app(here: TrustHere) -> tuple[Person, str]:
    secret = generate_totp_secret()
    TOTP.activate(here.matron, secret)
    Authenticator.objects.update(created_at=timezone.now() - timedelta(days=30))
    return here.matron, secret


def test_a_nurse_signs_in_with_password_alone_under_a_new_session_key(here: TrustHere) -> None:
    browser = CheckedClient()
    browser.get("/sign-in")
    session = browser.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key
    browser, response = sign_in(here.writer, browser=browser)
    assert response.status_code == 302
    assert browser.session.session_key != before
    assert not SignedIn.objects.filter(session_key=before).exists()
    assert opens(browser)
    assert Event.objects.filter(name="people:person:signed_in", by=here.writer.ledger_name).count() == 1


def test_an_approver_sets_up_a_second_factor_before_any_page_opens(here: TrustHere) -> None:
    browser, _ = sign_in(here.matron)
    for path in ("/me", "/notices", f"/people/{here.writer.pk}"):
        response = browser.get(path)
        assert response.status_code == 302
        assert response["Location"] == "/sign-in/second-factor/app"
    page = browser.get("/sign-in/second-factor/app").content.decode()
    secret = re.search(r'candour-key">([A-Z2-7]+)<', page)
    assert secret is not None
    wrong = browser.post("/sign-in/second-factor/app", {"code": "000000"})
    assert wrong.status_code == 422
    response = browser.post("/sign-in/second-factor/app", {"code": code_of(secret[1])})
    assert response["Location"] == "/sign-in/second-factor/codes"
    assert "10 of 10 are unused" in browser.get(response["Location"]).content.decode()
    assert opens(browser)
    stored = Authenticator.objects.get(user=here.matron, type=Authenticator.Type.TOTP)
    assert secret[1] not in str(stored.data), "the key is sealed"


def test_an_approver_without_the_code_does_not_get_in(matron_with_app: tuple[Person, str]) -> None:
    matron, secret = matron_with_app
    browser, response = sign_in(matron)
    assert response["Location"] == "/sign-in/code"
    assert not opens(browser)
    assert browser.get("/sign-in/code").status_code == 200
    assert browser.post("/sign-in/code", {"code": "123123"}).status_code == 422
    assert not opens(browser)
    assert browser.post("/sign-in/code", {"code": code_of(secret)}).status_code == 302
    assert opens(browser)


def test_a_code_works_once(matron_with_app: tuple[Person, str]) -> None:
    matron, secret = matron_with_app
    code = code_of(secret)
    for expected in (302, 422):
        browser, _ = sign_in(matron)
        assert browser.post("/sign-in/code", {"code": code}).status_code == expected


def test_the_last_second_factor_of_an_approver_stays(matron_with_app: tuple[Person, str]) -> None:
    matron, secret = matron_with_app
    browser, _ = sign_in(matron)
    browser.post("/sign-in/code", {"code": code_of(secret)})
    response = browser.get("/sign-in/second-factor/no-app")
    assert response["Location"].startswith("/sign-in/again"), "what matters asks for the password again"
    browser.post("/sign-in/again", {"password": PASSWORD})
    page = browser.get("/sign-in/second-factor/no-app").content.decode()
    assert "Add a passkey first" in page
    browser.post("/sign-in/second-factor/no-app")
    assert Authenticator.objects.filter(user=matron, type=Authenticator.Type.TOTP).exists()


def test_a_nurse_who_becomes_an_approver_is_asked_at_her_next_page(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer)
    assert opens(browser)
    actions.give_role(by=here.administrator, person=here.writer, role=Role.APPROVER, now=timezone.now())
    assert not opens(browser)


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(here: TrustHere) -> None:
    _, wrong = sign_in(here.writer, password="not-the-one")
    nobody = Person(email="nobody@brannoc.example")
    _, unknown = sign_in(nobody)
    assert wrong.status_code == unknown.status_code == 422
    blind = [re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in (wrong, unknown)]
    assert blind[0] == blind[1]


def test_asking_for_a_new_password_says_the_same_to_everybody(
    here: TrustHere, mailoutbox: list[object]
) -> None:
    answers = []
    for email in (here.writer.email, "nobody@brannoc.example"):
        response = CheckedClient().post("/sign-in/password/forgotten", {"email": email})
        answers.append((response.status_code, response["Location"]))
    assert answers == [(302, "/sign-in/password/sent")] * 2
    assert len(mailoutbox) == 1


def test_guessing_one_password_stops_after_five_tries(here: TrustHere) -> None:
    for _ in range(5):
        _, response = sign_in(here.writer, password="a-guess")
        assert response.status_code == 422
    browser, response = sign_in(here.writer)
    assert response.status_code == 422
    assert "too many tries" in response.content.decode()
    assert not opens(browser)


def test_guessing_many_accounts_from_one_address_stops(here: TrustHere) -> None:
    answers = []
    for number in range(31):
        _, response = sign_in(Person(email=f"p{number}@brannoc.example"), password="a-guess")
        answers.append("too many tries" in response.content.decode())
    assert answers == [False] * 30 + [True]


def test_nobody_signs_themselves_up(here: TrustHere) -> None:
    browser = CheckedClient()
    assert "made by the administrator" in browser.get("/sign-in/no-account").content.decode()
    assert browser.post("/sign-in/no-account", {"email": "x@x.example"}).status_code == 405


def test_suspension_ends_every_session_at_once(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer, device="own")
    assert opens(browser)
    actions.suspend_person(by=here.administrator, person=here.writer, reason="left", now=timezone.now())
    assert not opens(browser)
    browser, response = sign_in(here.writer)
    assert response["Location"] == "/sign-in/suspended"
    browser.get("/sign-in/suspended")
    actions.let_back(by=here.administrator, person=here.writer, now=timezone.now())
    assert not opens(browser), "an old session does not come back"


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(here: TrustHere) -> None:
    phone, _ = sign_in(here.writer, device="own")
    ward, _ = sign_in(here.writer)
    ward.get("/sign-in/password/change")
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert ward.post("/sign-in/password/change", given | {"oldpassword": "no"}).status_code == 422
    assert ward.post("/sign-in/password/change", given | {"password1": "short"}).status_code == 422
    assert ward.post("/sign-in/password/change", given).status_code == 302
    assert opens(ward)
    assert not opens(phone)
    assert Event.objects.filter(name="people:password:changed").count() == 1


def test_sign_out_everywhere_ends_all_sessions_and_old_keys_stay_dead(here: TrustHere) -> None:
    phone, _ = sign_in(here.writer, device="own")
    ward, _ = sign_in(here.writer)
    key = phone.cookies["sessionid"].value
    assert "2 devices" in ward.get("/me").content.decode()
    assert ward.post("/me/sign-out-everywhere").status_code == 302
    assert not opens(ward)
    assert not opens(phone)
    thief = CheckedClient()
    thief.cookies["sessionid"] = key
    assert not opens(thief)


def test_one_device_is_signed_out_from_the_list(here: TrustHere, elsewhere: TrustHere) -> None:
    phone, _ = sign_in(here.writer, device="own")
    opens(phone)
    ward, _ = sign_in(here.writer)
    page = ward.get("/me").content.decode()
    mark = re.search(r"/me/devices/([0-9a-f]{16})/end", page)
    assert mark is not None
    stranger, _ = sign_in(elsewhere.writer)
    assert stranger.post(mark[0]).status_code == 403
    assert opens(phone)
    assert ward.post(mark[0]).status_code == 302
    assert not opens(phone)
    assert opens(ward)


def test_signing_out_ends_the_session_for_good(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer)
    key = browser.cookies["sessionid"].value
    browser.get("/sign-in/out")
    assert opens(browser), "looking at the page does not sign out"
    assert browser.post("/sign-in/out").status_code == 302
    browser.cookies["sessionid"] = key
    assert not opens(browser)


def lives(browser: CheckedClient) -> timedelta:
    row = SignedIn.objects.get(session_key=browser.session.session_key)
    return row.expire_date - timezone.now()


def test_a_shared_computer_is_signed_out_after_ten_idle_minutes_and_ones_own_after_14_days(
    here: TrustHere,
) -> None:
    ward, response = sign_in(here.writer)
    assert timedelta(minutes=9) < lives(ward) <= timedelta(minutes=10)
    assert response.cookies["sessionid"]["max-age"] == ""
    phone, response = sign_in(here.writer, device="own")
    assert timedelta(days=13) < lives(phone) <= timedelta(days=14)
    assert response.cookies["sessionid"]["max-age"] == 14 * 24 * 3600
    SignedIn.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not opens(ward)
    assert not opens(phone)


def test_use_lengthens_a_shared_session_but_live_updates_do_not(here: TrustHere) -> None:
    ward, _ = sign_in(here.writer)
    opens(ward)
    session = ward.session
    session["seen_at"] = (timezone.now() - timedelta(minutes=5)).isoformat()
    session.save()
    soon = timezone.now() + timedelta(minutes=5)
    SignedIn.objects.filter(session_key=session.session_key).update(expire_date=soon)
    ward.get("/nothing-here", headers={"accept": "text/event-stream"})
    assert lives(ward) < timedelta(minutes=5)
    opens(ward)
    assert lives(ward) > timedelta(minutes=9)


def test_a_device_is_marked_as_ones_own_later(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer)
    assert browser.post("/me/device", {"device": "own"}).status_code == 302
    assert lives(browser) > timedelta(days=13)
    assert "Marked as your own" in browser.get("/me").content.decode()
    browser.post("/me/device", {"device": "shared"})
    assert lives(browser) <= timedelta(minutes=10)


def test_an_invitation_chooses_a_password_once(here: TrustHere, mailoutbox: list[object]) -> None:
    from candour.people.invitations import invitation_link  # noqa: PLC0415

    actions.add_person(
        by=here.administrator,
        trust=here.trust,
        email="new@brannoc.example",
        first_name="Ina",
        last_name="New",
        job_title="Porter",
        now=timezone.now(),
    )
    person = Person.objects.get(email="new@brannoc.example")
    link = invitation_link(person).removeprefix("http://127.0.0.1:8000")
    browser = CheckedClient()
    page = browser.get(link, follow=True)
    form = page.redirect_chain[-1][0]
    assert browser.post(form, {"password1": "candour1", "password2": "candour1"}).status_code == 422
    assert browser.post(form, {"password1": NEW, "password2": NEW}).status_code == 302
    assert "This link no longer works" in CheckedClient().get(link, follow=True).content.decode()
    browser, response = sign_in(person, password=NEW)
    assert response.status_code == 302


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_away_from_candour(here: TrustHere, to: str) -> None:
    given = {"login": here.writer.email, "password": PASSWORD, "device": "shared", "next": to}
    response = CheckedClient().post("/sign-in", given)
    assert response["Location"].startswith("/")
    assert not response["Location"].startswith("//")


def test_signing_in_without_our_token_is_refused(here: TrustHere) -> None:
    browser = CheckedClient(enforce_csrf_checks=True)
    given = {"login": here.writer.email, "password": PASSWORD, "device": "shared"}
    assert browser.post("/sign-in", given).status_code == 403


def test_a_passkey_page_offers_options_that_a_browser_can_read(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer)
    page = browser.get("/sign-in/second-factor/passkeys/add").content.decode()
    assert '"challenge"' in page
    options = CheckedClient().get("/sign-in/passkey", headers={"x-requested-with": "XMLHttpRequest"}).json()
    assert options["request_options"]["publicKey"]["challenge"]


def test_every_page_about_signing_in_holds_together(here: TrustHere, settings: LazySettings) -> None:
    browser, _ = sign_in(here.writer)
    for path in (
        "/sign-in/second-factor",
        "/sign-in/second-factor/passkeys",
        "/sign-in/second-factor/passkeys/add",
        "/sign-in/second-factor/app",
        "/sign-in/password/change",
        "/sign-in/again",
        "/sign-in/out",
    ):
        assert browser.get(path).status_code == 200, path
    visitor = CheckedClient()
    for path in (
        "/sign-in",
        "/sign-in/suspended",
        "/sign-in/no-account",
        "/sign-in/password/forgotten",
        "/sign-in/password/sent",
        "/sign-in/password/chosen",
    ):
        assert visitor.get(path).status_code == 200, path
