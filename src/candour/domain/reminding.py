"""When a team is reminded of a promise, and asked again to take one: at nine in the morning in London."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from candour.domain.clocks import LONDON, day_in_london


class Reminder(StrEnum):
    """Why a team is reminded."""

    HALFWAY = "halfway"
    WEEK_BEFORE = "week_before"
    DAY_BEFORE = "day_before"
    ON_THE_DAY = "on_the_day"
    OVERDUE = "overdue"


REMINDED_AT = time(9)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


def next_reminder(agreed_on: date, due_on: date, later_than: datetime) -> tuple[datetime, Reminder]:
    """This will give the next moment after `later_than` at which a team is reminded, and why.

    Always at nine in the morning in London: halfway (where that is more than a week before the day), seven
    days before, one day before, on the day, and then once a week until the promise is kept or ended.
    """
    ahead = [(_nine_on(day), why) for day, why in _days_before(agreed_on, due_on)]
    for moment, why in ahead:
        if moment > later_than:
            return moment, why
    weeks = max(1, (day_in_london(later_than) - due_on).days // 7)
    while _nine_on(due_on + weeks * A_WEEK) <= later_than:
        weeks += 1
    return _nine_on(due_on + weeks * A_WEEK), Reminder.OVERDUE


OFFER_REMINDED_AFTER = timedelta(days=2)


def next_asking(offered_on: date, later_than: datetime) -> datetime:
    """This will give the next moment at which a team is asked again to take a promise, or to say no.

    At nine in the morning, two days after it was offered and once a week from then on.
    """
    moment = _nine_on(offered_on + OFFER_REMINDED_AFTER)
    while moment <= later_than:
        moment = _nine_on(day_in_london(moment) + A_WEEK)
    return moment


def _days_before(agreed_on: date, due_on: date) -> list[tuple[date, Reminder]]:
    halfway = agreed_on + timedelta(days=(due_on - agreed_on).days // 2)
    days = [
        (due_on - A_WEEK, Reminder.WEEK_BEFORE),
        (due_on - A_DAY, Reminder.DAY_BEFORE),
        (due_on, Reminder.ON_THE_DAY),
    ]
    if due_on - halfway > A_WEEK:
        days.insert(0, (halfway, Reminder.HALFWAY))
    return [(day, why) for day, why in days if day > agreed_on or day == due_on]


def _nine_on(day: date) -> datetime:
    return datetime.combine(day, REMINDED_AT, tzinfo=LONDON).astimezone(UTC)
