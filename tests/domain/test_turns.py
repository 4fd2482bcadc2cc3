"""Turns of readers: which the week's pattern makes, who takes one, who is told while nobody has it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from candour.domain.clocks import LONDON
from candour.domain.roles import Role
from candour.domain.rota import Stretch
from candour.domain.turns import AHEAD, Told, Weekly, span, to_offer, to_plan_weekly, to_take, who_is_told

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SPRING_NIGHTS = (date(2027, 3, 28), date(2028, 3, 26))


def test_a_weekly_turn_keeps_londons_clock_over_the_change() -> None:
    night = Weekly(5, time(22), time(6))
    change = night.on(date(2026, 10, 24))
    assert change.starts_at.astimezone(UTC) == datetime(2026, 10, 24, 21, tzinfo=UTC)
    assert change.ends_at.astimezone(UTC) == datetime(2026, 10, 25, 6, tzinfo=UTC), (
        "that night has an hour more"
    )


@given(
    st.integers(0, 6),
    st.times(),
    st.times(),
    st.integers(0, 700 * 24 * 60),
)
def test_turns_ahead_are_one_a_week_on_that_day_and_none_has_begun(
    weekday: int, starts: time, ends: time, minutes: int
) -> None:
    now = NOW + timedelta(minutes=minutes)
    weekly = Weekly(weekday, starts, ends)
    made = weekly.ahead(now)
    sundays = map(weekly.on, SPRING_NIGHTS if weekday == 6 else ())
    empty = [
        turn for turn in sundays if turn.ends_at <= turn.starts_at and now < turn.starts_at <= now + AHEAD
    ]
    assert len(made) + len(empty) in {4, 5}
    for turn in made:
        assert turn.starts_at.astimezone(LONDON).weekday() == weekday
        assert now < turn.starts_at <= now + AHEAD
        assert turn.ends_at > turn.starts_at
    assert len({turn.starts_at.date() for turn in made}) == len(made)


def a_year_of(weekly: Weekly) -> list[Stretch]:
    return [
        turn
        for weeks in range(0, 52, 4)
        for turn in weekly.ahead(datetime(2027, 1, 1, tzinfo=UTC) + weeks * 7 * DAY)
    ]


@given(st.integers(0, 6), st.times(), st.times())
@example(6, time(1, 30), time(2, 30))
@example(6, time(1, 45), time(2, 15))
def test_time_lies_in_every_turn_of_a_year(weekday: int, starts: time, ends: time) -> None:
    made = a_year_of(Weekly(weekday, starts, ends))
    assert len(made) in {51, 52}
    for turn in made:
        assert turn.starts_at.tzinfo is turn.ends_at.tzinfo is UTC
        assert turn.ends_at > turn.starts_at


@pytest.mark.parametrize(
    ("ends", "turns"), [(time(2), 51), (time(2, 30), 51), (time(2, 31), 52), (time(1), 52)]
)
def test_only_a_turn_in_the_hour_that_is_left_out_is_left_out(ends: time, turns: int) -> None:
    assert len(a_year_of(Weekly(6, time(1, 30), ends))) == turns


@pytest.mark.parametrize(
    ("weekly", "title", "reason"),
    [
        (Weekly(0, time(18), time(22)), "Evening reader", ""),
        (Weekly(0, time(18), time(10)), "Night reader", ""),
        (Weekly(0, time(18), time(11)), "Night reader", "A turn has sixteen hours at most."),
        (Weekly(0, time(9), time(9)), "All day", "A turn has sixteen hours at most."),
        (Weekly(0, time(18), time(22)), " ", "A turn needs a name."),
    ],
)
def test_a_weekly_turn_has_a_name_and_an_end_within_reach(weekly: Weekly, title: str, reason: str) -> None:
    refusal = to_plan_weekly(weekly, title)
    assert (refusal.reason if refusal else "") == reason


@pytest.mark.parametrize(
    ("role", "ends_in", "is_free", "reason"),
    [
        (Role.READER_ON_CALL, HOUR, True, ""),
        (Role.APPROVER, HOUR, True, "Only readers on call take turns."),
        (Role.READER_ON_CALL, timedelta(), True, "This turn is over."),
        (Role.READER_ON_CALL, HOUR, False, "Somebody has this turn already."),
    ],
)
def test_readers_take_what_is_free_and_to_come(
    role: Role, ends_in: timedelta, is_free: bool, reason: str
) -> None:
    refusal = to_take([Role.WRITER, role], ends_at=NOW + ends_in, is_free=is_free, now=NOW)
    assert (refusal.reason if refusal else "") == reason


@pytest.mark.parametrize(
    ("is_theirs", "ends_in", "is_offered", "reason"),
    [
        (True, HOUR, False, ""),
        (False, HOUR, False, "This is somebody else’s turn."),
        (True, timedelta(), False, "This turn is over."),
        (True, HOUR, True, "You have offered this turn already."),
    ],
)
def test_people_offer_their_own_turns_once(
    is_theirs: bool, ends_in: timedelta, is_offered: bool, reason: str
) -> None:
    refusal = to_offer(is_theirs=is_theirs, ends_at=NOW + ends_in, is_offered=is_offered, now=NOW)
    assert (refusal.reason if refusal else "") == reason


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (8 * DAY, set()),
        (7 * DAY, {Told.READERS}),
        (3 * DAY + HOUR, {Told.READERS}),
        (3 * DAY, {Told.READERS, Told.CALLERS}),
        (-HOUR, {Told.READERS, Told.CALLERS}),
    ],
)
def test_readers_are_told_a_week_before_and_communications_three_days(
    left: timedelta, told: set[Told]
) -> None:
    assert who_is_told(NOW + left, NOW) == told


def test_a_turn_is_named_by_its_day() -> None:
    assert span(NOW, NOW + 4 * HOUR) == "Monday 16 November, 10:00 to 14:00"
    assert span(NOW, NOW + 20 * HOUR) == "Monday 16 November, 10:00 to 06:00"
    assert span(NOW, NOW + 7 * DAY) == "Monday 16 November, 10:00 to Monday 23 November, 10:00"
