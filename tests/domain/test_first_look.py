"""Who is told that words wait unread, and who next: readers, deputies, communications, the standing duty."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.approval.people import OnDuty, Turn
from candour.domain.first_look import (
    LATEST_IN_HOURS,
    LATEST_OUT_OF_HOURS,
    Minutes,
    minutes_at,
    places,
    to_set,
    who_is_told,
)
from candour.domain.roles import Role

IN_HOURS = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
AT_NIGHT = datetime(2026, 11, 16, 22, 0, tzinfo=UTC)
READER, COMMS = frozenset({Role.READER_ON_CALL}), frozenset({Role.COMMUNICATIONS})


def somebody(
    key: str, turn: Turn, roles: frozenset[Role], *, reachable: bool = True, human: str = ""
) -> OnDuty:
    return OnDuty(key, key, key, roles, turn=turn, reachable=reachable, human=human)


ROTA = [
    somebody("standing", Turn.STANDING, frozenset({Role.APPROVER})),
    somebody("comms", Turn.FIRST, COMMS),
    somebody("press", Turn.DEPUTY, COMMS),
    somebody("deputy", Turn.DEPUTY, READER),
    somebody("reader", Turn.FIRST, READER),
    somebody("matron", Turn.FIRST, frozenset({Role.APPROVER})),
    somebody("manager", Turn.ON_CALL, frozenset({Role.APPROVER})),
]


@pytest.mark.parametrize(
    ("since", "minutes", "told"),
    [
        (IN_HOURS, 0, "reader"),
        (IN_HOURS, 4.9, "reader"),
        (IN_HOURS, 5, "reader deputy"),
        (IN_HOURS, 7.9, "reader deputy"),
        (IN_HOURS, 8, "reader deputy comms press"),
        (IN_HOURS, 9.9, "reader deputy comms press"),
        (IN_HOURS, 10, "reader deputy comms press standing manager"),
        (AT_NIGHT, 14.9, "reader"),
        (AT_NIGHT, 15, "reader deputy"),
        (AT_NIGHT, 30, "reader deputy comms press"),
        (AT_NIGHT, 40, "reader deputy comms press standing manager"),
    ],
)
def test_the_next_are_told_after_their_minutes(since: datetime, minutes: float, told: str) -> None:
    now = since + timedelta(minutes=minutes)
    assert [each.person for each in who_is_told(ROTA, since, now, minutes_at(since))] == told.split()


def test_a_trust_s_own_minutes_tell_the_next_sooner_or_later() -> None:
    own: Minutes = (1, 9, 9)
    told = [
        len(who_is_told(ROTA, IN_HOURS, IN_HOURS + timedelta(minutes=after), own)) for after in (0, 1, 8, 9)
    ]
    assert told == [1, 2, 2, 6]
    assert minutes_at(IN_HOURS, own) == own
    assert minutes_at(AT_NIGHT, own) == (15, 30, 40)


@pytest.mark.parametrize(
    ("in_hours", "out_of_hours", "reason"),
    [
        ((5, 8, 10), (15, 30, 40), ""),
        ((1, 1, 1), (1, 1, 1), ""),
        ((10, 10, 10), (40, 40, 40), ""),
        ((5, 8, 11), (15, 30, 40), "Words from outside would wait unread for too long."),
        ((5, 8, 10), (15, 30, 41), "Words from outside would wait unread for too long."),
        ((0, 8, 10), (15, 30, 40), "People are told in turn"),
        ((5, 4, 10), (15, 30, 40), "People are told in turn"),
        ((5, 8, 10), (15, 45, 40), "People are told in turn"),
    ],
)
def test_minutes_stay_in_order_and_within_the_floor(
    in_hours: Minutes, out_of_hours: Minutes, reason: str
) -> None:
    no = to_set(in_hours, out_of_hours)
    assert no is None if not reason else no is not None and no.reason.startswith(reason)


@given(in_hours=st.tuples(*[st.integers(-1, 12)] * 3), out_of_hours=st.tuples(*[st.integers(-1, 45)] * 3))
def test_whatever_can_be_set_tells_everybody_by_the_floor(in_hours: Minutes, out_of_hours: Minutes) -> None:
    if to_set(in_hours, out_of_hours) is not None:
        return
    for since, latest in ((IN_HOURS, LATEST_IN_HOURS), (AT_NIGHT, LATEST_OUT_OF_HOURS)):
        by = since + timedelta(minutes=latest)
        assert len(who_is_told(ROTA, since, by, minutes_at(since, in_hours, out_of_hours))) == 6


def test_a_place_without_anybody_costs_no_minutes() -> None:
    nobody_reads = [each for each in ROTA if Role.READER_ON_CALL not in each.roles]
    told = who_is_told(nobody_reads, IN_HOURS, IN_HOURS, (5, 8, 10))
    assert [each.person for each in told] == ["comms", "press"]
    standing = [each for each in ROTA if each.turn is Turn.STANDING]
    assert who_is_told(standing, AT_NIGHT, AT_NIGHT, (15, 30, 40)) == tuple(standing)
    assert who_is_told([], AT_NIGHT, AT_NIGHT, (15, 30, 40)) == ()


def test_whoever_cannot_be_told_counts_as_away_and_each_human_is_told_once() -> None:
    away = somebody("reader", Turn.FIRST, READER, reachable=False)
    twice = somebody("reader_again", Turn.DEPUTY, READER, human="joe")
    first = somebody("joe", Turn.FIRST, READER, human="joe")
    assert places([away, ROTA[3]], IN_HOURS)[0] == ()
    assert places([twice, first], IN_HOURS) == ((first,), (), (), ())
