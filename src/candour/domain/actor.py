"""Who acts: a person, a named job, or somebody at the front door. Nothing happens anonymously."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Anybody or anything whose acts the ledger records."""

    @property
    def ledger_name(self) -> str:
        """This will give the name in the ledger, such as "person:12" or "job:voice.publish"."""


@dataclass(frozen=True)
class Job:
    """A named piece of work that acts without a person, such as the one that asks the deputy."""

    name: str

    @property
    def ledger_name(self) -> str:
        return f"job:{self.name}"


@dataclass(frozen=True)
class Teller:
    """Somebody outside who told the trust a story, known by the story's number alone."""

    story: int

    @property
    def ledger_name(self) -> str:
        return f"teller:{self.story}"


@dataclass(frozen=True)
class Visitor:
    """Somebody at the front door about whom nothing is known or kept."""

    @property
    def ledger_name(self) -> str:
        return "visitor"
