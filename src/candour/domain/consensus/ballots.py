"""What people said in a vote, counted so that nobody can be told from a count.

A count below `FEWEST` is never shown, and neither is a share from which one could be worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 10
"""People behind a count before it is shown."""


class Opinion(StrEnum):
    """What one person says of a clause; to pass is to have read it and to leave it to others."""

    AGREE = "agree"
    DISAGREE = "disagree"
    PASS = "pass"  # noqa: S105  (an opinion, not a secret)


OPINION_WORDS: dict[Opinion, str] = {
    Opinion.AGREE: "I agree",
    Opinion.DISAGREE: "I disagree",
    Opinion.PASS: "I leave this to others",
}


@dataclass(frozen=True)
class Tally:
    """How many people of some part of the trust said what."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.agree + other.agree, self.disagree + other.disagree, self.passed + other.passed)

    @property
    def voters(self) -> int:
        """How many people voted, whatever they said."""
        return self.agree + self.disagree + self.passed

    @property
    def decided(self) -> int:
        """How many said yes or no."""
        return self.agree + self.disagree

    def reaches(self, percent: int) -> bool:
        """This will say whether at least `percent` of those who said yes or no said yes.

        Where nobody did, nothing was agreed. Whole numbers are compared: no rounding decides a vote.
        """
        return self.decided > 0 and 100 * self.agree >= percent * self.decided


def tally(opinions: Mapping[Opinion, int]) -> Tally:
    """This will make a tally of how often each opinion was given."""
    return Tally(
        opinions.get(Opinion.AGREE, 0), opinions.get(Opinion.DISAGREE, 0), opinions.get(Opinion.PASS, 0)
    )


def shown_count(count: int) -> str:
    """This will print a number of people, or that it is too small to print; none is too small, too."""
    return f"{count:,}" if count >= FEWEST else f"fewer than {FEWEST}"


def shown_share(part: Tally, bar: int) -> str:
    """This will print the share that agreed: whole percent where both sides are large enough to be counted.

    Where one side is not, a share would give its number away; then only which side of the bar it is on.
    """
    if part.agree >= FEWEST and part.disagree >= FEWEST:
        return f"{100 * part.agree // part.decided} %"
    return f"{bar} % or more" if part.reaches(bar) else f"less than {bar} %"


def joined(parts: Mapping[str, Tally]) -> dict[str, Tally]:
    """This will join parts of fewer than `FEWEST` voters, so that each part left has at least as many.

    Small parts go together; if they are too few even then, they go to the smallest of the others, so that
    no count of theirs follows from the whole less the rest. Parts nobody voted in are left out. Only one
    part in all may remain below the number, and then there is nothing to compare it with.
    """
    voted = {name: part for name, part in parts.items() if part.voters}
    large = {name: part for name, part in voted.items() if part.voters >= FEWEST}
    small = [name for name in sorted(voted) if name not in large]
    if not small:
        return dict(sorted(large.items()))
    together = sum((voted[name] for name in small), Tally())
    if together.voters < FEWEST and large:
        nearest = min(large, key=lambda name: (large[name].voters, name))
        small = sorted([*small, nearest])
        together += large.pop(nearest)
    large[", ".join(small)] = together
    return dict(sorted(large.items()))
