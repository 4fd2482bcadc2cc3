"""Working days, bank holidays and office hours in England, and waiting in words."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
OPENS, CLOSES = time(8), time(18)
FOI_DAYS = 20
FORMAL_COMPLAINT_DAYS = 3

_PROCLAIMED = frozenset(
    {date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
)
_MOVED = {
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}


def day_in_london(now: datetime) -> date:
    """This will give today's date where the hospital is."""
    return now.astimezone(LONDON).date()


def easter(year: int) -> date:
    """This will give Easter Sunday of a year in the Gregorian calendar.

    The anonymous Gregorian rule, in the form that Meeus prints (Astronomical Algorithms, chapter 8).
    """
    golden = year % 19
    century, in_century = divmod(year, 100)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon_shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """This will give the bank holidays of England in a year.

    Source: Banking and Financial Dealings Act 1971, Schedule 1, with Good Friday and Christmas Day at
    common law, New Year's Day and the first Monday in May by yearly proclamation, substitute days where
    a holiday falls on a weekend, and the days moved or added by proclamation in 2011, 2012, 2020, 2022
    and 2023. A day proclaimed later has to be added here; a clock without it ends earlier, never later.
    """
    sunday = easter(year)
    days = {sunday - timedelta(days=2), sunday + timedelta(days=1)}
    days |= {_monday(date(year, 5, 1)), _monday(date(year, 5, 25)), _monday(date(year, 8, 25))}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        day = fixed
        while day.weekday() >= 5 or day in days:
            day += timedelta(days=1)
        days.add(day)
    return frozenset(_MOVED.get(day, day) for day in days) | {day for day in _PROCLAIMED if day.year == year}


def is_working_day(day: date) -> bool:
    """This will say whether a day is neither at the weekend nor a bank holiday in England."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """This will give the date of the count-th working day that follows a day, which itself never counts."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def foi_due_on(received_at: datetime) -> date:
    """This will give the last day for answering a freedom of information request.

    Freedom of Information Act 2000, s.10(1): the twentieth working day following the date of receipt.
    s.10(6) leaves out bank holidays in *any* part of the United Kingdom; only England's are left out
    here, so the date shown is at times a day early and never late.
    """
    return working_days_after(day_in_london(received_at), FOI_DAYS)


def formal_complaint_due_on(received_at: datetime) -> date:
    """This will give the last day for acknowledging a formal complaint.

    Local Authority Social Services and NHS Complaints (England) Regulations 2009, reg 13(3): not later
    than three working days after the day of receipt.
    """
    return working_days_after(day_in_london(received_at), FORMAL_COMPLAINT_DAYS)


CLOCKS: dict[str, Callable[[datetime], date]] = {
    "foi": foi_due_on,
    "formal_complaint": formal_complaint_due_on,
}
"""Name of a clock, which is also the flag that starts it -> the rule that gives its last day."""


def within_hours(now: datetime) -> bool:
    """This will say whether it is office time: a working day from 08:00 until 18:00 in London."""
    local = now.astimezone(LONDON)
    return is_working_day(local.date()) and OPENS <= local.time() < CLOSES


def at_time(moment: datetime) -> str:
    """This will give the time of day in London as people write it, such as "22:34"."""
    return f"{moment.astimezone(LONDON):%H:%M}"


def weekday_and_day(moment: datetime) -> str:
    """This will give a day in London as "Monday 30 November"."""
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B}"


def from_until(begins_at: datetime, ends_at: datetime) -> str:
    """This will say from when until when, in London: "Friday 4 December, 07:00 to 22:00"."""
    begins = f"{weekday_and_day(begins_at)}, {at_time(begins_at)}"
    if day_in_london(begins_at) == day_in_london(ends_at):
        return f"{begins} to {at_time(ends_at)}"
    return f"{begins} to {weekday_and_day(ends_at)}, {at_time(ends_at)}"


def describe_wait(since: datetime, now: datetime) -> str:
    """This will say how long something has waited, such as "4 min", "2 h 10 min" or "3 days"."""
    minutes = max(0, int((now.astimezone(UTC) - since.astimezone(UTC)) / timedelta(minutes=1)))
    hours, minutes_left = divmod(minutes, 60)
    if minutes < 1:
        return "less than a minute"
    if hours < 1:
        return f"{minutes} min"
    if hours < 24:
        return f"{hours} h {minutes_left} min" if minutes_left else f"{hours} h"
    days = hours // 24
    return "1 day" if days == 1 else f"{days} days"


def _monday(day: date) -> date:
    """This will give the first Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)
