"""Counting a vote so that nobody can be told from a count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.consensus.ballots import FEWEST, Opinion, Tally, joined, shown_count, shown_share, tally

tallies = st.builds(Tally, st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
parts = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), tallies, max_size=8)


@pytest.mark.parametrize(
    ("part", "percent", "reaches"),
    [
        (Tally(6, 4), 60, True),
        (Tally(59, 41), 60, False),
        (Tally(599, 400), 60, False),
        (Tally(600, 400), 60, True),
        (Tally(0, 0, 50), 60, False),
        (Tally(1, 0, 99), 60, True),
    ],
)
def test_a_share_is_of_those_who_said_yes_or_no_and_is_not_rounded(
    part: Tally, percent: int, *, reaches: bool
) -> None:
    assert part.reaches(percent) is reaches


@given(parts)
def test_joining_keeps_every_vote_and_leaves_no_part_too_small_beside_another(
    given_parts: dict[str, Tally],
) -> None:
    whole = joined(given_parts)
    assert sum(whole.values(), Tally()) == sum(given_parts.values(), Tally())
    assert len(whole) <= 1 or all(part.voters >= FEWEST for part in whole.values())
    named = sorted(name for names in whole for name in names.split(", "))
    assert named == sorted(name for name, part in given_parts.items() if part.voters)


@given(parts)
def test_a_part_that_is_large_enough_is_joined_only_to_hide_a_small_one(
    given_parts: dict[str, Tally],
) -> None:
    small = sum(part.voters for part in given_parts.values() if 0 < part.voters < FEWEST)
    apart = set(joined(given_parts)) & set(given_parts)
    lost = [name for name, part in given_parts.items() if part.voters >= FEWEST and name not in apart]
    assert len(lost) <= (1 if 0 < small < FEWEST else 0)


@given(tallies)
def test_a_share_that_would_give_a_small_count_away_is_not_printed(part: Tally) -> None:
    share = shown_share(part, 60)
    if min(part.agree, part.disagree) < FEWEST:
        assert share == ("60 % or more" if part.reaches(60) else "less than 60 %")
    else:
        assert share == f"{100 * part.agree // part.decided} %"


def test_counts_below_ten_are_not_printed_and_opinions_are_counted() -> None:
    assert [shown_count(count) for count in (0, 1, 9, 10, 1234)] == [*["fewer than 10"] * 3, "10", "1,234"]
    assert tally({Opinion.AGREE: 3, Opinion.PASS: 1}) == Tally(3, 0, 1)
