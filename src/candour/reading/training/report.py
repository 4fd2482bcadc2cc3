"""Figures as people read them: with intervals, by kind, by phenomenon, and at other shares of praise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from candour.reading.training.fit import Array
from candour.reading.training.measure import Figures, figures, guesses

DRAWS = 300
PRAISE = (0.10, 0.70)
"""Shares of praise beside the natural one: a stream of protest, and one of thanks."""


@dataclass(frozen=True)
class Group:
    """How one kind or one phenomenon is read: rows, read right, said aloud, right of what was said."""

    name: str
    rows: int
    right: float
    said: float
    said_right: float


def interval(chances: Array, truth: Sequence[str], names: Sequence[str]) -> tuple[float, float]:
    """This will give a 95 % interval of macro-F1 by drawing the rows again, with replacement."""
    draw = np.random.default_rng(7)
    every = np.ones(len(truth), dtype=bool)
    scores = []
    for _ in range(DRAWS):
        at = draw.integers(0, len(truth), len(truth))
        drawn = [truth[place] for place in at.tolist()]
        scores.append(figures(chances[at], every, drawn, names).macro_f1)
    return float(np.quantile(scores, 0.025)), float(np.quantile(scores, 0.975))


def share_interval(share: float, rows: int) -> tuple[float, float]:
    """This will give Wilson's 95 % interval of a share of so many rows."""
    if not rows:
        return 0.0, 1.0
    z, n = 1.96, rows
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)


def groups(
    chances: Array, said: NDArray[np.bool_], truth: Sequence[str], names: Sequence[str], of: Sequence[str]
) -> list[Group]:
    """This will measure each group of rows apart; `of` names the group of each row."""
    right = guesses(chances, names) == np.array([names.index(name) for name in truth])
    found = []
    for name in sorted(set(of)):
        mine = np.array([each == name for each in of])
        aloud = mine & said
        found.append(
            Group(
                name,
                int(mine.sum()),
                float(right[mine].mean()),
                float(said[mine].mean()),
                float(right[aloud].mean()) if aloud.any() else 1.0,
            )
        )
    return found


def gathered(names: Sequence[str], least: int = 12) -> list[str]:
    """This will put names that stand for fewer than `least` rows together, so that a table can be read."""
    many = Counter(names)
    seldom = f"rarer ({sum(each < least for each in many.values())} sorts)"
    return [name if many[name] >= least else seldom for name in names]


def at_praise(
    share: float, chances: Array, said: NDArray[np.bool_], truth: Sequence[str], names: Sequence[str]
) -> Figures:
    """This will measure rows drawn so that this share of them is praise; the draw is always the same."""
    praised = np.flatnonzero([name == "compliment" for name in truth])
    others = np.flatnonzero([name != "compliment" for name in truth])
    most = min(len(praised) / share, len(others) / (1 - share))
    draw = np.random.default_rng(13)
    mine = draw.permutation(praised)[: round(most * share)]
    theirs = draw.permutation(others)[: round(most * (1 - share))]
    at = np.concatenate([mine, theirs])
    return figures(chances[at], said[at], [truth[place] for place in at.tolist()], names)
