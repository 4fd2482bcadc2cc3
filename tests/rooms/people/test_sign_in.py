"""Signing in: second factors, sessions that die when they must, limits, and the same answer for everybody."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
)
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.utils import timezone

from candour.domain.roles import Role
from candour.jobs import worker
from candour.ledger.models import Event
from candour.people import actions
from candour.people.models import Person, SignedIn
from tests.pages import CheckedClient
from tests.rooms.people.signing import NEW, code_of, opens, sign_in
from tests.rooms.people.trusts import PASSWORD, TrustHere

if TYPE_CHECKING:
    pass


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


def test_whoever_came_in_without_the_second_factor_is_out_once_there_is_one(here: TrustHere) -> None:
    stolen, _ = sign_in(here.writer)
    browser, _ = sign_in(here.writer)
    page = browser.get("/sign-in/second-factor/app").content.decode()
    secret = re.search(r'candour-key">([A-Z2-7]+)<', page)
    assert secret is not None
    browser.post("/sign-in/second-factor/app", {"code": "000000"})
    assert opens(stolen)
    browser.post("/sign-in/second-factor/app", {"code": code_of(secret[1])})
    assert opens(browser)
    assert not opens(stolen)
    assert Event.objects.filter(name="people:factor:added", by=here.writer.ledger_name).count() == 1


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
    here: TrustHere, mailoutbox: list[EmailMessage], settings: LazySettings
) -> None:
    answers = []
    for email in (here.writer.email, "nobody@brannoc.example"):
        response = CheckedClient().post("/sign-in/password/forgotten", {"email": email})
        answers.append((response.status_code, response["Location"]))
    assert answers == [(302, "/sign-in/password/sent")] * 2
    assert not mailoutbox, "the worker sends it, so that the time tells nothing"
    settings.CANDOUR_ADDRESS = "https://candour.example"
    worker.run_due(timezone.now())
    (letter,) = mailoutbox
    assert letter.to == [here.writer.email]
    assert "https://candour.example/sign-in/password/choose/" in letter.body


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
    assert "They invite you in a minute" in browser.get("/sign-in/no-account").content.decode()
    assert browser.post("/sign-in/no-account", {"email": "x@x.example"}).status_code == 405


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
