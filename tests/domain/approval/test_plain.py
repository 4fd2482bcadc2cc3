"""A policy written by people: read, refused with a sentence, proved."""

from dataclasses import replace
from typing import Any

import pytest
import yaml

from candour.domain.approval.conditions import ALWAYS, when
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.plain import from_plain, to_plain
from candour.domain.approval.policy import Ask, Policy, Row, prove
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.refusal import Refusal
from tests.domain.approval.people_of_st_brannocs import EVENING, MORNING


def plain_policy() -> dict[str, Any]:
    """This will give the starting policy as it comes out of a YAML file."""
    read: dict[str, Any] = yaml.safe_load(yaml.safe_dump(to_plain(STARTING_POLICY)))
    return read


def test_the_starting_policy_survives_yaml() -> None:
    assert from_plain(plain_policy()) == STARTING_POLICY


def test_the_starting_policy_has_no_gap_and_no_dead_row() -> None:
    assert prove(STARTING_POLICY).holds


def test_without_its_last_row_the_table_has_gaps_that_say_what_is_missing() -> None:
    proof = prove(replace(STARTING_POLICY, rows=STARTING_POLICY.rows[:-1]))
    assert not proof.holds
    assert any("kind: none" in str(gap) for gap in proof.gaps)


def test_a_row_behind_one_that_takes_everything_is_dead() -> None:
    *others, last = STARTING_POLICY.rows
    assert prove(replace(STARTING_POLICY, rows=(last, *others))).unreachable == tuple(
        row.number for row in others
    )


def test_a_row_that_only_a_floor_would_meet_is_dead() -> None:
    row = Row("0", "0.1", (when({"identity_held": True}),), (), "identity", "nobody", "it names somebody")
    assert prove(replace(STARTING_POLICY, rows=(row, *STARTING_POLICY.rows))).unreachable == ("0",)


def test_floors_stand_in_the_file_to_be_read_and_may_be_left_out() -> None:
    plain = plain_policy()
    assert [floor["number"] for floor in plain["floors"]] == [floor.number for floor in FLOORS]
    del plain["floors"]
    assert from_plain(plain) == STARTING_POLICY


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("The floors cannot be edited.", {"floors": []}),
    ("'colour' is not known in the policy.", {"colour": "red"}),
    ("'in_hours' is not a whole number from 0 to 1800.", {"in_hours": "soon"}),
    ("A wait must be between 1 and 120 minutes.", {"in_hours": 0}),
    ("Words from outside would wait unread for too long.", {"look_in_hours": [5, 8, 12]}),
    ("'look_out_of_hours' is not three numbers.", {"look_out_of_hours": [15, 30]}),
    ("'look_in_hours' is missing or is not a list.", {"look_in_hours": 5}),
    ("'undo_seconds' is not a whole number from 0 to 1800.", {"undo_seconds": -1}),
    ("'rows' is missing or is not a list.", {"rows": None}),
    ("'tea_room' is not a choice for 'desk'.", {"desk": "tea_room"}),
]


@pytest.mark.parametrize(("reason", "changes"), CHANGES)
def test_what_cannot_be_read_in_a_policy_is_said_in_one_sentence(
    reason: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(Refusal) as refused:
        from_plain(plain_policy() | changes)
    assert refused.value.reason == reason
    assert refused.value.remedy


ROWS: list[tuple[str, dict[str, Any]]] = [
    ("Row 1 asks 3 people.", {"asks": ["one_person"] * 3}),
    ("'everybody' is not a choice for 'asks'.", {"asks": ["everybody"]}),
    ("No fact is called 'weather'.", {"when": [{"weather": ["wet"]}]}),
    ("'rant' is not a value of kind.", {"when": [{"kind": "rant"}]}),
    ("'-9..2' is not a value of criticality.", {"when": [{"criticality": "-9..2"}]}),
    ("'a..b' is not a value of criticality.", {"when": [{"criticality": "a..b"}]}),
    ("Row 1 has no condition.", {"when": []}),
    ("Row 1 does not say why.", {"why": " "}),
    ("'right_of_way' is not a choice for 'right'.", {"right": "right_of_way"}),
    ("'first_in_queue' is neither true nor false.", {"first_in_queue": "yes"}),
    ("'number' is missing or is not text.", {"number": None}),
    ("Two rows carry one number.", {"number": "2"}),
    ("Two rows carry one number.", {"number": "F1"}),
]


@pytest.mark.parametrize(("reason", "changes"), ROWS)
def test_what_cannot_be_read_in_a_row_is_said_in_one_sentence(reason: str, changes: dict[str, Any]) -> None:
    plain = plain_policy()
    plain["rows"][0] |= changes
    with pytest.raises(Refusal) as refused:
        from_plain(plain)
    assert refused.value.reason == reason
    assert refused.value.remedy


@pytest.mark.parametrize("plain", [None, [], "policy", {"rows": [1]}, {"rows": [{"when": [7]}]}])
def test_what_is_no_policy_at_all_is_refused(plain: object) -> None:
    with pytest.raises(Refusal):
        from_plain(plain)


def test_a_condition_reads_as_it_is_said() -> None:
    condition = when({"kind": ["complaint", "mixed"], "criticality": "-5..-3", "foi": False})
    assert str(condition) == "criticality: -5..-3, foi: no, kind: complaint or mixed"
    assert str(ALWAYS) == "anything"


def test_minutes_to_the_deputy_depend_on_office_hours() -> None:
    assert STARTING_POLICY.minutes_to_deputy(MORNING) == (15, 5)
    assert STARTING_POLICY.minutes_to_deputy(EVENING) == (30, 10)


def test_an_approved_reply_can_be_held_for_a_minute_but_not_in_an_incident() -> None:
    assert STARTING_POLICY.undo_window(incident_open=False).total_seconds() == 60
    assert STARTING_POLICY.undo_window(incident_open=True).total_seconds() == 0


def test_a_desk_is_the_one_that_the_policy_names() -> None:
    legal = from_plain(plain_policy() | {"desk": "legal"})
    assert legal.seats(Ask.DESK)[0] == "legal"
    assert Policy(version=1, rows=()).seats(Ask.DESK)[0] == "communications"
