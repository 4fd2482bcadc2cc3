"""Who is on call: turns without gaps, deputies, the standing duty role."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.approval.people import Turn
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.rota import Stretch, gaps
from candour.people import actions, queries
from candour.people.models import Person, Shift
from tests.rooms.people.trusts import HOUR, NOW, SETUP, TrustHere


def plan(here: TrustHere, person: Person, start: datetime, hours: int, **more: object) -> Shift:
    return actions.plan_shift(
        by=here.administrator,
        person=person,
        role=Role.READER_ON_CALL,
        title="Reader on call",
        starts_at=start,
        ends_at=start + hours * HOUR,
        now=NOW,
        **more,  # type: ignore[arg-type]  # deputy or team
    )


def test_a_turn_that_leaves_a_gap_is_refused_with_a_way_to_close_it(here: TrustHere) -> None:
    plan(here, here.nurse, NOW - HOUR, 4)
    with pytest.raises(Refusal) as refusal:
        plan(here, here.matron, NOW + 5 * HOUR, 4)
    assert "Nobody would be on call from" in refusal.value.reason
    assert "first" in refusal.value.remedy
    assert Shift.objects.count() == 1
    plan(here, here.matron, NOW + 3 * HOUR, 4)
    assert queries.gaps(here.trust, NOW) == []


def test_a_turn_in_the_middle_cannot_be_cancelled_but_can_be_swapped(here: TrustHere) -> None:
    first = plan(here, here.nurse, NOW - HOUR, 4)
    plan(here, here.matron, NOW + 3 * HOUR, 4)
    with pytest.raises(Refusal, match="Nobody would be on call"):
        actions.cancel_shift(by=here.administrator, shift=first, now=NOW)
    swapped = actions.swap(by=here.nurse, shift=first, to=here.matron, now=NOW)
    assert swapped.person == here.matron


def test_nobody_takes_a_colleague_s_turn_without_their_yes_but_planners_may(here: TrustHere) -> None:
    shift = plan(here, here.nurse, NOW - HOUR, 4)
    with pytest.raises(Refusal, match="Only a"):
        actions.swap(by=here.matron, shift=shift, to=here.matron, now=NOW)
    shift.refresh_from_db()
    assert shift.person == here.nurse
    assert actions.swap(by=here.administrator, shift=shift, to=here.matron, now=NOW).person == here.matron


def test_the_last_turn_ahead_can_be_cancelled(here: TrustHere) -> None:
    plan(here, here.nurse, NOW - HOUR, 4)
    last = plan(here, here.matron, NOW + 3 * HOUR, 4)
    actions.cancel_shift(by=here.administrator, shift=last, now=NOW)
    assert [shift.person for shift in queries.shifts_between(here.trust, NOW, NOW + 9 * HOUR)] == [here.nurse]
    with pytest.raises(Refusal, match="cancelled already"):
        actions.cancel_shift(by=here.administrator, shift=last, now=NOW)


def test_whoever_lacks_the_role_takes_no_turn_and_nobody_deputises_for_themselves(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="reader on call"):
        plan(here, here.administrator, NOW, 4)
    with pytest.raises(Refusal, match="themselves"):
        plan(here, here.nurse, NOW, 4, deputy=here.nurse)


def test_on_duty_lists_turns_deputies_and_the_standing_duty_role(here: TrustHere) -> None:
    plan(here, here.nurse, NOW - HOUR, 4, deputy=here.matron)
    actions.set_standing_duty(by=here.administrator, trust=here.trust, people=[here.administrator], now=NOW)
    duty = queries.on_duty(here.trust, NOW)
    assert [(each.person, each.turn) for each in duty] == [
        (str(here.nurse.pk), Turn.FIRST),
        (str(here.matron.pk), Turn.DEPUTY),
        (str(here.administrator.pk), Turn.STANDING),
    ]
    assert duty[0].label == "Reader on call"
    assert duty[0].until == NOW + 3 * HOUR
    assert duty[2].label == "Site manager on duty"
    assert all(each.reachable for each in duty)


def test_a_suspended_person_or_one_who_lost_the_role_is_not_on_duty(here: TrustHere) -> None:
    plan(here, here.nurse, NOW - HOUR, 4, deputy=here.matron)
    actions.suspend_person(by=here.administrator, person=here.nurse, reason="left", now=NOW)
    actions.end_role(by=here.administrator, person=here.matron, role=Role.READER_ON_CALL, now=NOW)
    assert queries.on_duty(here.trust, NOW) == []


def test_nobody_of_another_trust_is_on_duty_here(here: TrustHere, elsewhere: TrustHere) -> None:
    plan(elsewhere, elsewhere.nurse, NOW - HOUR, 4)
    assert queries.on_duty(here.trust, NOW) == []
    with pytest.raises(Refusal, match="another trust"):
        plan(here, elsewhere.nurse, NOW - HOUR, 4)
    with pytest.raises(Refusal, match="different trusts"):
        plan(here, here.nurse, NOW - HOUR, 4, deputy=elsewhere.matron)


def test_on_duty_asks_the_same_few_questions_for_few_and_many(here: TrustHere) -> None:
    plan(here, here.nurse, NOW - HOUR, 4)
    with CaptureQueriesContext(
        connection,
    ) as few:
        queries.on_duty(here.trust, NOW)
    for number in range(20):
        person = actions.add_person(
            by=SETUP,
            trust=here.trust,
            email=f"p{number}@brannoc.example",
            first_name="Pat",
            last_name="Lee",
            job_title="Nurse",
            roles=[Role.READER_ON_CALL],
            now=NOW,
        )
        plan(here, person, NOW - HOUR, 4, deputy=here.matron)
    with CaptureQueriesContext(connection) as many:
        assert len(queries.on_duty(here.trust, NOW)) == 41
    assert len(few) == len(many) == 4


def test_the_standing_duty_role_is_never_nobody(here: TrustHere) -> None:
    with pytest.raises(Refusal, match="Every route ends"):
        actions.set_standing_duty(by=here.administrator, trust=here.trust, people=[], now=NOW)
    with pytest.raises(Refusal, match="twice"):
        actions.set_standing_duty(
            by=here.administrator, trust=here.trust, people=[here.nurse, here.nurse], now=NOW
        )


STRETCHES = st.lists(
    st.tuples(st.integers(-20, 40), st.integers(1, 12)).map(
        lambda pair: Stretch(NOW + pair[0] * HOUR, NOW + (pair[0] + pair[1]) * HOUR)
    ),
    max_size=8,
)


@given(STRETCHES)
def test_a_gap_is_exactly_where_nobody_is_between_turns(turns: list[Stretch]) -> None:
    ahead = [turn for turn in turns if turn.ends_at > NOW]
    found = gaps(turns, NOW)
    for hour in range(-25, 60):
        at = NOW + hour * HOUR + timedelta(minutes=30)
        between = any(turn.starts_at <= at for turn in ahead) and any(turn.ends_at > at for turn in ahead)
        nobody = not any(turn.starts_at <= at < turn.ends_at for turn in ahead)
        assert any(gap.starts_at <= at < gap.ends_at for gap in found) == (between and nobody)
