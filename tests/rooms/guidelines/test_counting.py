"""What a vote comes to equals another computation: numpy's own decomposition, its counts, plain fractions."""

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score
from threadpoolctl import threadpool_limits

from candour.domain.consensus.ballots import FEWEST, Tally
from candour.domain.consensus.bridging import outcome
from candour.guidelines.grouping import MOST_GROUPS, UNSEEN, Votes, groups_of
from candour.guidelines.queries.counting import count
from tests.rooms.guidelines.agreeing import AVOID, Agreeing


def small_vote(seed: int) -> Votes:
    """This will have 40 to 90 people, who lean two or three ways, vote on six to ten clauses."""
    rng = np.random.default_rng(seed)
    people, clauses, ways = rng.integers(40, 91), rng.integers(6, 11), rng.integers(2, 4)
    leaning = rng.choice([0.05, 0.95], (ways, clauses))
    said = np.where(rng.random((people, clauses)) < leaning[rng.integers(0, ways, people)], 1.0, -1.0)
    said[rng.random(said.shape) < 0.1] = 0.0
    said[rng.random(said.shape) < 0.2] = UNSEEN
    return said.astype(np.float32)


def groups_otherwise(votes: Votes) -> NDArray[np.int64]:
    """This will find the groups by a singular value decomposition, without a line of ours."""
    seen = ~np.isnan(votes)
    filled = np.where(seen, votes, np.nanmean(votes, axis=0)).astype(np.float64)
    centred = filled - filled.mean(axis=0)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    places = (left[:, :2] * sizes[:2]) / np.sqrt(seen.mean(axis=1))[:, None]
    best, best_score = np.zeros(len(votes), np.int64), -2.0
    for number in range(2, MOST_GROUPS + 1):
        with threadpool_limits(1):
            labels = KMeans(number, n_init=25, random_state=7).fit_predict(places)
        score = silhouette_score(places, labels)
        if np.bincount(labels).min() >= FEWEST and score > best_score:
            best, best_score = labels, float(score)
    return best


def is_agreed_otherwise(said: NDArray[np.float32], groups: NDArray[np.int64]) -> bool:
    """This will say whether a clause wins, by fractions; parts below ten voters are joined by hand."""
    voted = [said[groups == group] for group in np.unique(groups)]
    voted = [part[~np.isnan(part)] for part in voted]
    large = [part for part in voted if len(part) >= FEWEST]
    small = [part for part in voted if 0 < len(part) < FEWEST]
    if small:
        together = np.concatenate(small)
        if len(together) < FEWEST and large:
            together = np.concatenate(
                [together, large.pop(min(range(len(large)), key=lambda at: len(large[at])))]
            )
        large.append(together)
    shares = [
        Fraction(int((part == 1).sum()), int((part != 0).sum())) if (part != 0).any() else Fraction(0)
        for part in large
    ]
    whole = said[~np.isnan(said)]
    decided = int((whole != 0).sum())
    return (
        len(whole) >= FEWEST
        and all(share >= Fraction(3, 5) for share in shares)
        and decided > 0
        and Fraction(int((whole == 1).sum()), decided) >= Fraction(3, 5)
    )


@pytest.mark.parametrize("seed", list(range(20)))
def test_groups_and_outcomes_equal_another_computation(seed: int) -> None:
    votes = small_vote(seed)
    found = groups_of(votes).groups
    assert adjusted_rand_score(groups_otherwise(votes), found) == 1.0
    for said in votes.T:
        tallies = {
            f"group {group}": Tally(*(int((said[found == group] == value).sum()) for value in (1, -1, 0)))
            for group in np.unique(found)
        }
        whole = outcome(tallies, {"every site": sum(tallies.values(), Tally())})
        assert whole.is_adopted is is_agreed_otherwise(said, found)


def test_a_vote_is_counted_once_a_human_by_group_and_by_sort_of_site(agreeing: Agreeing) -> None:
    proposal = agreeing.begin_vote(agreeing.propose(AVOID))
    agreeing.vote(proposal, offices=8)
    result = count(proposal)
    assert result.whole == Tally(32, 4)
    assert {part.name: part.tally for part in result.sites} == {
        "Community sites": Tally(12),
        "Hospitals": Tally(12),
        "Offices": Tally(8, 4),
    }
    assert sum((part.tally for part in result.groups), Tally()) == result.whole
