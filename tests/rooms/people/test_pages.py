"""This room's pages: what they show to whom, and that another trust's numbers are not there."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from candour.domain.actor import Job
from candour.domain.roles import Right, Role
from candour.jobs.worker import run_due
from candour.ledger.models import Event
from candour.people import actions, queries
from candour.people.models import Notice, Person, RightHeld, Shift
from tests.pages import Visit
from tests.rooms.people.trusts import SETUP, TrustHere

EVERYBODY = ["/notices", "/people", "/rota", "/me"]


def give_notice(person: Person) -> Notice:
    return actions.send_notice(
        by=Job("voice.submit"),
        person=person,
        kind="decide",
        about="reply:12",
        words="A reply to a complaint waits for you",
        opens="/people",
        is_urgent=True,
        now=timezone.now(),
    )


def plan(here: TrustHere) -> Shift:
    now = timezone.now()
    return actions.plan_shift(
        by=SETUP,
        person=here.nurse,
        role=Role.READER_ON_CALL,
        title="Reader on call",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=7),
        now=now,
    )


@pytest.mark.parametrize("path", EVERYBODY)
def test_every_member_of_staff_opens_the_room_and_visitors_are_asked_to_sign_in(
    here: TrustHere, visit: Visit, path: str
) -> None:
    visit(path, by=here.nurse)
    response = visit(path, expecting=302)
    assert response["Location"] == f"/sign-in?next={path}"


@pytest.mark.parametrize("path", ["/people/add", "/rota/plan", "/settings"])
def test_pages_for_a_role_say_in_plain_words_whose_they_are(here: TrustHere, visit: Visit, path: str) -> None:
    visit(path, by=here.administrator)
    response = visit(path, by=here.nurse, expecting=403)
    assert "This page is for the role trust administrator" in response.content.decode()


def test_another_trusts_numbers_are_not_there(here: TrustHere, elsewhere: TrustHere, visit: Visit) -> None:
    notice, shift, number = give_notice(elsewhere.nurse), plan(elsewhere), elsewhere.nurse.pk
    names = ["person", "give-role", "end-role", "suspend", "let-back", "withdraw-right"]
    theirs = [reverse(f"people-{name}", args=[number]) for name in names]
    theirs += [reverse("people-swap", args=[shift.pk]), reverse("people-cancel", args=[shift.pk])]
    theirs += [reverse("people-notice", args=[notice.pk])]
    before = Event.objects.count()
    for path in theirs:
        nothing = path.replace(str(number), "999999").replace(f"/{shift.pk}/", "/999999/")
        for post in (None, {"role": "approver", "reason": "x", "right": "inform", "to": str(number)}):
            answers = [visit_any(visit, here.administrator, each, post) for each in (path, nothing)]
            assert answers[0][0] in {404, 405}, path
            assert answers[0] == answers[1], path
    assert Event.objects.count() == before


def visit_any(visit: Visit, by: Person, path: str, post: dict[str, str] | None) -> tuple[int, str]:
    for status in (404, 405):
        try:
            return status, visit(path, by=by, post=post, expecting=status).content.decode()
        except AssertionError:
            continue
    raise AssertionError(path)


def test_the_directory_never_names_people_of_another_trust(
    here: TrustHere, elsewhere: TrustHere, visit: Visit
) -> None:
    for path in ("/people", "/people?q=Nia", "/rota/plan"):
        page = visit(path, by=here.administrator).content.decode()
        assert "OfBrannoc" in page
        assert "OfNowhere" not in page


def test_the_directory_asks_as_often_for_three_people_as_for_forty(here: TrustHere, visit: Visit) -> None:
    with CaptureQueriesContext(connection) as few:
        visit("/people", by=here.nurse)
    for number in range(37):
        actions.add_person(
            by=SETUP,
            trust=here.trust,
            email=f"p{number}@brannoc.example",
            first_name="Pat",
            last_name="Lee",
            job_title="Nurse",
            team=here.ward,
            roles=[Role.WRITER],
            now=timezone.now(),
        )
    with CaptureQueriesContext(connection) as many:
        visit("/people", by=here.nurse)
    assert len(few) == len(many)


def test_a_notice_shows_its_count_opens_by_a_button_and_is_seen_from_then_on(
    here: TrustHere, visit: Visit
) -> None:
    notice = give_notice(here.matron)
    page = visit("/notices", by=here.matron).content.decode()
    assert "A reply to a complaint waits for you" in page
    assert "Human needed now" in page
    visit(f"/notices/{notice.pk}", by=here.matron)
    notice.refresh_from_db()
    assert notice.seen_at is None, "looking changes nothing"
    response = visit(f"/notices/{notice.pk}", by=here.matron, post={}, expecting=302)
    assert response["Location"] == "/people"
    notice.refresh_from_db()
    assert notice.seen_at is not None


def test_the_link_of_a_letter_does_nothing_without_signing_in(here: TrustHere, visit: Visit) -> None:
    notice = give_notice(here.matron)
    visit(f"/notices/{notice.pk}", expecting=302)
    visit(f"/notices/{notice.pk}", post={}, expecting=302)
    visit(f"/notices/{notice.pk}", by=here.nurse, post={}, expecting=404)
    notice.refresh_from_db()
    assert notice.seen_at is None


def test_an_administrator_adds_somebody_who_gets_a_letter(
    here: TrustHere, visit: Visit, mailoutbox: list[EmailMessage]
) -> None:
    given = {
        "first_name": "Jo",
        "last_name": "Bloggs",
        "email": "jo@brannoc.example",
        "job_title": "Porter",
        "team": str(here.ward.pk),
        "roles": ["writer"],
    }
    visit("/people/add", by=here.administrator, post=given, expecting=302)
    added = Person.objects.get(email="jo@brannoc.example")
    assert added.trust == here.trust
    assert queries.roles_of(added) == {Role.WRITER}
    run_due(timezone.now())
    assert [letter.to for letter in mailoutbox] == [["jo@brannoc.example"]]
    assert "/sign-in/password/choose/" in mailoutbox[0].body
    visit("/people/add", by=here.administrator, post={"first_name": "Jo"}, expecting=422)
    again = visit("/people/add", by=here.administrator, post=given, expecting=403)
    assert "has this e-mail address already" in again.content.decode()


def test_fields_that_no_form_has_change_nothing(here: TrustHere, elsewhere: TrustHere, visit: Visit) -> None:
    given = {
        "first_name": "Jo",
        "last_name": "Bloggs",
        "email": "jo@brannoc.example",
        "job_title": "Porter",
        "trust": str(elsewhere.trust.pk),
        "is_active": "",
        "password": "known",
        "id": "1",
    }
    visit("/people/add", by=here.administrator, post=given, expecting=302)
    added = Person.objects.get(email="jo@brannoc.example")
    assert (added.trust, added.is_active, added.has_usable_password()) == (here.trust, True, False)


def test_a_team_of_another_trust_cannot_be_chosen(
    here: TrustHere, elsewhere: TrustHere, visit: Visit
) -> None:
    given = {"first_name": "Jo", "last_name": "Bo", "email": "jo@b.example", "job_title": "Porter"}
    wrong = given | {"team": str(elsewhere.ward.pk)}
    visit("/people/add", by=here.administrator, post=wrong, expecting=422)


def test_roles_are_given_ended_and_people_suspended_on_their_page(here: TrustHere, visit: Visit) -> None:
    number = here.nurse.pk
    by = here.administrator
    visit(f"/people/{number}", by=by)
    visit(f"/people/{number}/give-role", by=by, post={"role": ""}, expecting=422)
    visit(f"/people/{number}/give-role", by=by, post={"role": "legal"}, expecting=302)
    assert Role.LEGAL in queries.roles_of(here.nurse)
    visit(f"/people/{number}/end-role", by=by, post={"role": "legal"}, expecting=302)
    assert Role.LEGAL not in queries.roles_of(here.nurse)
    visit(f"/people/{number}/suspend", by=by)
    visit(f"/people/{number}/suspend", by=by, post={"reason": ""}, expecting=422)
    visit(f"/people/{number}/suspend", by=by, post={"reason": "Long leave"}, expecting=302)
    visit(f"/people/{number}", by=here.matron, expecting=404)
    assert "Suspended" in visit(f"/people/{number}", by=by).content.decode()
    visit(f"/people/{number}/let-back", by=by, post={}, expecting=302)
    visit(f"/people/{number}", by=here.matron)


def test_a_right_is_shown_with_how_it_was_earned_and_withdrawn_with_a_reason(
    here: TrustHere, visit: Visit
) -> None:
    now = timezone.now()
    actions.grant_right(
        by=SETUP,
        person=here.nurse,
        right=Right.SAY_SORRY,
        earned_how="Lesson: Saying sorry",
        ends_at=now + timedelta(days=365),
        now=now,
    )
    for path in ("/me", f"/people/{here.nurse.pk}"):
        assert "say sorry: Lesson: Saying sorry, until" in visit(path, by=here.nurse).content.decode()
    path = f"/people/{here.nurse.pk}/withdraw-right"
    visit(path, by=here.nurse, expecting=403)
    visit(path, by=here.administrator)
    visit(path, by=here.administrator, post={"right": "say_sorry"}, expecting=422)
    visit(path, by=here.administrator, post={"right": "say_sorry", "reason": "Moved"}, expecting=302)
    assert queries.rights_in_force(here.nurse, timezone.now()) == frozenset()


def test_a_gap_is_refused_on_the_page_with_what_was_typed_kept(here: TrustHere, visit: Visit) -> None:
    plan(here)
    day = timezone.localtime() + timedelta(days=3)
    given = {
        "role": "reader_on_call",
        "title": "Reader on call",
        "person": str(here.matron.pk),
        "deputy": "",
        "starts_on-day": str(day.day),
        "starts_on-month": str(day.month),
        "starts_on-year": str(day.year),
        "starts": "08:00",
        "ends_on-day": str(day.day),
        "ends_on-month": str(day.month),
        "ends_on-year": str(day.year),
        "ends": "20:00",
    }
    visit("/rota/plan", by=here.administrator)
    page = visit("/rota/plan", by=here.administrator, post=given, expecting=403).content.decode()
    assert "Nobody would be on call from" in page
    assert 'value="08:00"' in page
    visit("/rota/plan", by=here.administrator, post=given | {"starts": "8 ish"}, expecting=422)


def test_a_nurse_gives_her_turn_away_and_nobody_elses(here: TrustHere, visit: Visit) -> None:
    shift = plan(here)
    visit("/rota", by=here.nurse)
    visit(f"/rota/{shift.pk}/swap", by=here.nurse)
    visit(f"/rota/{shift.pk}/swap", by=here.nurse, post={"to": str(here.matron.pk)}, expecting=302)
    shift.refresh_from_db()
    assert shift.person == here.matron
    visit(f"/rota/{shift.pk}/swap", by=here.nurse, post={"to": str(here.administrator.pk)}, expecting=403)
    visit(f"/rota/{shift.pk}/cancel", by=here.administrator, post={}, expecting=403)
    visit("/rota", by=here.administrator)


def test_the_trusts_settings_are_kept(here: TrustHere, visit: Visit) -> None:
    visit("/settings", by=here.administrator)
    given = {"jurisdiction": "wales", "duty_title": "Duty manager", "duty_phone": ""}
    visit("/settings", by=here.administrator, post=given, expecting=302)
    here.trust.refresh_from_db()
    assert (here.trust.jurisdiction, here.trust.duty_title) == ("wales", "Duty manager")
    visit("/settings", by=here.administrator, post=given | {"duty_title": ""}, expecting=422)


def test_who_stands_at_the_end_of_every_route_is_chosen_on_a_page(here: TrustHere, visit: Visit) -> None:
    path, by = "/rota/standing-duty", here.administrator
    visit(path, by=here.nurse, expecting=403)
    visit(path, by=by)
    twice = {"first": str(here.nurse.pk), "then": str(here.nurse.pk)}
    assert "twice" in visit(path, by=by, post=twice, expecting=403).content.decode()
    visit(path, by=by, post={"first": "", "then": ""}, expecting=422)
    visit(path, by=by, post={"first": str(here.matron.pk), "then": str(here.nurse.pk)}, expecting=302)
    assert queries.standing_duty(here.trust) == [here.matron, here.nurse]
    assert "Mo OfBrannoc, then Nia OfBrannoc" in visit("/rota", by=here.writer).content.decode()


def test_the_directory_is_kept_to_who_may_say_what_where(here: TrustHere, visit: Visit) -> None:
    now = timezone.now()
    RightHeld.objects.create(
        trust=here.trust,
        person=here.nurse,
        right=Right.SAY_SORRY,
        earned_how="The lesson “Saying sorry”",
        starts_at=now - timedelta(days=1),
        ends_at=now + timedelta(days=30),
    )
    sorry = f"/people?may={Right.SAY_SORRY.value}"
    of_right = visit(sorry, by=here.matron).content.decode()
    assert f"{here.nurse.full_name}</a></h2>" in of_right
    assert f"{here.matron.full_name}</a></h2>" not in of_right
    RightHeld.objects.update(withdrawn_at=now, withdrawn_reason="It was given by mistake")
    assert "Nobody here fits that." in visit(sorry, by=here.matron).content.decode()
    assert (
        here.matron.full_name in visit("/people?role=approver&site=x&may=y", by=here.nurse).content.decode()
    )
    assert "Nobody here fits that." in visit("/people?site=999999", by=here.nurse).content.decode()
