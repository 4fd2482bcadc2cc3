"""Hypothesis strategies: any policy, any people on duty, any facts."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import TypeVar

from hypothesis import strategies as st

from candour.domain.approval.conditions import CHANNELS, FEATURES, Condition
from candour.domain.approval.desks import DESK_SEATS, Desk, DeskHolder
from candour.domain.approval.facts import HOLDING_CHECKS, Author, Facts
from candour.domain.approval.people import OnDuty, Seat, Turn
from candour.domain.approval.policy import Ask, Policy, Row
from candour.domain.approval.route import people_asked
from candour.domain.kinds import Flag, Kind
from candour.domain.roles import Right, Role

T = TypeVar("T")
NOW = datetime(2026, 5, 5, 21, 10, tzinfo=UTC)
ACCOUNTS = [f"account-{number}" for number in range(7)]
HUMANS = ["", "human-0", "human-1", "human-2"]
TEAMS = ["", "Emergency", "Maternity"]


def some(values: Iterable[T], least: int = 0) -> st.SearchStrategy[frozenset[T]]:
    """This will draw any part of some values in one go: each bit of a number says whether one is in it."""
    ordered = list(values)
    return st.integers(least, 2 ** len(ordered) - 1).map(
        lambda bits: frozenset(value for place, value in enumerate(ordered) if bits >> place & 1)
    )


def few(values: Iterable[T], most: int) -> st.SearchStrategy[frozenset[T]]:
    """This will draw at most so many of some values: none, one and more of them equally often."""
    ordered = list(values)
    parts = [[frozenset(each) for each in combinations(ordered, size)] for size in range(most + 1)]
    return st.one_of([st.sampled_from(of_a_size) for of_a_size in parts])


# Made once, for a strategy that is made in the middle of a draw costs more than the draw.
_FEATURES = sorted(FEATURES)
_PARTS = {
    name: st.sampled_from([frozenset({value}) for value in sorted(FEATURES[name])])
    | some(sorted(FEATURES[name]), least=1)
    for name in _FEATURES
}
_NAMES = st.lists(st.sampled_from(_FEATURES), max_size=3, unique=True)
_ASKS = st.lists(st.sampled_from(Ask), max_size=2).map(tuple)
_RIGHT = st.none() | st.sampled_from(Right)
_DEPUTY_MINUTES = st.none() | st.integers(1, 120)
_HOW_MANY, _ROWS, _IN_HOURS = st.integers(1, 3), st.integers(0, 6), st.integers(1, 120)
_SEAT = st.sampled_from(Seat)
_HOLDERS = [DeskHolder(seat, team) for seat in DESK_SEATS for team in TEAMS]
_HOLDER = st.none() | st.sampled_from(_HOLDERS)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """This will draw a box over up to three features."""
    return Condition(tuple((name, draw(_PARTS[name])) for name in sorted(draw(_NAMES))))


_CONDITION = conditions()


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """This will draw a table of up to six rows, with or without gaps."""
    rows = [
        Row(
            number=str(number),
            clause=f"{number}.1",
            conditions=tuple(draw(_CONDITION) for _ in range(draw(_HOW_MANY))),
            asks=draw(_ASKS),
            when_words="when",
            route_words="who",
            why="it is so",
            right=draw(_RIGHT),
            right_when=draw(_CONDITION),
            deputy_minutes=draw(_DEPUTY_MINUTES),
        )
        for number in range(draw(_ROWS))
    ]
    holders = [(desk, draw(_HOLDER)) for desk in Desk]
    return Policy(
        version=1,
        rows=tuple(rows),
        desk=draw(_SEAT),
        in_hours=draw(_IN_HOURS),
        desks=tuple((desk, holder) for desk, holder in holders if holder),
    )


people = st.lists(
    st.builds(
        OnDuty,
        person=st.sampled_from(ACCOUNTS),
        name=st.just("Somebody"),
        label=st.sampled_from(["matron on call", "social reader on call"]),
        roles=some(Role),
        team=st.sampled_from(TEAMS),
        reachable=st.booleans(),
        until=st.sampled_from([None, NOW - timedelta(hours=1), NOW, NOW + timedelta(hours=1)]),
        human=st.sampled_from(HUMANS),
        turn=st.sampled_from(Turn),
        incident_team=st.booleans(),
    ),
    max_size=7,
    unique_by=lambda person: person.person,
)

authors = st.builds(
    Author,
    person=st.sampled_from(ACCOUNTS),
    human=st.sampled_from(HUMANS),
    team=st.sampled_from(TEAMS),
    roles=some(Role),
    rights=some(Right),
)

facts = st.builds(
    Facts,
    author=authors,
    at=st.just(NOW),
    kind=st.none() | st.sampled_from(Kind),
    criticality=st.integers(-5, 5),
    flags=few(Flag, 2),
    holds=few(sorted(HOLDING_CHECKS), 1),
    editors=few([*ACCOUNTS, *HUMANS[1:]], 3),
    channel=st.sampled_from(sorted(CHANNELS)),
    claims_change=st.booleans(),
    has_promise_with_date=st.booleans(),
    regret_only=st.booleans(),
    is_correction=st.booleans(),
    answers_from_published_facts=st.booleans(),
    incident_open=st.booleans(),
    from_agreed_facts=st.booleans(),
    in_campaign_frame=st.booleans(),
    pre_election=st.booleans(),
    raises_concern=st.sampled_from([False, False, False, True]),
    harm_answer=st.sampled_from([None, False, False, True]),
    handoff_released=st.booleans(),
)


def asked(of: Facts, policy: Policy) -> int | None:
    """This will say how many people look at words with these facts."""
    return people_asked(of, policy)
