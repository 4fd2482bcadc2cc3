"""A vote is won where every opinion group and every sort of site agrees, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.consensus.ballots import FEWEST, Tally
from candour.domain.consensus.bridging import AGREEMENT, in_words, outcome


@pytest.mark.parametrize(
    ("groups", "sites", "words"),
    [
        (
            {"A": Tally(60, 40), "B": Tally(30, 5)},
            {"Hospital": Tally(70, 30), "Community": Tally(20, 15)},
            "Most people agreed, but not 60 % in: Community. So it is not adopted.",
        ),
        (
            {"A": Tally(60, 40), "B": Tally(30, 5)},
            {"Hospital": Tally(90, 45)},
            "Agreed by 60 % or more in each of 2 opinion groups and in the one sort of site.",
        ),
        (
            {"A": Tally(900, 10), "B": Tally(50, 60)},
            {"Hospital": Tally(950, 70)},
            "Most people agreed, but not 60 % in: B. So it is not adopted.",
        ),
        (
            {"A": Tally(10, 30)},
            {"Hospital": Tally(10, 30)},
            "Not agreed by 60 % in: A and Hospital. So it is not adopted.",
        ),
        ({"A": Tally(9)}, {"Hospital": Tally(9)}, "Fewer than 10 people voted, so nothing follows from it."),
    ],
)
def test_what_a_vote_came_to(groups: dict[str, Tally], sites: dict[str, Tally], words: str) -> None:
    result = outcome(groups, sites)
    assert in_words(result) == words
    assert result.is_adopted is words.startswith("Agreed by")


counted = st.lists(st.builds(Tally, st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=5)


@given(counted)
def test_what_is_adopted_reaches_the_agreement_in_every_part_that_is_large_enough(votes: list[Tally]) -> None:
    parts = {f"group {index}": part for index, part in enumerate(votes)}
    result = outcome(parts, {"all": sum(votes, Tally())})
    large = [part for part in votes if part.voters >= FEWEST]
    if result.is_adopted:
        assert result.whole.voters >= FEWEST
        assert all(
            100 * part.tally.agree >= AGREEMENT * part.tally.decided
            for part in (*result.groups, *result.sites)
        )
    elif result.has_enough and len(large) == len([part for part in votes if part.voters]):
        assert any(not part.reaches(AGREEMENT) for part in [*large, result.whole])


def test_groups_and_sites_count_the_same_people() -> None:
    with pytest.raises(ValueError, match="different votes"):
        outcome({"A": Tally(12)}, {"Hospital": Tally(11)})
