"""The pledge as it is printed: on the card, where a mistake is owned, in public, and on its own page."""

from dataclasses import dataclass
from datetime import datetime

from candour.people.models import Pledge

BEHIND_YOU = "If it goes wrong, the trust stands behind you."


@dataclass(frozen=True)
class PledgeOnPage:
    """The exact words of a person, with their name and role."""

    words: str
    name: str
    role: str
    given_at: datetime

    @staticmethod
    def of(pledge: Pledge | None) -> "PledgeOnPage | None":
        """This will take what a page prints from a pledge; nothing where none stands."""
        if pledge is None:
            return None
        person = pledge.person
        return PledgeOnPage(pledge.words, person.full_name, person.job_title, pledge.given_at)


@dataclass(frozen=True)
class PledgePage:
    """The pledge that stands, and whether the reader may give one."""

    pledge: PledgeOnPage | None
    may_give: bool
