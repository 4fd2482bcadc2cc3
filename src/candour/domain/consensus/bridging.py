"""When a vote is won: agreement of at least 60 % in every opinion group and in every sort of site.

A majority that one group rejects is not adopted. Opinion groups are made of how people voted on all clauses
(found in `guidelines`), so that no group is anybody's label; see Small and others, "Polis: Scaling
Deliberation by Mapping High Dimensional Opinion Spaces" (2021), for the idea of consensus across groups.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from candour.domain.consensus.ballots import FEWEST, Tally, joined, shown_count, shown_share

AGREEMENT = 60
"""Percent of those who said yes or no, in every part."""


@dataclass(frozen=True)
class Part:
    """One part of the trust in a vote: an opinion group or a class of sites."""

    name: str
    tally: Tally

    @property
    def agrees(self) -> bool:
        """Whether this part reaches the agreement that is asked for."""
        return self.tally.reaches(AGREEMENT)

    @property
    def voters(self) -> str:
        """How many voted, as it may be shown."""
        return shown_count(self.tally.voters)

    @property
    def share(self) -> str:
        """How many of a hundred agreed, as it may be shown."""
        return shown_share(self.tally, AGREEMENT)


@dataclass(frozen=True)
class Outcome:
    """What a vote came to: the whole, its opinion groups, its classes of sites."""

    whole: Tally
    groups: tuple[Part, ...]
    sites: tuple[Part, ...]

    @property
    def has_enough(self) -> bool:
        """Whether enough people voted for anything to follow from it."""
        return self.whole.voters >= FEWEST

    @property
    def is_adopted(self) -> bool:
        """Whether every part agrees, and enough people voted."""
        return self.has_enough and not self.against

    @property
    def against(self) -> tuple[Part, ...]:
        """The parts that do not agree."""
        return tuple(part for part in (*self.groups, *self.sites) if not part.agrees)


def outcome(groups: Mapping[str, Tally], sites: Mapping[str, Tally]) -> Outcome:
    """This will weigh a vote, each voter counted in one opinion group and in one class of sites.

    Raises ValueError where the two do not count the same people.
    """
    whole = sum(groups.values(), Tally())
    if whole != sum(sites.values(), Tally()):
        raise ValueError("groups and sites count different votes")
    return Outcome(whole, _parts(groups), _parts(sites))


def in_words(result: Outcome) -> str:
    """This will say in one sentence what a vote came to."""
    if not result.has_enough:
        return f"Fewer than {FEWEST} people voted, so nothing follows from it."
    if result.is_adopted:
        groups = _each(len(result.groups), "opinion group", "opinion groups")
        sites = _each(len(result.sites), "sort of site", "sorts of site")
        return f"Agreed by {AGREEMENT} % or more in {groups} and in {sites}."
    names = " and ".join(part.name for part in result.against)
    most = "Most people agreed, but not" if result.whole.agree > result.whole.disagree else "Not agreed by"
    return f"{most} {AGREEMENT} % in: {names}. So it is not adopted."


def _parts(tallies: Mapping[str, Tally]) -> tuple[Part, ...]:
    return tuple(Part(name, part) for name, part in joined(tallies).items())


def _each(count: int, one: str, many: str) -> str:
    return f"the one {one}" if count == 1 else f"each of {count} {many}"
