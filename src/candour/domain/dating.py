"""Which day somebody means by "by Friday" or "within two weeks": a first guess that a person can change."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from candour.domain.clocks import working_days_after

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
    "twelve": 12,
}
_DAYS_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
FRIDAY = 4

Found = re.Match[str]


def day_meant(words: str, said_on: date) -> date | None:
    """This will give the day that a sentence names, seen from the day on which it was said; None for none.

    The first rule of the table that fits decides; an impossible day (31 June) counts as none.
    """
    lowered = words.lower().replace("\u2019", "'")
    for rule, reckon in _RULES:
        found = rule.search(lowered)
        if found is not None:
            try:
                return reckon(found, said_on)
            except (ValueError, OverflowError):
                return None
    return None


def _on_a_date(found: Found, said_on: date) -> date:
    day, month = int(found["day"]), _MONTHS.index(found["month"]) + 1
    if found["year"]:
        return date(int(found["year"]), month, day)
    return _not_before(said_on, month, day)


def _in_figures(found: Found, said_on: date) -> date:
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    return _not_before(said_on, month, day)


def _not_before(said_on: date, month: int, day: int) -> date:
    this_year = date(said_on.year, month, day)
    return this_year if this_year >= said_on else date(said_on.year + 1, month, day)


def _so_long(found: Found, said_on: date) -> date:
    count = int(found["count"]) if found["count"].isdigit() else _NUMBERS[found["count"]]
    unit = found["unit"]
    if unit == "day" and found["working"]:
        return working_days_after(said_on, min(count, 1000))
    if unit == "month":
        return _months_on(said_on, count)
    return said_on + timedelta(days={"hour": 1, "day": count, "week": 7 * count}[unit])


def _months_on(said_on: date, count: int) -> date:
    years, month = divmod(said_on.month - 1 + count, 12)
    year = said_on.year + years
    return date(year, month + 1, min(said_on.day, monthrange(year, month + 1)[1]))


def _on_a_weekday(found: Found, said_on: date) -> date:
    ahead = (_WEEKDAYS.index(found["weekday"]) - said_on.weekday() - 1) % 7 + 1
    coming = said_on + timedelta(days=ahead)
    if found["next"] and coming <= _sunday(said_on):
        return coming + timedelta(days=7)
    return coming


def _sunday(of: date) -> date:
    return of + timedelta(days=6 - of.weekday())


def _end_of_week(said_on: date) -> date:
    friday = said_on + timedelta(days=FRIDAY - said_on.weekday())
    return friday if friday >= said_on else _sunday(said_on)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _in_a_month(found: Found, said_on: date) -> date:
    month = _MONTHS.index(found["month"]) + 1
    end = _end_of_month(said_on.year, month)
    return end if end >= said_on else _end_of_month(said_on.year + 1, month)


def _next_month(said_on: date) -> date:
    on = _months_on(said_on.replace(day=1), 1)
    return _end_of_month(on.year, on.month)


_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_SO_LONG = (
    rf"\b(?:within|in|over)(?: the)?(?: next)? {_COUNT}(?: (?P<working>working))? "
    r"(?P<unit>hour|day|week|month)s?\b"
)
_NOW = r"straight ?away|right away|immediately|at once|this (?:morning|afternoon|evening)"
_TABLE: tuple[tuple[str, Callable[[Found, date], date]], ...] = (
    (rf"\b{_DAYS_OF_MONTH}(?: of)? {_MONTH}{_YEAR}\b", _on_a_date),
    (rf"\b{_MONTH} {_DAYS_OF_MONTH}\b{_YEAR}", _on_a_date),
    (r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.](?P<year>\d{4}|\d\d))?\b(?! ?(?:am|pm))", _in_figures),
    (_SO_LONG, _so_long),
    (
        r"\b(?:end of|by) next week\b|\bnext week\b",
        lambda _, on: _end_of_week(_sunday(on) + timedelta(days=1)),
    ),
    (r"\bnext month\b", lambda _, on: _next_month(on)),
    (rf"\b(?P<next>next )?(?P<weekday>{'|'.join(_WEEKDAYS)})\b", _on_a_weekday),
    (r"\btomorrow\b", lambda _, on: on + timedelta(days=1)),
    (rf"\b(?:today|tonight|{_NOW})\b", lambda _, on: on),
    (r"\b(?:this week|end of the week)\b", lambda _, on: _end_of_week(on)),
    (r"\b(?:this month|end of the month)\b", lambda _, on: _end_of_month(on.year, on.month)),
    (rf"\b(?:in|by|before|end of|during|this) {_MONTH}\b", _in_a_month),
)
_RULES = tuple((re.compile(rule), reckon) for rule, reckon in _TABLE)
