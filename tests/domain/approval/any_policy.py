"""Hypothesis strategies: any policy, any people on duty, any facts."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from candour.domain.approval.conditions import CHANNELS, FEATURES, Condition
from candour.domain.approval.desks import DESK_SEATS, Desk, DeskHolder
from candour.domain.approval.facts import HOLDING_CHECKS, Author, Facts
from candour.domain.approval.people import OnDuty, Seat, Turn
from candour.domain.approval.policy import Ask, Policy, Row
from candour.domain.approval.route import people_asked
from candour.domain.kinds import Flag, Kind
from candour.domain.roles import Right, Role

NOW = datetime(2026, 5, 5, 21, 10, tzinfo=UTC)
ACCOUNTS = [f"account-{number}" for number in range(7)]
HUMANS = ["", "human-0", "human-1", "human-2"]
TEAMS = ["", "Emergency", "Maternity"]


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """This will draw a box over up to three features."""
    names = draw(st.lists(st.sampled_from(sorted(FEATURES)), max_size=3, unique=True))
    return Condition(
        tuple(
            (name, frozenset(draw(st.sets(st.sampled_from(sorted(FEATURES[name])), min_size=1))))
            for name in sorted(names)
        )
    )


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """This will draw a table of up to six rows, with or without gaps."""
    rows = [
        Row(
            number=str(number),
            clause=f"{number}.1",
            conditions=tuple(draw(st.lists(conditions(), min_size=1, max_size=3))),
            asks=tuple(draw(st.lists(st.sampled_from(Ask), max_size=2))),
            when_words="when",
            route_words="who",
            why="it is so",
            right=draw(st.none() | st.sampled_from(Right)),
            right_when=draw(conditions()),
            deputy_minutes=draw(st.none() | st.integers(1, 120)),
        )
        for number in range(draw(st.integers(0, 6)))
    ]
    held = st.builds(DeskHolder, st.sampled_from(DESK_SEATS), st.sampled_from(TEAMS))
    return Policy(
        version=1,
        rows=tuple(rows),
        desk=draw(st.sampled_from(Seat)),
        in_hours=draw(st.integers(1, 120)),
        desks=tuple((desk, draw(held)) for desk in Desk if draw(st.booleans())),
    )


people = st.lists(
    st.builds(
        OnDuty,
        person=st.sampled_from(ACCOUNTS),
        name=st.just("Somebody"),
        label=st.sampled_from(["matron on call", "social reader on call"]),
        roles=st.frozensets(st.sampled_from(Role)),
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
    roles=st.frozensets(st.sampled_from(Role)),
    rights=st.frozensets(st.sampled_from(Right)),
)

facts = st.builds(
    Facts,
    author=authors,
    at=st.just(NOW),
    kind=st.none() | st.sampled_from(Kind),
    criticality=st.integers(-5, 5),
    flags=st.frozensets(st.sampled_from(Flag), max_size=2),
    holds=st.frozensets(st.sampled_from(sorted(HOLDING_CHECKS)), max_size=1),
    editors=st.frozensets(st.sampled_from([*ACCOUNTS, *HUMANS[1:]]), max_size=3),
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
