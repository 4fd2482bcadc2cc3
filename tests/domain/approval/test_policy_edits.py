"""Editing a table: rows put in, moved and taken out, what is wrong with it said, the floors out of reach."""

import contextlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.approval.checking import faults_of, table_refusal
from candour.domain.approval.conditions import ALWAYS, FEATURES, NO, YES, Condition, when
from candour.domain.approval.differences import Turned, differences
from candour.domain.approval.editing import MOST_ROWS, moved, next_number, row_of, with_row, without_row
from candour.domain.approval.facts import Facts
from candour.domain.approval.floors import FLOORS, floor_under
from candour.domain.approval.phrases import CHANNEL_NAMES, WHEN_NO, WHEN_YES, condition_in_words
from candour.domain.approval.plain import from_plain, to_plain
from candour.domain.approval.policy import Ask, Policy, Row, prove
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from tests.domain.approval import any_policy


def a_row(number: str = "12", **changes: object) -> Row:
    row = Row(number, f"{number}.1", (when({"kind": ["suggestion"]}),), (Ask.ONE_PERSON,), "", "", "it is so")
    return replace(row, **changes)  # type: ignore[arg-type]


def test_a_new_row_goes_above_the_last_and_has_words_of_its_own() -> None:
    edited = with_row(STARTING_POLICY, a_row())
    assert [row.number for row in edited.rows[-2:]] == ["12", "11"]
    assert row_of(edited, "12").when_words == "we answer a suggestion"
    assert row_of(edited, "12").route_words == "one colleague"


def test_a_row_keeps_its_words_while_what_they_describe_stays() -> None:
    old = row_of(STARTING_POLICY, "5")
    kept = row_of(with_row(STARTING_POLICY, replace(old, why="it answers a complaint of somebody")), "5")
    assert (kept.when_words, kept.route_words) == (old.when_words, old.route_words)
    changed = row_of(with_row(STARTING_POLICY, replace(old, asks=(Ask.DESK,))), "5")
    assert changed.when_words == old.when_words
    assert changed.route_words != old.route_words


def test_a_row_moves_up_and_down_and_stops_at_the_ends() -> None:
    up = moved(STARTING_POLICY, "3", -1)
    assert [row.number for row in up.rows[:3]] == ["1", "3", "2"]
    assert moved(STARTING_POLICY, "1", -1) == STARTING_POLICY
    assert moved(STARTING_POLICY, "11", 1) == STARTING_POLICY


def test_a_number_is_never_given_twice_by_the_tables_that_are_named() -> None:
    shorter = without_row(STARTING_POLICY, "11")
    assert next_number(shorter) == "11"
    assert next_number(shorter, STARTING_POLICY) == "12"


def test_a_table_does_not_grow_for_ever() -> None:
    table = STARTING_POLICY
    for number in range(12, 1 + MOST_ROWS):
        table = with_row(table, a_row(str(number)))
    with pytest.raises(Refusal, match="rows at most"):
        with_row(table, a_row("99"))


def test_a_row_that_is_gone_is_refused() -> None:
    with pytest.raises(Refusal, match="Row 77"):
        without_row(STARTING_POLICY, "77")


@pytest.mark.parametrize("number", [floor.number for floor in FLOORS])
def test_a_floor_cannot_be_edited_moved_or_taken_out(number: str) -> None:
    edits: list[Callable[[], Policy]] = [
        lambda: with_row(STARTING_POLICY, a_row(number)),
        lambda: without_row(STARTING_POLICY, number),
        lambda: moved(STARTING_POLICY, number, 1),
    ]
    for edit in edits:
        with pytest.raises(Refusal) as refused:
            edit()
        assert "floor" in refused.value.clause


@given(any_policy.policies(), any_policy.facts)
def test_no_table_moves_a_floor(policy: Policy, facts: Facts) -> None:
    floors = to_plain(policy)["floors"]
    assert floors == to_plain(STARTING_POLICY)["floors"]
    floor = floor_under(facts)
    assert any_policy.asked(facts, policy) is None if floor else any_policy.asked(facts, policy) is not None


