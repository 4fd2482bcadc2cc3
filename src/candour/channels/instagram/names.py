"""The names of what stands on Instagram: a post or a comment, whose numbers look alike there."""

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"[0-9]{1,30}")


class Kind(StrEnum):
    """What it is."""

    MEDIA = "media"
    COMMENT = "comment"


@dataclass(frozen=True)
class Name:
    """A post (Instagram calls it media) or a comment, written as "media/12"."""

    kind: Kind
    number: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.number}"

    @staticmethod
    def of(words: str) -> "Name":
        """This will read a name; ValueError where it is none of ours."""
        kind, _, number = words.partition("/")
        if not _NUMBER.fullmatch(number):
            raise ValueError("This names nothing on Instagram.")
        return Name(Kind(kind), number)
