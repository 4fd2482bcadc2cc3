"""Turns of readers on call: made from a week's pattern, taken by whoever likes, with gaps told early.

    free --take--> somebody's --give up--> the deputy's, or free again
                        \\--offer--> a colleague says yes: theirs (in exchange for one of theirs, or not)

A turn is made four weeks ahead. While nobody has it, readers are told a week before it begins, and
communications three days before; whoever frees one later than that tells them at once.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from candour.domain.clocks import LONDON, at_time, day_in_london, weekday_and_day
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.rota import Stretch

AHEAD = timedelta(days=28)
"""How far ahead turns are made: people plan a month."""
READERS_TOLD = timedelta(days=7)
CALLERS_TOLD = timedelta(days=3)
LONGEST_TURN = timedelta(hours=16)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Told(StrEnum):
    """Who is told that a turn has nobody yet."""

    READERS = "readers"
    CALLERS = "callers"


@dataclass(frozen=True)
class Weekly:
    """A turn that comes every week: `weekday` counts from Monday, 0. One may run past midnight."""

    weekday: int
    starts: time
    ends: time

    def on(self, day: date) -> Stretch:
        """This will give the turn that begins on a day on London's clock, in UTC.

        In the night when the clocks go forward, one within the hour that is left out ends as it begins.
        """
        last = day + timedelta(days=1) if self.ends <= self.starts else day
        return Stretch(
            datetime.combine(day, self.starts, tzinfo=LONDON).astimezone(UTC),
            datetime.combine(last, self.ends, tzinfo=LONDON).astimezone(UTC),
        )

    def ahead(self, now: datetime) -> tuple[Stretch, ...]:
        """This will give the turns that have not begun by now and begin within four weeks."""
        today = day_in_london(now)
        days = (today + timedelta(days=past) for past in range(AHEAD.days + 1))
        turns = (self.on(day) for day in days if day.weekday() == self.weekday)
        return tuple(turn for turn in turns if now < turn.starts_at <= now + AHEAD and _lasts(turn))


def _lasts(turn: Stretch) -> bool:
    """This will say whether any time lies in a turn: none does in an hour that the clocks leave out."""
    return turn.starts_at < turn.ends_at


def to_plan_weekly(weekly: Weekly, title: str) -> Refusal | None:
    """This will refuse a turn without a name, and one longer than anybody can stay awake for."""
    if not title.strip():
        return Refusal("A turn needs a name.", "Enter what colleagues call it, such as evening reader.")
    some_day = date(2026, 1, 5) + timedelta(days=weekly.weekday)
    turn = weekly.on(some_day)
    if turn.ends_at - turn.starts_at > LONGEST_TURN:
        return Refusal("A turn has sixteen hours at most.", "Make two turns of it.")
    return None


def to_take(roles: Collection[Role], *, ends_at: datetime, is_free: bool, now: datetime) -> Refusal | None:
    """This will refuse a turn to whoever is no reader, and one that somebody has already or that is over."""
    if Role.READER_ON_CALL not in roles:
        return Refusal(
            "Only readers on call take turns.",
            "Say under Squad that you would like to take turns; an administrator gives you the role.",
        )
    if ends_at <= now:
        return Refusal("This turn is over.", "Take one that is still to come.")
    if not is_free:
        return Refusal("Somebody has this turn already.", "Take another one.")
    return None


def to_offer(*, is_theirs: bool, ends_at: datetime, is_offered: bool, now: datetime) -> Refusal | None:
    """This will refuse to offer a turn that is somebody else's, over, or offered already."""
    if not is_theirs:
        return Refusal("This is somebody else’s turn.", "Offer one of your own.")
    if ends_at <= now:
        return Refusal("This turn is over.", "Offer one that is still to come.")
    if is_offered:
        return Refusal("You have offered this turn already.", "Take the offer back first.")
    return None


def who_is_told(starts_at: datetime, now: datetime) -> frozenset[Told]:
    """This will say who knows by now that a turn has nobody: readers first, then communications."""
    left = starts_at - now
    told = {Told.READERS: left <= READERS_TOLD, Told.CALLERS: left <= CALLERS_TOLD}
    return frozenset(whom for whom, is_due in told.items() if is_due)


def span(starts_at: datetime, ends_at: datetime) -> str:
    """This will say when a turn is: "Monday 30 November, 18:00 to 22:00", and the last day of a long one."""
    last = f"{weekday_and_day(ends_at)}, " if ends_at - starts_at >= timedelta(days=1) else ""
    return f"{weekday_and_day(starts_at)}, {at_time(starts_at)} to {last}{at_time(ends_at)}"
