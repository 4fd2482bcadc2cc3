"""Inviting people by letter, code and poster, and coming in."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from candour.domain.actor import Visitor
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import worker
from candour.joining import actions, queries
from candour.joining.actions import Given
from candour.joining.codes import code_of
from candour.joining.models import Invitation, Newcomer
from candour.ledger.models import Event
from candour.people.models import Person
from candour.people.queries import roles_of
from tests.pages import CheckedClient
from tests.rooms.people.signing import opens, sign_in
from tests.rooms.people.trusts import NOW, PASSWORD, SETUP, TrustHere

JAN = Given("Jan", "Kerr", "Porter", "jan@home.example", "a-gull-on-the-quay-wall", is_email_private=True)


def _form(given: Given, **more: str) -> dict[str, str]:
    typed = {name: str(value) for name, value in vars(given).items() if value and value is not True}
    private = {"is_email_private": "on"} if given.is_email_private else {}
    return {**typed, **private, "device": "own", **more}


def _poster(here: TrustHere) -> Invitation:
    now = timezone.now()
    return actions.make_poster(
        by=here.matron, team=here.ward, welcomer=here.nurse, most_people=2, days=7, now=now
    )


def test_a_code_brings_one_person_in_and_no_second(here: TrustHere) -> None:
    invitation = actions.invite(by=here.matron, trust=here.trust, team=here.ward, now=timezone.now())
    code, browser = code_of(invitation.salt), CheckedClient()
    answer = browser.post("/join", {"code": f"{code[:4].lower()} {code[4:]}"})
    assert answer["Location"] == f"/join/{code}"
    assert "Emergency department at St Brannoc" in browser.get(answer["Location"]).content.decode()
    assert browser.post(f"/join/{code}", _form(JAN)).status_code == 302
    assert opens(browser), "signed in at once"
    jan = Person.objects.get(email=JAN.email)
    assert (jan.team, jan.is_email_private) == (here.ward, True)
    assert roles_of(jan) == {Role.WRITER}
    second = CheckedClient().get(f"/join/{code}")
    assert second.status_code == 404
    assert "has been used" in second.content.decode()
    assert Event.objects.filter(name="joining:invitation:accepted", by="visitor").count() == 1


def test_no_code_stands_in_the_database(here: TrustHere) -> None:
    invitation = actions.invite(by=here.matron, trust=here.trust, team=here.ward, now=NOW)
    kept = " ".join(str(value) for value in Invitation.objects.filter(pk=invitation.pk).values()[0].values())
    assert code_of(invitation.salt) not in kept
    assert queries.found(code_of(invitation.salt)) == invitation


@pytest.mark.parametrize("after", [timedelta(days=6, hours=23), timedelta(days=7)])
def test_a_code_lives_seven_days(here: TrustHere, after: timedelta) -> None:
    invitation = actions.invite(by=here.administrator, trust=here.trust, team=here.ward, now=NOW)
    try:
        actions.accept(by=Visitor(), invitation=invitation, given=JAN, now=NOW + after)
    except Refusal:
        assert after == timedelta(days=7)
    else:
        assert after < timedelta(days=7)


def test_an_ended_invitation_lets_nobody_in(here: TrustHere) -> None:
    invitation = actions.invite(by=here.matron, trust=here.trust, team=here.ward, now=NOW)
    actions.end_invitation(by=here.administrator, invitation=invitation, now=NOW)
    with pytest.raises(Refusal, match="was ended"):
        actions.accept(by=Visitor(), invitation=invitation, given=JAN, now=NOW)
    assert not Person.objects.filter(email=JAN.email).exists()


def test_a_letter_carries_the_link_and_fixes_the_address(
    here: TrustHere, mailoutbox: list[EmailMessage]
) -> None:
    now = timezone.now()
    invitation = actions.invite(
        by=here.administrator, trust=here.trust, team=here.ward, email="Jan.Kerr@trust.example", now=now
    )
    worker.run_due(now)
    (letter,) = mailoutbox
    assert letter.to == ["jan.kerr@trust.example"]
    assert f"/join/{code_of(invitation.salt)}" in letter.body
    browser = CheckedClient()
    page = browser.get(f"/join/{code_of(invitation.salt)}").content.decode()
    assert 'name="email"' not in page
    browser.post(f"/join/{code_of(invitation.salt)}", _form(JAN, email="else@where.example"))
    assert Person.objects.get(first_name="Jan").email == "jan.kerr@trust.example"


def test_a_letter_to_somebody_who_is_here_is_refused(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="already"):
        actions.invite(by=here.administrator, trust=here.trust, email=here.writer.email, now=NOW)


def test_whoever_leads_a_ward_invites_to_that_ward_alone(here: TrustHere, elsewhere: TrustHere) -> None:
    for by, team, roles in (
        (here.matron, None, [Role.WRITER]),
        (here.matron, here.ward, [Role.APPROVER]),
        (here.writer, here.ward, [Role.WRITER]),
        (elsewhere.administrator, here.ward, [Role.WRITER]),
    ):
        with pytest.raises(Refusal):
            actions.invite(by=by, trust=here.trust, team=team, roles=roles, now=NOW)
    assert not Invitation.objects.exists()


def test_whoever_comes_by_a_poster_waits_for_a_yes(here: TrustHere) -> None:
    poster, browser = _poster(here), CheckedClient()
    code = code_of(poster.salt)
    assert here.nurse.full_name in browser.get(f"/join/{code}").content.decode()
    answer = browser.post(f"/join/{code}", _form(JAN))
    assert answer["Location"] == "/join/waiting"
    assert not Person.objects.filter(email=JAN.email).exists()
    _, refused = sign_in(Person(email=JAN.email), password=JAN.password)
    assert refused.status_code == 422, "no account before the yes"
    newcomer = Newcomer.objects.get()
    assert newcomer.password != JAN.password
    jan = actions.welcome(by=here.nurse, newcomer=newcomer, now=timezone.now())
    newcomer.refresh_from_db()
    assert [newcomer.first_name, newcomer.email, newcomer.password] == ["", "", ""]
    signed_in, _ = sign_in(jan, password=JAN.password)
    assert opens(signed_in)
    assert not here.nurse.notices.filter(kind="welcome", done_at=None).exists()


def test_a_no_leaves_nothing_of_a_newcomer(here: TrustHere) -> None:
    newcomer = actions.ask_to_come(by=Visitor(), invitation=_poster(here), given=JAN, now=timezone.now())
    with pytest.raises(Refusal, match="named on the poster"):
        actions.turn_away(by=here.writer, newcomer=newcomer, now=NOW)
    actions.turn_away(by=here.nurse, newcomer=newcomer, now=NOW)
    with pytest.raises(Refusal, match="answered them already"):
        actions.welcome(by=here.administrator, newcomer=newcomer, now=NOW)
    newcomer.refresh_from_db()
    assert (newcomer.email, newcomer.person) == ("", None)


def test_a_poster_is_for_so_many_people(here: TrustHere) -> None:
    poster = _poster(here)
    for number in range(2):
        given = Given("Jan", "Kerr", "Porter", f"jan{number}@home.example", PASSWORD)
        actions.ask_to_come(by=Visitor(), invitation=poster, given=given, now=timezone.now())
    with pytest.raises(Refusal, match="no more people"):
        actions.ask_to_come(by=Visitor(), invitation=poster, given=JAN, now=timezone.now())


def test_an_account_that_waits_is_opened_by_its_own_invitation(here: TrustHere) -> None:
    boss = actions_person(here)
    invitation = actions.invite(by=SETUP, trust=here.trust, person=boss, now=timezone.now())
    browser, code = CheckedClient(), code_of(invitation.salt)
    page = browser.get(f"/join/{code}").content.decode()
    assert "Hello Bea" in page
    assert 'name="first_name"' not in page
    given = {"password": JAN.password, "device": "own"}
    assert browser.post(f"/join/{code}", given).status_code == 302
    answer = browser.get("/home")
    assert answer["Location"] == "/sign-in/second-factor/app", "an administrator needs more than a password"


def actions_person(here: TrustHere) -> Person:
    from candour.people import actions as people  # noqa: PLC0415 - only here

    return people.add_person(
        by=SETUP,
        trust=here.trust,
        email="bea@brannoc.example",
        first_name="Bea",
        last_name="Head",
        job_title="Head of systems",
        roles=[Role.ADMINISTRATOR],
        now=NOW,
    )


def test_a_private_address_gets_no_notices(here: TrustHere) -> None:
    from candour.people.doors import EmailDoor  # noqa: PLC0415 - only here

    invitation = actions.invite(by=here.matron, trust=here.trust, team=here.ward, now=NOW)
    jan = actions.accept(by=Visitor(), invitation=invitation, given=JAN, now=NOW)
    assert not EmailDoor().reaches(jan)


def test_guessing_codes_soon_ends(here: TrustHere) -> None:
    del here
    browser = CheckedClient()
    answers = [browser.post("/join", {"code": "ABCD 2345"}).status_code for _ in range(121)]
    assert set(answers[:120]) == {403}
    assert answers[120] == 429


def test_pages_invite_show_and_welcome(here: TrustHere) -> None:
    browser, _ = sign_in(here.nurse)
    poster = _poster(here)
    actions.ask_to_come(by=Visitor(), invitation=poster, given=JAN, now=timezone.now())
    newcomer = Newcomer.objects.get()
    session = browser.session
    session["second_factor"] = here.nurse.pk
    session.save()
    page = browser.get("/invite").content.decode()
    assert "Jan Kerr" in page
    assert "Open invitations" not in page, "a nurse says yes; she does not invite"
    assert browser.post(f"/invite/newcomers/{newcomer.pk}/welcome").status_code == 302
    assert Person.objects.filter(email=JAN.email).exists()


def test_the_sheet_shows_picture_and_code(here: TrustHere) -> None:
    browser, _ = sign_in(here.matron)
    session = browser.session
    session["second_factor"] = here.matron.pk
    session.save()
    answer = browser.post("/invite/one", {"team": str(here.ward.pk)})
    invitation = Invitation.objects.get()
    assert answer["Location"] == f"/invite/{invitation.pk}"
    page = browser.get(answer["Location"]).content.decode()
    code = code_of(invitation.salt)
    assert f"{code[:4]} {code[4:]}" in page
    assert "data:image/svg+xml" in page
    assert browser.post("/invite/poster", {}).status_code == 422
    given = {"team": str(here.ward.pk), "people": "5", "days": "3", "welcomer": str(here.nurse.pk)}
    assert browser.post("/invite/poster", given).status_code == 302
    assert "says yes" in browser.get(f"/invite/{invitation.pk + 1}").content.decode()
