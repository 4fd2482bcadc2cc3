"""The names of what stands on Facebook: a post or a comment, whose numbers look alike there."""

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"[0-9]{1,25}_[0-9]{1,25}")


class Kind(StrEnum):
    """What it is."""

    POST = "post"
    COMMENT = "comment"


@dataclass(frozen=True)
class Name:
    """A post or a comment, written as "post/1_2"."""

    kind: Kind
    number: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.number}"

    @property
    def address(self) -> str:
        """This will give its page on Facebook."""
        return f"https://www.facebook.com/{self.number}"

    @staticmethod
    def of(words: str) -> "Name":
        """This will read a name; ValueError where it is none of ours."""
        kind, _, number = words.partition("/")
        if not _NUMBER.fullmatch(number):
            raise ValueError("This names nothing on Facebook.")
        return Name(Kind(kind), number)

    @staticmethod
    def told(kind: Kind, number: object) -> "Name | None":
        """This will read the number in an answer; None where it is none."""
        return Name(kind, number) if isinstance(number, str) and _NUMBER.fullmatch(number) else None
