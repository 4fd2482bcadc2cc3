"""Times on the wall clock: every quarter of an hour around both switches, and days that are none."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.clocks import LONDON
from candour.domain.refusal import Refusal
from candour.domain.scheduling import TwoMoments, Which, moment_on, schedule_refusal

NOW = datetime(2026, 11, 27, 22, 10, tzinfo=UTC)
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
QUARTERS = [
    datetime.combine(switch - timedelta(days=1), time(0)) + timedelta(minutes=15 * quarter)
    for switch in (SPRING, AUTUMN)
    for quarter in range(4 * 48)
]


def walls_of(moment: datetime) -> datetime:
    return moment.astimezone(LONDON).replace(tzinfo=None)


def meant(wall: datetime) -> list[datetime]:
    """This will find every moment that shows this time on the clock, by looking at all of them."""
    about = wall.replace(tzinfo=UTC)
    minutes = (about + timedelta(minutes=15 * step) for step in range(-8, 9))
    return [moment for moment in minutes if walls_of(moment) == wall]


def test_there_are_384_quarters_around_the_switches() -> None:
    assert len(QUARTERS) == 384


@pytest.mark.parametrize("wall", QUARTERS, ids=str)
def test_a_time_is_one_moment_or_it_is_asked(wall: datetime) -> None:
    moments = meant(wall)
    if len(moments) == 1:
        assert moment_on(wall.date(), wall.time()) == moments[0]
    elif not moments:
        with pytest.raises(Refusal, match="does not exist"):
            moment_on(wall.date(), wall.time())
    else:
        with pytest.raises(TwoMoments, match="comes twice"):
            moment_on(wall.date(), wall.time())
        assert [moment_on(wall.date(), wall.time(), which) for which in Which] == moments


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.times(), st.sampled_from(["", *Which]))
def test_whatever_is_chosen_is_shown_as_it_was_chosen(on: date, at: time, which: str) -> None:
    with suppress(Refusal):
        assert walls_of(moment_on(on, at, which)) == datetime.combine(on, at)


@pytest.mark.parametrize(
    ("leaves_at", "words"),
    [
        (NOW, "gone by"),
        (NOW - timedelta(days=400), "gone by"),
        (NOW + timedelta(days=400), "more than a year"),
        (datetime(9999, 12, 31, tzinfo=UTC), "more than a year"),
    ],
)
def test_a_time_that_will_not_do_is_refused(leaves_at: datetime, words: str) -> None:
    refusal = schedule_refusal(leaves_at, NOW)
    assert refusal is not None
    assert words in refusal.reason


def test_the_end_of_time_is_too_far_away() -> None:
    moment = moment_on(date(9999, 12, 31), time(23, 59))
    assert schedule_refusal(moment, NOW) is not None


def test_tomorrow_will_do() -> None:
    assert schedule_refusal(NOW + timedelta(days=1), NOW) is None
