"""Finds how sure is sure enough: the limits under which most is said and hardly anything wrong."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from candour.reading.guard import LINEAR_MOST, STRONG_MOST, guarded
from candour.reading.saying import settle
from candour.reading.training.fit import Array
from candour.reading.training.measure import Figures, figures
from candour.reading.weights import KINDS, LEANS

Said = NDArray[np.bool_]
_FINE = 50.0
_AS_SHUT = {"least": 0.25, "strong_complaint": 0.0, "linear_complaint": 0.0}
"""No complaint is said while it is searched what may be said of praise."""


@dataclass(frozen=True)
class Wish:
    """The most of praise that may be called a complaint aloud, and the most of complaints called praise."""

    praise_as_blame: float
    blame_as_praise: float

    def worth(self, got: Figures) -> float:
        """This will value what is said, less what is said wrong beyond the wish."""
        return (
            got.coverage
            - _FINE * max(0.0, got.said_praise_as_blame - self.praise_as_blame)
            - _FINE * max(0.0, got.said_blame_as_praise - self.blame_as_praise)
        )


@dataclass(frozen=True)
class Kept:
    """Rows that were kept from learning: chances of the kinds by both joined and by each, and the truth."""

    both: Array
    strong: Array
    linear: Array
    truth: list[str]
    of_three: bool
    wish: Wish

    @property
    def names(self) -> tuple[str, ...]:
        """This will name the classes that the truth speaks of: the six kinds, or the NHS coders' three."""
        return LEANS if self.of_three else KINDS

    def figures(self, chances: Array, said: Said) -> Figures:
        """This will measure one reader's chances on these rows."""
        return figures(chances, said, self.truth, self.names)


def said_alone(chances: Array, limits: dict[str, float]) -> Said:
    """This will say of each row whether the linear reader alone would say its best guess aloud."""
    return np.array([not settle(row.astype(np.float32), limits).abstains for row in chances], dtype=bool)


def said_by_both(one: Kept, limits: dict[str, float]) -> Said:
    """This will say of each row whether both readers together would say the best guess aloud."""
    readers = (each.astype(np.float32) for each in (one.both, one.strong, one.linear))
    rows = zip(*readers, strict=True)
    said = [not guarded(both, strong, linear, limits).abstains for both, strong, linear in rows]
    return np.array(said, dtype=np.bool_)


def limits_alone(kept: Sequence[Kept]) -> dict[str, float]:
    """This will find the limits of the linear reader from a small grid."""
    grid = (
        {"least": least, "opposite_compliment": praise, "opposite_complaint": blame}
        for least in (0.36, 0.40, 0.45, 0.50)
        for praise in (0.04, 0.06, 0.08, 0.10, 0.13, 0.17)
        for blame in (0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.11, 0.15, 0.20)
    )
    return _best(
        grid,
        lambda lim: sum(one.wish.worth(one.figures(one.linear, said_alone(one.linear, lim))) for one in kept),
    )


def limits_of_both(kept: Sequence[Kept]) -> dict[str, float]:
    """This will find the limits of both readers together; the guard's own most is never exceeded.

    What is said of praise and what is said of complaints do not touch each other: each is searched alone.
    """
    of_praise = (
        {
            "strong_compliment": strong,
            "linear_compliment": unlike,
            "joint_compliment": joint,
            "wish_compliment": wish,
            "least_compliment": least,
        }
        for strong in (0.01, 0.02, STRONG_MOST)
        for unlike in (0.15, 0.2, LINEAR_MOST)
        for joint in (0.12, 0.15, 0.2)
        for wish in (0.1, 1.0)
        for least in (0.25, 0.55)
    )
    of_blame = (
        {"strong_complaint": strong, "linear_complaint": unlike, "joint_complaint": joint}
        for strong in (0.0025, 0.01, STRONG_MOST)
        for unlike in (0.15, LINEAR_MOST)  # under 0.15 plain complaints about waiting go unsaid
        for joint in (0.08, 0.1, 0.11, 0.13, 0.2)
    )

    def worth(limits: dict[str, float]) -> float:
        return sum(one.wish.worth(one.figures(one.both, said_by_both(one, limits))) for one in kept)

    praise = _best(({**_AS_SHUT, **some} for some in of_praise), worth)
    return _best(({**praise, **some} for some in of_blame), worth)


def _best(grid: Iterable[dict[str, float]], worth: Callable[[dict[str, float]], float]) -> dict[str, float]:
    return max(grid, key=worth)
