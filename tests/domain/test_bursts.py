"""When many posts on one word are more than usual."""

import pytest

from candour.domain.bursts import GUARD, HOURS, LastHour, goes_on, is_burst, usual

QUIET = [0] * (HOURS + GUARD)
BUSY = [0, 0, *([20, 24, 16, 22, 18, 20] * 28)]


@pytest.mark.parametrize(
    ("hours", "posts", "authors", "bursts"),
    [
        (QUIET, 5, 5, False),
        (QUIET, 6, 5, True),
        (QUIET, 6, 2, False),
        (QUIET, 40, 1, False),
        (BUSY, 33, 20, False),
        (BUSY, 34, 20, True),
        ([], 6, 6, True),
    ],
)
def test_a_burst_is_more_than_usual_by_more_than_a_few_people(
    hours: list[int], posts: int, authors: int, bursts: bool
) -> None:
    assert is_burst(LastHour(posts, authors), usual(hours)) is bursts


def test_the_burst_itself_does_not_count_as_usual() -> None:
    assert usual([500, 400, *QUIET[GUARD:]]) == usual(QUIET)


def test_a_burst_ends_below_half_of_what_began_it() -> None:
    past = usual(BUSY)
    assert goes_on(LastHour(17, 5), past)
    assert not goes_on(LastHour(16, 5), past)
    assert not goes_on(LastHour(1, 1), usual(QUIET))
