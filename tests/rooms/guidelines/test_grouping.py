"""Opinion groups: planted ones are found, small ones are not made, the same votes give the same ones."""

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from candour.domain.consensus.ballots import FEWEST
from candour.guidelines.grouping import MOST_GROUPS, UNSEEN, Votes, groups_of


def planted(seed: int, sizes: tuple[int, ...], clauses: int, seen: float) -> tuple[Votes, np.ndarray]:
    """This will make votes of groups that each lean their own way on every clause, with much left unvoted."""
    rng = np.random.default_rng(seed)
    groups = np.repeat(np.arange(len(sizes)), sizes)
    leaning = rng.choice([0.1, 0.9], (len(sizes), clauses))
    said = np.where(rng.random((len(groups), clauses)) < leaning[groups], 1.0, -1.0)
    said[rng.random(said.shape) < 0.1] = 0.0
    said[rng.random(said.shape) >= seen] = UNSEEN
    return said.astype(np.float32), groups


@pytest.mark.parametrize("seed", [1, 2])
def test_three_planted_groups_are_found(seed: int) -> None:
    votes, groups = planted(seed, (150, 90, 60), 40, 0.4)
    found = groups_of(votes)
    assert adjusted_rand_score(groups, found.groups) >= 0.9
    assert list(np.bincount(found.groups)) == sorted(np.bincount(found.groups), reverse=True)


def test_the_same_votes_give_the_same_groups() -> None:
    votes, _ = planted(1, (60, 40), 12, 0.6)
    assert np.array_equal(groups_of(votes).groups, groups_of(votes.copy()).groups)


@pytest.mark.parametrize(
    "votes",
    [
        np.ones((2 * FEWEST - 1, 30), np.float32),
        np.ones((200, 30), np.float32),
        np.full((200, 30), UNSEEN, np.float32),
        np.ones((200, 1), np.float32),
        np.zeros((0, 0), np.float32),
    ],
    ids=["too few people", "everybody agrees", "nobody voted", "one clause", "nothing"],
)
def test_where_there_is_nothing_to_tell_people_apart_they_are_one_group(votes: Votes) -> None:
    found = groups_of(votes)
    assert found.count == (1 if len(votes) else 0)
    assert len(found.groups) == len(votes)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_group_is_too_small_to_be_shown(seed: int) -> None:
    votes, _ = planted(seed, (60, 4, 3), 20, 0.7)
    found = groups_of(votes)
    assert np.bincount(found.groups).min() >= FEWEST
    assert found.count <= MOST_GROUPS
