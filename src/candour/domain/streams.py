"""A line to a network that should stay open: when to try again, and what to say of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
"""Seconds before a line is tried again: 1, 2, 4 ... 300."""
DOWN_TOO_LONG = timedelta(minutes=15)
"""After so long a person is told of a line that is down: what comes is late by a minute, not missing."""


class LineStands(StrEnum):
    """How a line stands, the worst first."""

    DOWN = "down"
    TRYING = "trying"
    FILLING = "filling"
    OPEN = "open"


@dataclass(frozen=True)
class LineSeen:
    """What is known of a line; `opened_at` is empty while it is down, `held_until` while nobody holds it."""

    opened_at: datetime | None
    held_until: datetime | None
    down_since: datetime | None
    gap_since: datetime | None


def line_stands(seen: LineSeen, now: datetime) -> LineStands:
    """This will say how a line stands; one whose holder fell silent is not open, whatever was noted last."""
    is_held = seen.held_until is not None and seen.held_until >= now
    if seen.opened_at is not None and is_held:
        return LineStands.OPEN if seen.gap_since is None else LineStands.FILLING
    since = seen.down_since or seen.held_until
    is_long = since is not None and now - since >= DOWN_TOO_LONG
    return LineStands.DOWN if is_long else LineStands.TRYING


def pause_before(tries: int, chance: float, asked: float = 0.0) -> float:
    """This will give the seconds before the next try, after so many that failed in a row.

    It doubles up to five minutes, times 0.5 to 1.5 by `chance` (0 to 1), so that after a restart of the
    network not everybody comes back at once; never less than the network `asked` for.
    """
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(max(tries - 1, 0), 20))
    return max(asked, pause * (0.5 + chance))
