"""What stopped somebody who left a draft: asked once, kept without a name, told only of ten or more.

Nobody can be found in a count that is shown: an answer given fewer than ten times in a quarter is not
shown, and where one such answer could be worked out from the sum, no sum is shown either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEAST = 10
"""The smallest group that is shown."""


class Stopped(StrEnum):
    """What stopped me, from a closed list, so that nobody writes a name into it."""

    MAY_I = "may_i"
    AFRAID = "afraid"
    TIME = "time"
    ANSWERED = "answered"
    LONG_WAY = "long_way"
    OTHER = "other"


STOPPED_LABELS: dict[Stopped, str] = {
    Stopped.MAY_I: "I was not sure that I may",
    Stopped.AFRAID: "I was afraid of getting it wrong",
    Stopped.TIME: "I had no time",
    Stopped.ANSWERED: "Somebody else answered",
    Stopped.LONG_WAY: "Too many people would have looked at it",
    Stopped.OTHER: "Something else",
}


@dataclass(frozen=True)
class Shown:
    """What may be shown of one quarter: counts by answer, and the sum where it gives nobody away."""

    counts: Mapping[Stopped, int]
    total: int | None

    @property
    def is_empty(self) -> bool:
        return not self.counts and self.total is None


def shown(counts: Mapping[Stopped, int]) -> Shown:
    """This will leave out what is too small, and the sum where it would give away what was left out."""
    large = {answer: count for answer, count in counts.items() if count >= LEAST}
    total = sum(counts.values())
    left_out = total - sum(large.values())
    may_sum = total >= LEAST and (left_out == 0 or left_out >= LEAST)
    return Shown(counts=large, total=total if may_sum else None)


def quarter_of(day: date) -> date:
    """This will give the first day of a day's quarter."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
