"""Finds opinion groups: people who vote alike, whoever they are and wherever they work.

Principal components of the votes, then k-means, then the number of groups by the silhouette, as Polis does
(Small and others, "Polis", Recerca 26(2), 2021). The library does the arithmetic; it is loaded when groups
are asked for, which only the worker does.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from candour.domain.consensus.ballots import FEWEST

UNSEEN = np.nan
MOST_GROUPS = 5
"""More than five nobody can tell apart on a page, and small trusts would have groups of a handful."""
COMPARED = 2_000
"""People among whom the silhouette is computed: it grows with the square of their number."""
BEGINNINGS, BEGINNINGS_OF_MANY = 25, 5
"""From how many beginnings k-means looks for its best answer: in a small vote a bad one is met easily."""

Votes = NDArray[np.float32]
"""A row a person, a column a clause: 1 agree, -1 disagree, 0 leave it to others, NaN not voted."""


@dataclass(frozen=True)
class Grouping:
    """A group's number for each person, the largest group being 0; and how clearly they stand apart.

    `apartness` is the silhouette, from -1 to 1; it is 0 where everybody is one group.
    """

    groups: NDArray[np.int64]
    apartness: float

    @property
    def count(self) -> int:
        """How many groups there are."""
        return int(self.groups.max(initial=-1)) + 1


def groups_of(votes: Votes) -> Grouping:
    """This will find from one to `MOST_GROUPS` groups, each of at least `FEWEST` people.

    The same votes give the same groups. With too few people, or where everybody votes alike, there is one.
    """
    people, clauses = votes.shape
    if people < 2 * FEWEST or clauses < 2:
        return _one(people)
    filled = _filled(votes)
    if not np.ptp(filled, axis=0).any():
        return _one(people)
    places = _places(votes, filled)
    best = _one(people)
    for count in range(2, MOST_GROUPS + 1):
        found = _split(places, count)
        if found is not None and (best.count == 1 or found.apartness > best.apartness):
            best = found
    return best


def _one(people: int) -> Grouping:
    return Grouping(np.zeros(people, np.int64), 0.0)


def _filled(votes: Votes) -> NDArray[np.float32]:
    """This will take the mean of a clause for each vote that was not given: that moves nobody anywhere."""
    seen = ~np.isnan(votes)
    given = seen.sum(axis=0)
    means = np.divide(np.nansum(votes, axis=0), given, out=np.zeros(len(given), np.float32), where=given > 0)
    filled: NDArray[np.float32] = np.where(seen, votes, means)
    return filled


def _places(votes: Votes, filled: NDArray[np.float32]) -> NDArray[np.float32]:
    """This will put people on a plane, and move those who voted little outwards again: every vote that is
    missing has drawn them towards the middle."""
    from sklearn.decomposition import PCA  # noqa: PLC0415 - slow to load, and only the worker needs it

    places = PCA(2, svd_solver="covariance_eigh").fit_transform(filled)
    share = np.maximum((~np.isnan(votes)).sum(axis=1), 1) / votes.shape[1]
    spread: NDArray[np.float32] = (places / np.sqrt(share)[:, None]).astype(np.float32)
    return spread


def _split(places: NDArray[np.float32], count: int) -> Grouping | None:
    """This will split people into so many groups, or give nothing where one would be too small to show."""
    from sklearn.cluster import KMeans  # noqa: PLC0415
    from sklearn.metrics import silhouette_score  # noqa: PLC0415
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - comes with the library

    if len(np.unique(places, axis=0)) < count:
        return None
    beginnings = BEGINNINGS if len(places) <= COMPARED else BEGINNINGS_OF_MANY
    with threadpool_limits(1):  # threads that wait for each other on a busy machine take minutes
        labels = KMeans(count, n_init=beginnings, random_state=0).fit_predict(places)
    sizes = np.bincount(labels, minlength=count)
    if sizes.min() < FEWEST:
        return None
    order = np.argsort(-sizes, kind="stable")
    ranks = np.empty(count, np.int64)
    ranks[order] = np.arange(count)
    sample = COMPARED if len(places) > COMPARED else None
    try:
        apartness = float(silhouette_score(places, labels, sample_size=sample, random_state=0))
    except ValueError:  # a sample that meets one group alone cannot be compared
        return None
    return Grouping(ranks[labels], apartness)
