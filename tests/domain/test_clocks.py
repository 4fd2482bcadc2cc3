"""Working days and office hours in England: bank holidays, the two clock changes, legal times."""

from datetime import UTC, date, datetime, timedelta

import pytest

from candour.domain.clocks import (
    CLOCKS,
    LONDON,
    at_time,
    bank_holidays,
    describe_wait,
    easter,
    foi_due_on,
    formal_complaint_due_on,
    is_working_day,
    within_hours,
    working_days_after,
)
from candour.domain.kinds import Flag


@pytest.mark.parametrize(
    "sunday",
    [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2038, 4, 25),
    ],
)
def test_easter_falls_where_the_calendar_says(sunday: date) -> None:
    assert easter(sunday.year) == sunday


# As published by the government for England and Wales.
PUBLISHED: dict[int, list[tuple[int, int]]] = {
    2012: [(1, 2), (4, 6), (4, 9), (5, 7), (6, 4), (6, 5), (8, 27), (12, 25), (12, 26)],
    2020: [(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)],
    2021: [(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)],
    2022: [(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)],
    2023: [(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)],
    2024: [(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)],
    2025: [(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)],
    2026: [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)],
    2027: [(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)],
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_that_were_published(year: int) -> None:
    assert sorted(bank_holidays(year)) == [date(year, month, day) for month, day in PUBLISHED[year]]


@pytest.mark.parametrize("year", range(2024, 2100))
def test_every_year_has_eight_bank_holidays_on_weekdays(year: int) -> None:
    days = bank_holidays(year)
    assert len(days) == 8
    assert all(day.weekday() < 5 for day in days)


def london(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type, misc]  # year to minute, and the zone by name


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (london(2026, 5, 1, 9), date(2026, 6, 2)),  # a Friday, with two bank holidays on the way
        (london(2026, 6, 6, 23, 59), date(2026, 7, 3)),  # a Saturday: Monday is the first day
        (london(2026, 12, 24, 12), date(2027, 1, 26)),  # over Christmas and New Year
    ],
)
def test_a_freedom_of_information_request_has_twenty_working_days(received: datetime, due: date) -> None:
    assert foi_due_on(received) == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (london(2026, 5, 5, 21), date(2026, 5, 8)),
        (london(2026, 4, 2, 16), date(2026, 4, 9)),  # Maundy Thursday, over Easter
        (
            datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
            date(2026, 7, 6),
        ),  # half past midnight on 1 July in London
    ],
)
def test_a_formal_complaint_is_acknowledged_within_three_working_days(received: datetime, due: date) -> None:
    assert formal_complaint_due_on(received) == due


def test_each_clock_is_started_by_the_flag_of_its_name() -> None:
    assert {Flag(name) for name in CLOCKS} == {Flag.FOI, Flag.FORMAL_COMPLAINT}


def test_no_working_days_later_is_the_same_day() -> None:
    assert working_days_after(date(2026, 5, 2), 0) == date(2026, 5, 2)


@pytest.mark.parametrize(
    ("now", "is_within"),
    [
        (london(2026, 5, 5, 7, 59), False),
        (london(2026, 5, 5, 8, 0), True),
        (london(2026, 5, 5, 17, 59), True),
        (london(2026, 5, 5, 18, 0), False),
        (london(2026, 5, 9, 12, 0), False),  # Saturday
        (london(2026, 5, 4, 12, 0), False),  # bank holiday
        (datetime(2026, 3, 27, 8, 0, tzinfo=UTC), True),  # winter time: 08:00 in London
        (datetime(2026, 3, 30, 7, 0, tzinfo=UTC), True),  # summer time began on 29 March: 08:00 in London
        (datetime(2026, 3, 30, 17, 0, tzinfo=UTC), False),
        (datetime(2026, 10, 23, 7, 0, tzinfo=UTC), True),
        (datetime(2026, 10, 26, 7, 0, tzinfo=UTC), False),  # summer time ended on 25 October
        (datetime(2026, 10, 26, 17, 59, tzinfo=UTC), True),
    ],
)
def test_office_hours_follow_the_clock_on_the_wall_in_london(now: datetime, is_within: bool) -> None:
    assert within_hours(now) is is_within


@pytest.mark.parametrize("start", [datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)])
def test_every_quarter_of_an_hour_over_a_clock_change_is_read_in_local_time(start: datetime) -> None:
    for quarter in range(4 * 72):
        now = start + timedelta(minutes=15 * quarter)
        local = now.astimezone(LONDON)
        assert within_hours(now) is (is_working_day(local.date()) and 8 <= local.hour < 18)
        assert at_time(now) == f"{local.hour:02}:{local.minute:02}"


def test_a_wait_over_a_clock_change_is_counted_in_real_minutes() -> None:
    assert describe_wait(london(2026, 3, 29, 0, 30), london(2026, 3, 29, 2, 30)) == "1 h"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "less than a minute"),
        (0.5, "less than a minute"),
        (4, "4 min"),
        (60, "1 h"),
        (130, "2 h 10 min"),
        (24 * 60, "1 day"),
        (3 * 24 * 60 + 5, "3 days"),
    ],
)
def test_a_wait_is_told_as_people_tell_it(minutes: float, words: str) -> None:
    now = london(2026, 5, 5, 12)
    assert describe_wait(now - timedelta(minutes=minutes), now) == words
