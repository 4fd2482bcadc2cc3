"""Leaving the trust: the next request fails, and so does every right, role and turn on call."""

from datetime import timedelta

import pytest
from django.utils import timezone

from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.ledger.models import Event
from candour.people import actions, queries
from candour.people.actions import Details
from candour.people.models import Person, Shift
from tests.pages import CheckedClient
from tests.rooms.people.signing import opens, sign_in
from tests.rooms.people.trusts import HOUR, NOW, SETUP, TrustHere


def _turn(here: TrustHere, person: Person, deputy: Person | None) -> Shift:
    return actions.plan_shift(
        by=SETUP,
        person=person,
        deputy=deputy,
        role=Role.READER_ON_CALL,
        title="Reader on call",
        starts_at=NOW - HOUR,
        ends_at=NOW + 8 * HOUR,
        now=NOW,
    )


def test_a_leaver_s_next_request_fails(here: TrustHere) -> None:
    browser, _ = sign_in(here.writer)
    assert opens(browser)
    actions.leave(by=here.administrator, person=here.writer, reason="Left.", now=timezone.now())
    assert browser.get("/me")["Location"].startswith("/sign-in")
    again, answer = sign_in(here.writer)
    assert answer["Location"] == "/sign-in/suspended"
    assert not opens(again)


def test_a_leaver_s_roles_rights_and_standing_duty_end_at_once(here: TrustHere) -> None:
    until = NOW + timedelta(days=700)
    actions.grant_right(
        by=SETUP, person=here.nurse, right=Right.SAY_SORRY, earned_how="Lesson", ends_at=until, now=NOW
    )
    actions.set_standing_duty(by=SETUP, trust=here.trust, people=[here.nurse], now=NOW)
    later = NOW + HOUR
    actions.leave(by=here.administrator, person=here.nurse, reason="Left.", now=later)
    assert queries.roles_of(here.nurse) == frozenset()
    assert queries.rights_held(here.nurse, later) == []
    assert list(queries.standing_duty(here.trust)) == [here.administrator]
    assert Event.objects.filter(name="people:person:left").count() == 1
    assert Event.objects.filter(name="people:right:withdrawn").count() == 0, "nothing was done wrong"
    back = actions.let_back(by=here.administrator, person=here.nurse, now=later)
    assert (back.left_at, queries.roles_of(back)) == (None, frozenset())


def test_a_leaver_s_turn_goes_to_the_deputy(here: TrustHere) -> None:
    turn = _turn(here, here.nurse, here.matron)
    actions.leave(by=here.administrator, person=here.nurse, reason="Left.", now=NOW)
    turn.refresh_from_db()
    assert (turn.person, turn.deputy, turn.cancelled_at) == (here.matron, None, None)
    assert not here.administrator.notices.exists()


def test_a_turn_that_nobody_takes_over_is_told_to_who_plans(here: TrustHere) -> None:
    turn = _turn(here, here.nurse, None)
    actions.leave(by=here.administrator, person=here.nurse, reason="Left.", now=NOW)
    turn.refresh_from_db()
    assert turn.cancelled_at == NOW
    (notice,) = here.administrator.notices.all()
    assert notice.words.startswith("A turn on call")


def test_the_last_administrator_stays_and_nobody_takes_themselves_out(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="only administrator"):
        actions.leave(by=SETUP, person=here.administrator, reason="Left.", now=NOW)
    with pytest.raises(Refusal, match="yourself"):
        actions.leave(by=here.administrator, person=here.administrator, reason="Left.", now=NOW)
    assert queries.roles_of(here.administrator)


def test_leaving_twice_changes_nothing(here: TrustHere) -> None:
    for _ in range(2):
        actions.leave(by=here.administrator, person=here.writer, reason="Left.", now=NOW)
    assert Event.objects.filter(name="people:person:left").count() == 1


def test_the_page_of_a_leaver_says_so(here: TrustHere) -> None:
    browser, _ = sign_in(here.administrator)
    session = browser.session
    session["second_factor"] = here.administrator.pk
    session.save()
    path = f"/people/{here.writer.pk}"
    assert "Left the trust." in browser.get(f"{path}/left").content.decode()
    assert browser.post(f"{path}/left", {"reason": ""}).status_code == 422
    assert browser.post(f"{path}/left", {"reason": "Retired."})["Location"] == path
    assert "All roles and rights have ended" in browser.get(path).content.decode()
    assert CheckedClient().get(path).status_code == 302


def test_details_change_only_where_something_is_new(here: TrustHere) -> None:
    details = Details(job_title="Senior porter", first_name=here.writer.first_name)
    changed = [
        actions.change_person(by=here.administrator, person=here.writer, details=details, now=NOW)
        for _ in range(2)
    ]
    assert changed == [["job_title"], []]
    assert Event.objects.filter(name="people:person:changed").count() == 1


def test_a_new_address_is_the_one_that_signs_in(here: TrustHere) -> None:
    actions.change_person(
        by=here.administrator, person=here.writer, details=Details(email="New@brannoc.example"), now=NOW
    )
    here.writer.refresh_from_db()
    browser, _ = sign_in(here.writer)
    assert opens(browser)
    with pytest.raises(Refusal, match="already"):
        actions.change_person(
            by=here.administrator, person=here.writer, details=Details(email=here.nurse.email), now=NOW
        )
