"""The moves of a statement and of a delivery: every one listed, every other refused with words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.refusal import Refusal
from candour.domain.statements import (
    DELIVERY_MOVES,
    ENDED,
    LOSING_APPROVAL,
    STATEMENT_MOVES,
    UNSETTLED,
    DeliveryState,
    DeliveryVerb,
    StatementState,
    StatementVerb,
    loses_approval,
    next_state,
)
from tests.approving import assert_approved


@pytest.mark.parametrize(("state", "verb"), list(itertools.product(StatementState, StatementVerb)))
def test_a_statement_moves_as_listed_or_is_refused_with_a_remedy(
    state: StatementState, verb: StatementVerb
) -> None:
    if (state, verb) in STATEMENT_MOVES:
        assert next_state(state, verb) is STATEMENT_MOVES[state, verb]
        return
    with pytest.raises(Refusal) as refused:
        next_state(state, verb)
    assert refused.value.reason
    assert refused.value.remedy


@pytest.mark.parametrize(("state", "verb"), list(itertools.product(DeliveryState, DeliveryVerb)))
def test_a_delivery_moves_as_listed_or_is_refused_with_a_remedy(
    state: DeliveryState, verb: DeliveryVerb
) -> None:
    if (state, verb) in DELIVERY_MOVES:
        assert next_state(state, verb) is DELIVERY_MOVES[state, verb]
        return
    with pytest.raises(Refusal) as refused:
        next_state(state, verb)
    assert refused.value.reason
    assert refused.value.remedy


@given(st.lists(st.sampled_from(StatementVerb), max_size=40))
def test_no_walk_leaves_without_an_approval_since_the_last_change(verbs: list[StatementVerb]) -> None:
    state, is_approved = StatementState.DRAFT, False
    for verb in verbs:
        try:
            state = next_state(state, verb)
        except Refusal:
            continue
        if verb in {StatementVerb.APPROVE, StatementVerb.SEND}:
            is_approved = True
        if loses_approval(verb):
            is_approved = False
        if state in {StatementState.APPROVED, StatementState.LEAVING, StatementState.PUBLISHED}:
            assert is_approved


def test_an_edit_before_leaving_always_ends_as_a_draft_and_later_never_happens() -> None:
    for state in StatementState:
        after = STATEMENT_MOVES.get((state, StatementVerb.EDIT))
        gone = {StatementState.LEAVING, StatementState.WITHDRAWN} | ENDED
        assert after is (None if state in gone else StatementState.DRAFT)


def test_every_state_is_reached_and_nothing_entered_is_lost() -> None:
    assert set(STATEMENT_MOVES.values()) == set(StatementState)
    assert set(DELIVERY_MOVES.values()) | {DeliveryState.QUEUED} == set(DeliveryState)
    for state in set(StatementState) - {
        StatementState.PUBLISHED,
        StatementState.TAKEN_DOWN,
        StatementState.TAKEN_IN,
    }:
        assert any(start is state for start, _verb in STATEMENT_MOVES), f"{state} is a dead end"


def test_a_copy_that_may_be_live_is_never_sent_again_before_somebody_looked() -> None:
    for (state, verb), after in DELIVERY_MOVES.items():
        if state in {DeliveryState.UNKNOWN, DeliveryState.ASKED} and after is DeliveryState.QUEUED:
            assert verb in {DeliveryVerb.FIND_NOTHING, DeliveryVerb.SAY_NOT_LIVE}
        if after is DeliveryState.SENDING:
            assert state is DeliveryState.QUEUED


def test_a_verb_of_one_table_has_no_place_in_the_other() -> None:
    with pytest.raises(TypeError):
        next_state(StatementState.DRAFT, DeliveryVerb.CLAIM)  # type: ignore[call-overload]  # the mistake under test


def test_the_approved_list_of_states_is_up_to_date() -> None:
    assert_approved("states.txt", states_as_text())


def states_as_text() -> str:
    """This will print both tables, one move a line, as they stand in tests/approved/states.txt."""
    lines = ["A statement", ""]
    lines += [_line(move, after, move[1] in LOSING_APPROVAL) for move, after in STATEMENT_MOVES.items()]
    lines += ["", "A delivery", ""]
    lines += [_line(move, after, False) for move, after in DELIVERY_MOVES.items()]
    lines += ["", f"Ended: {', '.join(sorted(ENDED))}", f"Open outcome: {', '.join(sorted(UNSETTLED))}", ""]
    return "\n".join(lines)


def _line(move: tuple[str, str], after: str, is_losing: bool) -> str:
    note = "   (approvals are lost)" if is_losing else ""
    return f"{move[0]:<11} {move[1]:<17} -> {after}{note}"
