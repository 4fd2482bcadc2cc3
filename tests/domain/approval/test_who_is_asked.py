"""Over time: silence, "I can't look now" and absence move a question on; it ends at the duty role."""

from datetime import timedelta

from candour.domain.approval.history import NO_HISTORY
from candour.domain.approval.route import route
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.approval.steps import Asked, CannotLook, who_is_asked
from tests.domain.approval.people_of_st_brannocs import COMPLAINT, EVENING, EVERYBODY, MATRON, MORNING, SITE

(STEP,) = route(COMPLAINT, STARTING_POLICY, EVERYBODY, NO_HISTORY, EVENING).steps


def after(minutes: float, answers: tuple[CannotLook, ...] = (), absent: tuple[str, ...] = ()) -> Asked:
    return who_is_asked(STEP, EVENING, EVENING + timedelta(minutes=minutes), answers, absent)


def cannot(person: str, minutes: float) -> CannotLook:
    return CannotLook(person, EVENING + timedelta(minutes=minutes))


def test_the_chain_is_the_wards_line_then_another_approver_then_a_reader_then_the_duty_role() -> None:
    assert [person.person for person in STEP.chain] == ["matron", "sister", "reader"]
    assert STEP.duty is SITE


def test_silence_moves_the_question_on_and_takes_nothing_away_from_anybody() -> None:
    asked = [after(minutes) for minutes in (0, 29, 30, 40, 50, 5000)]
    assert [one.person.person if one.person else "" for one in asked] == [
        "matron",
        "matron",
        "sister",
        "reader",
        "site",
        "site",
    ]
    assert asked[-1].so_far == ("matron", "sister", "reader", "site")
    assert asked[-1].next_at is None


def test_in_office_hours_the_deputy_is_asked_after_fifteen_minutes() -> None:
    (step,) = route(COMPLAINT, STARTING_POLICY, EVERYBODY, NO_HISTORY, MORNING).steps
    asked = who_is_asked(step, MORNING, MORNING)
    assert asked.person is MATRON
    assert asked.next_at == MORNING + timedelta(minutes=15)
    assert asked.next_role == "ward sister"


def test_cannot_look_now_moves_on_at_once_and_the_deputy_has_all_their_minutes() -> None:
    asked = after(5, (cannot("matron", 4),))
    assert asked.person
    assert asked.person.person == "sister"
    assert asked.since == EVENING + timedelta(minutes=4)
    assert asked.next_at == EVENING + timedelta(minutes=14)


def test_a_deputy_who_said_so_beforehand_is_passed_at_once() -> None:
    asked = after(30, (cannot("sister", 3),))
    assert asked.person
    assert asked.person.person == "reader"


def test_the_absent_are_never_waited_for() -> None:
    asked = after(0, absent=("matron", "sister"))
    assert asked.person
    assert asked.person.person == "reader"
    assert asked.next_role == "site manager on call"
    assert after(0, absent=("matron", "sister", "reader")).person is SITE


def test_with_nobody_on_duty_the_duty_role_is_asked_at_once() -> None:
    found = route(COMPLAINT, STARTING_POLICY, [], NO_HISTORY, EVENING)
    asked = who_is_asked(found.steps[0], EVENING, EVENING)
    assert asked.person is None
    assert asked.role == "site manager on call"
    assert found.minutes.sentence == "We do not know yet; the site manager on call is asked at once."