@given(st.lists(st.sampled_from(["up", "down", "out", "in", "new", "desk"]), max_size=12), st.data())
def test_whatever_is_edited_the_table_can_be_read_again_and_keeps_its_numbers(
    edits: list[str], data: st.DataObject
) -> None:
    table = STARTING_POLICY
    for edit in edits:
        numbers = [row.number for row in table.rows] or ["1"]
        number = data.draw(st.sampled_from([*numbers, "F1", "77"]))
        with contextlib.suppress(Refusal):
            table = _edited(table, edit, number)
    assert from_plain(to_plain(table)) == table
    assert len({row.number for row in table.rows}) == len(table.rows)
    assert not {row.number for row in table.rows} & {floor.number for floor in FLOORS}


def _edited(table: Policy, edit: str, number: str) -> Policy:
    match edit:
        case "up":
            return moved(table, number, -1)
        case "down":
            return moved(table, number, 1)
        case "out":
            return without_row(table, number)
        case "new":
            return with_row(table, a_row(next_number(table)))
        case "desk":
            return with_row(table, replace(row_of(table, number), asks=(Ask.DESK,)))
        case _:
            return with_row(table, a_row(number))


@given(any_policy.policies())
def test_a_table_without_faults_is_proved_and_one_with_gaps_has_faults(policy: Policy) -> None:
    proof, faults = prove(policy), faults_of(policy)
    if not proof.holds:
        assert faults
        assert table_refusal(policy) is not None
    if not faults:
        assert proof.holds
        assert table_refusal(policy) is None


def test_the_starting_table_has_no_fault() -> None:
    assert faults_of(STARTING_POLICY) == ()


ODD: list[tuple[str, Row, str]] = [
    ("below the last", a_row("12", conditions=(ALWAYS,)), "never applies"),
    (
        "a dead alternative",
        a_row("12", conditions=(when({"kind": ["suggestion"]}), when({"is_correction": True}))),
        "never decides anything",
    ),
    ("a right for nothing", a_row("12", asks=(), right=Right.INFORM), "asks nobody"),
    (
        "a right that excludes its row",
        a_row("12", right=Right.INFORM, right_when=when({"kind": ["question"]})),
        "exclude each other",
    ),
    (
        "a right over what is held",
        a_row(
            "12",
            conditions=(when({"kind": ["suggestion"], "something_held": True}),),
            right=Right.INFORM,
        ),
        "always sees",
    ),
]


@pytest.mark.parametrize(("row", "said"), [odd[1:] for odd in ODD], ids=[odd[0] for odd in ODD])
def test_a_row_at_odds_with_itself_is_said_beside_it(row: Row, said: str) -> None:
    table = with_row(STARTING_POLICY, row)
    if row.conditions == (ALWAYS,):
        table = moved(table, "12", 1)
    fault = next(each for each in faults_of(table) if said in each.words)
    assert fault.row == "12"
    assert fault.remedy


def test_a_gap_is_said_in_words() -> None:
    table = without_row(STARTING_POLICY, "11")
    assert "No row says what happens when" in faults_of(table)[0].words
    refusal = table_refusal(table)
    assert refusal is not None
    assert "anything else" in refusal.remedy


def test_every_question_has_words_for_both_answers() -> None:
    questions = {name for name, values in FEATURES.items() if values == {YES, NO}}
    assert set(WHEN_YES) == set(WHEN_NO) == questions
    assert set(CHANNEL_NAMES) == FEATURES["channel"]


@given(any_policy.conditions())
def test_every_condition_can_be_said(condition: Condition) -> None:
    words = condition_in_words(condition)
    assert words
    assert "_" not in words


@given(any_policy.policies(), any_policy.policies())
def test_two_tables_differ_in_words_where_their_rows_do(before: Policy, after: Policy) -> None:
    assert not differences(before, before).are_any
    found = differences(before, after)
    gone = {row.number for row in found.rows if row.turned is Turned.REMOVED}
    added = {row.number for row in found.rows if row.turned is Turned.ADDED}
    assert gone == {row.number for row in before.rows} - {row.number for row in after.rows}
    assert added == {row.number for row in after.rows} - {row.number for row in before.rows}


def test_a_moved_row_is_the_only_one_that_differs() -> None:
    found = differences(STARTING_POLICY, moved(STARTING_POLICY, "7", -5))
    assert [(row.number, row.turned) for row in found.rows] == [("7", Turned.MOVED)]
    assert found.rows[0].lines[0].after == "below row 1"
