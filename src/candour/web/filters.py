"""How times, counts and names are printed: relative in words, exact on hover and to screen readers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


@dataclass(frozen=True)
class Moment:
    """One time as a page prints it: for the element, for who wants it exactly, and in words for all."""

    machine: str
    exact: str
    words: str


def moment(at: datetime, now: datetime) -> Moment:
    """This will give a time (aware) as words beside `now`, with the exact time in London."""
    local = at.astimezone(LONDON)
    return Moment(
        machine=at.isoformat(), exact=exact_time(at), words=_relative(local, now.astimezone(LONDON))
    )


@lru_cache(maxsize=10_000)
def exact_time(at: datetime) -> str:
    """This will give a time in London as "Saturday 22 November 2026 at 10:10pm"."""
    local = at.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B %Y} at {clock(at)}"


def clock(at: datetime) -> str:
    """This will give the time of day in London as on a ward's clock, such as "22:10"."""
    return f"{at.astimezone(LONDON):%H:%M}"


def day(on: date) -> str:
    """This will give a day as "3 May 2026"; of a time, its day in London."""
    local = on.astimezone(LONDON) if isinstance(on, datetime) else on
    return f"{local.day} {local:%B %Y}"


def length(seconds: float | timedelta) -> str:
    """This will give a length of time as "40 seconds", "6 minutes", "2 h 10 min" or "3 days"."""
    total = int(seconds.total_seconds() if isinstance(seconds, timedelta) else seconds)
    if total < _MINUTE:
        return plural(total, "second")
    if total < _HOUR:
        return plural(total // _MINUTE, "minute")
    if total < _DAY:
        hours, minutes = total // _HOUR, total % _HOUR // _MINUTE
        return f"{hours} h {minutes} min" if minutes else plural(hours, "hour")
    return plural(total // _DAY, "day")


def plural(count: int, one: str, many: str = "") -> str:
    """This will give a count with its noun: "1 reply", "3 replies" (`many` where an s is not enough)."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def shortened(text: str, length: int = 160) -> str:
    """This will cut a text at a word with an ellipsis, leaving shorter texts alone."""
    if len(text) <= length:
        return text
    return text[: length + 1].rsplit(None, 1)[0][:length].rstrip(" ,.;:") + "…"


def _relative(local: datetime, now: datetime) -> str:
    seconds = (now - local).total_seconds()
    if abs(seconds) < 45:
        return "just now" if seconds >= 0 else "in a moment"
    if abs(seconds) < _DAY and (local.date() == now.date() or abs(seconds) < 6 * _HOUR):
        words = length(abs(seconds))
        return f"{words} ago" if seconds > 0 else f"in {words}"
    return _by_day(local, now)


def _by_day(local: datetime, now: datetime) -> str:
    days = (now.date() - local.date()).days
    near = {1: "yesterday", -1: "tomorrow", 0: "today"}
    if days in near:
        return f"{near[days]} at {local:%H:%M}"
    if 0 < days < 7:
        return f"{local:%A} at {local:%H:%M}"
    same_year = local.year == now.year
    return f"{local.day} {local:%B}" if same_year else f"{local.day} {local:%B %Y}"
