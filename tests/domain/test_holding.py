"""The refusals behind the buttons of a post: who may take, pass on, put aside, see and release."""

import pytest

from candour.domain.holding import (
    Holding,
    to_bring_back,
    to_pass_on,
    to_put_aside,
    to_release,
    to_see,
    to_take,
)
from candour.domain.refusal import Refusal
from candour.domain.roles import Role

FREE = Holding()
THEIRS = Holding(held_by="bo", holder_name="Bo Hale")
MINE = Holding(held_by="me", holder_name="Me")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (to_take(FREE, "me"), None),
        (to_take(MINE, "me"), None),
        (to_take(THEIRS, "me"), "Bo Hale has this one."),
        (to_take(Holding(is_deleted=True), "me"), "Whoever wrote this took it down."),
        (to_take(Holding(is_answered=True), "me"), "This one has its answer."),
        (to_take(Holding(is_put_aside=True), "me"), "Somebody said that this needs no reply."),
        (to_take(Holding(has_open_hand_off=True), "me"), None),
        (to_pass_on(FREE, "me"), "Nobody has this one."),
        (to_pass_on(THEIRS, "me"), "Bo Hale has this one."),
        (to_pass_on(MINE, "me"), None),
        (to_put_aside(FREE, "me", "Spam"), None),
        (to_put_aside(MINE, "me", "Spam"), None),
        (to_put_aside(FREE, "me", " "), "A reason is missing."),
        (to_put_aside(THEIRS, "me", "Spam"), "Bo Hale has this one and may be writing."),
        (to_put_aside(Holding(is_answered=True), "me", "Spam"), "This one has its answer."),
        (to_put_aside(Holding(has_open_hand_off=True), "me", "Spam"), "Somebody may need a human now."),
        (to_bring_back(FREE), "Nobody put this one aside."),
        (to_bring_back(Holding(is_put_aside=True)), None),
    ],
)
def test_each_button_has_its_refusals(answer: Refusal | None, reason: str | None) -> None:
    assert (answer.reason if answer else None) == reason
    assert answer is None or answer.remedy


@pytest.mark.parametrize("role", list(Role))
def test_a_hand_off_is_released_by_those_who_answer_for_it_and_by_nobody_else(role: Role) -> None:
    may = role in {Role.APPROVER, Role.COMMUNICATIONS, Role.EXECUTIVE, Role.LEGAL}
    answer = to_release({role}, has_standing_duty=False, is_seen=True, reason="Rang them")
    assert (answer is None) is may
    assert (to_see({role}, was_asked=False, has_standing_duty=False) is None) is may


def test_the_standing_duty_and_whoever_was_asked_may_look_and_nothing_leaves_unseen() -> None:
    assert to_release(set(), has_standing_duty=True, is_seen=True, reason="Rang them") is None
    unseen = to_release(set(), has_standing_duty=True, is_seen=False, reason="Rang them")
    silent = to_release(set(), has_standing_duty=True, is_seen=True, reason="")
    assert unseen is not None
    assert silent is not None
    assert (unseen.clause, silent.reason) == ("floor 1", "A reason is missing.")
    assert to_see(set(), was_asked=True, has_standing_duty=False) is None
    assert to_see({Role.WRITER}, was_asked=False, has_standing_duty=True) is None
