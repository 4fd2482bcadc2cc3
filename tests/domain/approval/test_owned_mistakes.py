"""An owned mistake lengthens no later route: whatever somebody has put right, the same facts go the same way.

A history is lived twice: as it was, and with corrections by the same author in it. What happened is all that
a route can know of the past (`History`), and it knows it by clause and never by person.
"""

from collections import defaultdict
from dataclasses import dataclass, fields, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from candour.domain.approval.facts import Author, Facts
from candour.domain.approval.history import History
from candour.domain.approval.people import OnDuty
from candour.domain.approval.policy import Policy
from candour.domain.approval.route import Route, route
from candour.domain.approval.starting_table import STARTING_POLICY
from tests.domain.approval import any_policy
from tests.domain.approval.any_policy import NOW

CORRECTION = STARTING_POLICY.rows[0].clause
OTHERS = sorted({row.clause for row in STARTING_POLICY.rows} - {CORRECTION})


@dataclass(frozen=True)
class Past:
    """One reply of the past: under which clause it went, how many minutes it waited, and who wrote it."""

    clause: str
    minutes: float
    author: str


pasts = st.lists(
    st.builds(
        Past,
        clause=st.sampled_from([CORRECTION, *OTHERS]),
        minutes=st.floats(0, 500),
        author=st.sampled_from(any_policy.ACCOUNTS),
    ),
    max_size=60,
)
owned = st.lists(st.floats(0, 500), min_size=1, max_size=20)
later = given(any_policy.facts, any_policy.people, pasts, owned)


def history(lived: list[Past]) -> History:
    """This will give what a route may know of a life, as `voice` gathers it."""
    minutes: dict[str, list[float]] = defaultdict(list)
    for one in lived:
        minutes[one.clause].append(one.minutes)
    return History(minutes)


def both(
    facts: Facts, people: list[OnDuty], lived: list[Past], waited: list[float], policy: Policy
) -> tuple[Route, Route]:
    """This will give the later route without and with mistakes that the same author owned before."""
    mistakes = [Past(CORRECTION, minutes, facts.author.person) for minutes in waited]
    return (
        route(facts, policy, people, history(lived), NOW),
        route(facts, policy, people, history([*lived, *mistakes]), NOW),
    )


def longest_wait(found: Route) -> int:
    """This will give the minutes after which everybody of every step has been asked."""
    return sum(step.within_minutes + step.then_minutes * (len(step.chain) - 1) for step in found.steps)


@later
def test_it_is_asked_of_nobody_more_and_nobody_else(
    facts: Facts, people: list[OnDuty], lived: list[Past], waited: list[float]
) -> None:
    without, with_mistakes = both(facts, people, lived, waited, STARTING_POLICY)
    assert with_mistakes.steps == without.steps
    assert longest_wait(with_mistakes) == longest_wait(without)
    assert with_mistakes.refusal == without.refusal
    assert with_mistakes.reasons == without.reasons


@later
def test_a_later_reply_is_estimated_just_as_before(
    facts: Facts, people: list[OnDuty], lived: list[Past], waited: list[float]
) -> None:
    without, with_mistakes = both(replace(facts, is_correction=False), people, lived, waited, STARTING_POLICY)
    assert with_mistakes == without


@later
@example(
    facts=Facts(author=Author("account-0"), at=NOW, is_correction=True),
    people=[],
    lived=[Past(CORRECTION, 9.0, "account-1")] * 12,
    waited=[1.0, 2.0],
)
def test_corrections_that_were_quick_never_make_the_next_one_look_slower(
    facts: Facts, people: list[OnDuty], lived: list[Past], waited: list[float]
) -> None:
    known = [one.minutes for one in lived if one.clause == CORRECTION]
    quick = [min([*known, minutes]) for minutes in waited]
    without, with_mistakes = both(replace(facts, is_correction=True), people, lived, quick, STARTING_POLICY)
    if without.minutes.p50 is not None and without.minutes.p90 is not None:
        assert (with_mistakes.minutes.p50 or 0) <= without.minutes.p50
        assert (with_mistakes.minutes.p90 or 0) <= without.minutes.p90


@later
def test_it_makes_no_difference_whose_mistakes_they_were(
    facts: Facts, people: list[OnDuty], lived: list[Past], waited: list[float]
) -> None:
    mine = [Past(CORRECTION, minutes, facts.author.person) for minutes in waited]
    theirs = [replace(one, author="account-6") for one in mine]
    found = [
        route(facts, STARTING_POLICY, people, history([*lived, *mistakes]), NOW)
        for mistakes in (mine, theirs)
    ]
    assert found[0] == found[1]


@given(any_policy.facts, any_policy.people, any_policy.policies(), pasts, owned)
def test_under_no_policy_does_it_add_a_step(
    facts: Facts, people: list[OnDuty], policy: Policy, lived: list[Past], waited: list[float]
) -> None:
    without, with_mistakes = both(facts, people, lived, waited, policy)
    assert with_mistakes.steps == without.steps


@pytest.mark.parametrize("what", [Facts, Author, History])
def test_there_is_no_place_in_which_a_route_could_learn_of_them(what: type) -> None:
    told = {field.name for field in fields(what)}
    assert not {name for name in told if "mistake" in name or "correct" in name} - {"is_correction"}
