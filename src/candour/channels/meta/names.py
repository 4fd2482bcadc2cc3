"""The names of what stands on a network of Meta's: a post or a comment, whose numbers look alike there."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self


@dataclass(frozen=True)
class Named:
    """A post or a comment, written as "kind/number"; `kinds` and `numbers` say what there can be."""

    kind: StrEnum
    number: str
    network: ClassVar[str]
    kinds: ClassVar[type[StrEnum]]
    numbers: ClassVar[re.Pattern[str]]

    def __str__(self) -> str:
        return f"{self.kind}/{self.number}"

    @classmethod
    def of(cls, words: str) -> Self:
        """This will read a name; ValueError where it is none of ours."""
        kind, _, number = words.partition("/")
        if not cls.numbers.fullmatch(number):
            raise ValueError(f"This names nothing on {cls.network}.")
        return cls(cls.kinds(kind), number)

    @classmethod
    def told(cls, kind: StrEnum, number: object) -> Self | None:
        """This will read the number in an answer; None where it is none."""
        return cls(kind, number) if isinstance(number, str) and cls.numbers.fullmatch(number) else None
