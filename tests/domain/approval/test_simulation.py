"""What a table would have done, and what it loosens: both must say exactly what routing does."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.approval.conditions import when
from candour.domain.approval.desks import Desk, DeskHolder
from candour.domain.approval.facts import Facts
from candour.domain.approval.frozen import freeze, thaw
from candour.domain.approval.history import NO_HISTORY
from candour.domain.approval.loosening import loosened
from candour.domain.approval.people import OnDuty, Seat
from candour.domain.approval.policy import Ask, Policy
from candour.domain.approval.route import people_asked, route
from candour.domain.approval.simulation import Case, sentence, simulate
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.kinds import Flag, Kind
from candour.domain.roles import Right, Role
from tests.domain.approval import any_policy
from tests.domain.approval.any_policy import NOW
from tests.domain.approval.people_of_st_brannocs import COMPLAINT, EVERYBODY

NAMED = {Ask.OWN_LINE, Ask.COMMUNICATIONS, Ask.DESK, Ask.INCIDENT_TEAM}
QUICK = replace(
    STARTING_POLICY,
    rows=tuple(replace(row, asks=()) if row.number == "11" else row for row in STARTING_POLICY.rows),
)
"""The starting table, but nobody looks at what no other row covers."""


@given(any_policy.facts, any_policy.policies(), any_policy.policies(), any_policy.people)
def test_a_simulation_is_routing_again(
    facts: Facts, before: Policy, after: Policy, people: list[OnDuty]
) -> None:
    (replayed,) = simulate([Case(1, facts)], before, after, 30).replays
    for policy, asked in ((before, replayed.before), (after, replayed.after)):
        routed = route(facts, policy, people, NO_HISTORY, NOW)
        assert asked == (None if routed.refusal else len(routed.steps))


@given(any_policy.facts, any_policy.policies())
def test_facts_that_were_frozen_ask_as_many_people_as_before(facts: Facts, policy: Policy) -> None:
    assert people_asked(thaw(freeze(facts), facts.at), policy) == people_asked(facts, policy)


def test_frozen_facts_of_another_release_are_read_as_far_as_they_are_known() -> None:
    odd: dict[str, object] = {
        "kind": "poem",
        "flags": ["spam"],
        "author": None,
        "later": True,
        "criticality": "x",
    }
    facts = thaw(odd, NOW)
    assert (facts.kind, facts.flags, facts.at, facts.criticality) == (None, frozenset(), NOW, 0)


@given(any_policy.facts, any_policy.policies(), any_policy.policies())
def test_where_nothing_is_loosened_nobody_looks_at_less(facts: Facts, before: Policy, after: Policy) -> None:
    possible = facts if facts.kind else replace(facts, flags=frozenset())
    old, new = people_asked(possible, before), people_asked(possible, after)
    if old is None or new is None or loosened(before, after):
        return
    assert new >= old


@given(any_policy.facts, any_policy.policies(), any_policy.policies())
def test_what_routing_shows_to_be_looser_is_named(facts: Facts, before: Policy, after: Policy) -> None:
    possible = facts if facts.kind else replace(facts, flags=frozenset())
    old, new = people_asked(possible, before), people_asked(possible, after)
    if old is not None and new is not None and new < old:
        assert loosened(before, after)


@given(any_policy.policies())
def test_a_table_does_not_loosen_itself(policy: Policy) -> None:
    assert loosened(policy, policy) == ()


def changed(number: str, **changes: Any) -> Policy:
    rows = tuple(replace(row, **changes) if row.number == number else row for row in STARTING_POLICY.rows)
    return replace(STARTING_POLICY, rows=rows)


LOOSER: list[tuple[str, Policy, bool]] = [
    ("one person instead of two", changed("6", asks=(Ask.ONE_PERSON,)), True),
    ("any two instead of line and communications", changed("6", asks=(Ask.ONE_PERSON, Ask.ONE_PERSON)), True),
    ("a right that opens", changed("11", right=Right.INFORM), True),
    ("another right", changed("3", right=Right.INFORM), True),
    ("a right in more cases", changed("9", right_when=when({})), True),
    ("less time to hold back", replace(STARTING_POLICY, undo_seconds=0), True),
    (
        "another desk",
        replace(STARTING_POLICY, desks=((Desk.SOLICITOR_OR_INQUEST, DeskHolder(Seat.LEGAL)),)),
        True,
    ),
    ("nobody at all", QUICK, True),
    ("two instead of one", changed("5", asks=(Ask.OWN_LINE, Ask.COMMUNICATIONS)), False),
    ("no right any more", changed("3", right=None), False),
    ("more time to hold back", replace(STARTING_POLICY, undo_seconds=120), False),
    ("a longer wait for the deputy", replace(STARTING_POLICY, in_hours=20), False),
    ("another reason", changed("3", why="they were kind"), False),
]


@pytest.mark.parametrize(
    ("policy", "is_looser"), [each[1:] for each in LOOSER], ids=[each[0] for each in LOOSER]
)
def test_what_loosens_is_told_from_what_does_not(policy: Policy, is_looser: bool) -> None:
    found = loosened(STARTING_POLICY, policy)
    assert bool(found) is is_looser
    assert all(each.sentence for each in found)


def test_a_solicitor_s_desk_asks_legal_first_and_its_own_team_first_of_all() -> None:
    lawyers = [
        OnDuty("lawyer", "Anna", "solicitor", roles=frozenset({Role.LEGAL}), team="1"),
        OnDuty("other", "Ben", "solicitor", roles=frozenset({Role.LEGAL}), team="2"),
    ]
    facts = replace(COMPLAINT, kind=Kind.QUESTION, flags=frozenset({Flag.SOLICITOR_OR_INQUEST}))
    desks = ((Desk.SOLICITOR_OR_INQUEST, DeskHolder(Seat.LEGAL, "2")),)
    routed = route(facts, replace(STARTING_POLICY, desks=desks), [*EVERYBODY, *lawyers], NO_HISTORY, facts.at)
    assert [step.who.person if step.who else None for step in routed.steps] == ["other"]


def test_a_row_s_own_minutes_come_before_the_policy_s() -> None:
    hurried = changed("5", deputy_minutes=4)
    routed = route(COMPLAINT, hurried, EVERYBODY, NO_HISTORY, COMPLAINT.at)
    assert routed.steps[0].within_minutes == 4


def cases(count: int) -> list[Case]:
    plain = replace(COMPLAINT, kind=Kind.SUGGESTION)
    return [Case(number, plain, "other_words" if number < 2 else "") for number in range(count)]


def test_a_simulation_names_the_replies_that_were_changed_and_would_now_go_unseen() -> None:
    found = simulate([*cases(12), Case(99, COMPLAINT)], STARTING_POLICY, QUICK, 30)
    assert (found.cases, found.without_before, found.without_after) == (13, 0, 12)
    assert [each.case.reply for each in found.unseen_changed] == [0, 1]
    assert found.longer == ()
    words = sentence(found.figures())
    assert words.startswith("12 of the 13 replies of the last 30 days would have gone without waiting")
    assert "2 of those are replies that somebody changed or turned down." in words


def test_a_simulation_the_other_way_says_what_would_wait() -> None:
    found = simulate(cases(12), QUICK, STARTING_POLICY, 90)
    assert len(found.longer) == 12
    assert "12 would have waited for more people." in sentence(found.figures())


@given(st.integers(0, 9))
def test_fewer_than_ten_replies_are_said_to_be_too_few(count: int) -> None:
    found = simulate(cases(count), STARTING_POLICY, QUICK, 30)
    assert not found.is_enough
    assert "too little to rely on" in sentence(found.figures())
