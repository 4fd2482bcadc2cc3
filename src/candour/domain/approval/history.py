"""How long decisions took before: said only where there are enough of them to say it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FEWEST_CASES = 10


@dataclass(frozen=True)
class Minutes:
    """Half of past cases took at most `p50` minutes, nine in ten at most `p90`; None where unknown."""

    p50: int | None
    p90: int | None
    basis: str

    @property
    def are_known(self) -> bool:
        """Whether there are figures to show."""
        return self.p50 is not None

    @property
    def sentence(self) -> str:
        """The estimate as the card says it, such as "Usually 6 minutes, nearly always 20."."""
        if self.p50 is None:
            return f"{self.basis[0].upper()}{self.basis[1:]}."
        if self.p50 == 0 and self.p90 == 0:
            return "It does not wait for anybody."
        return f"Usually {_minutes(self.p50)}, nearly always {self.p90}."


@dataclass(frozen=True)
class History:
    """Minutes from being sent to the last decision, of past replies, by the clause that routed them."""

    minutes_by_clause: Mapping[str, Sequence[float]] = field(default_factory=dict)

    def minutes(self, clause: str, *, unknown: str) -> Minutes:
        """This will estimate the wait under a clause, or say `unknown` below 10 cases."""
        past = sorted(self.minutes_by_clause.get(clause, ()))
        if len(past) < FEWEST_CASES:
            return Minutes(None, None, unknown)
        return Minutes(
            _nearest_rank(past, 0.5),
            _nearest_rank(past, 0.9),
            f"from {len(past)} replies under clause {clause}",
        )


NO_HISTORY = History()
AT_ONCE = Minutes(0, 0, "nobody needs to look first")


def _nearest_rank(ordered: Sequence[float], share: float) -> int:
    """This will give a percentile by nearest rank, rounded up to whole minutes."""
    return math.ceil(ordered[max(0, math.ceil(share * len(ordered)) - 1)])


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
