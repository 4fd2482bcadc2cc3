"""When many posts on one word in an hour are more than usual.

The rule is that of the Early Aberration Reporting System, C2: the count against the mean of a week of the
past and three of its standard deviations, with a guard between the two so that the burst itself does not
count as usual (Hutwagner, Thompson, Seeman and Treadwell, "The bioterrorism preparedness and response Early
Aberration Reporting System (EARS)", Journal of Urban Health 80, 2003, supplement 1, i89-i96). It was made for
days of a hospital's reports; hours of posts are as few and as uneven. Small counts vary by their square root
at least (as Poisson's do), so a deviation of less than that is not believed.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

HOURS = 168
"""A week of hours is what is usual."""
GUARD = 2
"""Hours between what is usual and the hour that is looked at."""
DEVIATIONS = 3.0
AT_LEAST = 6
"""Posts in an hour; fewer are read one by one."""
AUTHORS_AT_LEAST = 3
"""One person who writes ten times is no burst."""


@dataclass(frozen=True)
class LastHour:
    """What was seen of one word in the last hour."""

    posts: int
    authors: int


@dataclass(frozen=True)
class Usual:
    """How many posts an hour usually brings, and how many are more than chance."""

    mean: float
    more_than: float


def usual(hours: Sequence[int]) -> Usual:
    """This will say what is usual from the posts of each past hour, newest first; a quiet hour counts 0.

    Only a week after the guard is looked at; a word that is new is as if it had been quiet before.
    """
    past = [*hours[GUARD : GUARD + HOURS]]
    past += [0] * (HOURS - len(past))
    mean = sum(past) / HOURS
    variance = sum((each - mean) ** 2 for each in past) / (HOURS - 1)
    deviation = max(math.sqrt(variance), math.sqrt(mean), 1.0)
    return Usual(mean, mean + DEVIATIONS * deviation)


def is_burst(last: LastHour, past: Usual) -> bool:
    """This will say whether the last hour brought more than is usual, by more than a few people."""
    return last.posts >= AT_LEAST and last.authors >= AUTHORS_AT_LEAST and last.posts > past.more_than


def goes_on(last: LastHour, past: Usual) -> bool:
    """This will say whether a burst that was noticed still goes on: half of what began it is enough."""
    return last.posts > past.more_than / 2 and last.posts > 1
