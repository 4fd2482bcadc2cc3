"""Whether a rota has gaps: plain turns in, stretches without anybody out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, order=True)
class Stretch:
    """A stretch of time, its end not included."""

    starts_at: datetime
    ends_at: datetime


def gaps(turns: Iterable[Stretch], now: datetime) -> tuple[Stretch, ...]:
    """This will list the stretches without anybody between the first turn not ended by `now` and the last.

    turns   |------|     |-----|  |---|
    gaps            #####       ##
    """
    ahead = sorted(turn for turn in turns if turn.ends_at > now)
    found = []
    for covered_until, turn in zip(_covered_until(ahead), ahead[1:], strict=False):
        if turn.starts_at > covered_until:
            found.append(Stretch(covered_until, turn.starts_at))
    return tuple(found)


def new_gaps(before: Iterable[Stretch], after: Iterable[Stretch], now: datetime) -> tuple[Stretch, ...]:
    """This will list the gaps that a change makes: those afterwards that no gap from before holds already.

    Leaving `now` itself without anybody, where somebody was on call, is a gap too.
    """
    old, planned = list(before), list(after)
    had = gaps(old, now)
    made = [gap for gap in gaps(planned, now) if not any(_holds(one, gap) for one in had)]
    if _is_covered(old, now) and not _is_covered(planned, now):
        starts = [turn.starts_at for turn in planned if turn.starts_at > now]
        made.insert(0, Stretch(now, min(starts, default=max(turn.ends_at for turn in old))))
    return tuple(made)


def _covered_until(turns: list[Stretch]) -> list[datetime]:
    ends: list[datetime] = []
    for turn in turns:
        ends.append(max(turn.ends_at, ends[-1]) if ends else turn.ends_at)
    return ends


def _holds(outer: Stretch, inner: Stretch) -> bool:
    return outer.starts_at <= inner.starts_at and inner.ends_at <= outer.ends_at


def _is_covered(turns: Iterable[Stretch], now: datetime) -> bool:
    return any(turn.starts_at <= now < turn.ends_at for turn in turns)
