"""A time chosen on London's wall clock, turned into one moment, or a plain word why it is none.

29 March 2026, 01:30      does not exist: the clocks go from 01:00 to 02:00
25 October 2026, 01:30    exists twice: whoever chooses says which
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from candour.domain.clocks import LONDON
from candour.domain.refusal import Refusal

AT_MOST_AHEAD = timedelta(days=366)


class Which(StrEnum):
    """Which of two: the hour before the clocks go back, or the hour after."""

    FIRST = "first"
    SECOND = "second"


class TwoMoments(Refusal):
    """This time comes twice on this night; somebody has to say which is meant."""


def moment_on(on: date, at: time, which: str = "") -> datetime:
    """This will give the moment (UTC) of a wall clock's time, raising Refusal where there is none or two."""
    wall = datetime.combine(on, at)
    try:
        first, second = (wall.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1))
    except OverflowError:
        raise Refusal("That day is too far away.", "Choose a day within the next year.") from None
    if first == second:
        return first
    if first.astimezone(LONDON).replace(tzinfo=None) != wall:
        raise Refusal(
            f"{at:%H:%M} does not exist on that night: the clocks go forward by an hour.",
            f"Choose {_shifted(wall, -1)} or {_shifted(wall, 1)}.",
        )
    if which not in set(Which):
        raise TwoMoments(
            f"{at:%H:%M} comes twice on that night: the clocks go back by an hour.",
            "Say whether you mean the first or the second.",
        )
    return first if which == Which.FIRST else second


def schedule_refusal(leaves_at: datetime, now: datetime) -> Refusal | None:
    """This will refuse a time that has gone by, or one that is more than a year ahead."""
    if leaves_at <= now:
        return Refusal("That time has gone by.", "Choose a later one, or leave both empty to send it soon.")
    if leaves_at - now > AT_MOST_AHEAD:
        return Refusal("That is more than a year ahead.", "Choose a day within the next year.")
    return None


def _shifted(wall: datetime, hours: int) -> str:
    return f"{wall + timedelta(hours=hours):%H:%M}"
