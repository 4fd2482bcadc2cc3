"""Who is told that words wait unread, and who next: readers, deputies, communications, the standing duty."""

from datetime import UTC, datetime, timedelta

import pytest

from candour.domain.approval.people import OnDuty, Turn
from candour.domain.first_look import places, who_is_told
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
    assert [each.person for each in who_is_told(ROTA, since, now)] == told.split()


def test_a_place_without_anybody_costs_no_minutes() -> None:
    nobody_reads = [each for each in ROTA if Role.READER_ON_CALL not in each.roles]
    assert [each.person for each in who_is_told(nobody_reads, IN_HOURS, IN_HOURS)] == ["comms", "press"]
    standing = [each for each in ROTA if each.turn is Turn.STANDING]
    assert who_is_told(standing, AT_NIGHT, AT_NIGHT) == tuple(standing)
    assert who_is_told([], AT_NIGHT, AT_NIGHT) == ()


def test_whoever_cannot_be_told_counts_as_away_and_each_human_is_told_once() -> None:
    away = somebody("reader", Turn.FIRST, READER, reachable=False)
    twice = somebody("reader_again", Turn.DEPUTY, READER, human="joe")
    first = somebody("joe", Turn.FIRST, READER, human="joe")
    assert places([away, ROTA[3]], IN_HOURS)[0] == ()
    assert places([twice, first], IN_HOURS) == ((first,), (), (), ())
