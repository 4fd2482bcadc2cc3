"""What a detector is: named patterns over folded text, a quick look for stems first, spans that fit the text.

Patterns are written on one line each. A blank stands for one to three blanks or line ends; "~" for up to 40
signs within a sentence. Nothing in a pattern may repeat without a bound, so that time grows with length only.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from candour.domain.kinds import Flag

_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u0130": "i", "\n": " ", "\r": " ", "\t": " "})
_GAP = r"[^.!?]{0,40}?"


@dataclass(frozen=True)
class Hit:
    """A rule that found something: which flag, which rule, where (code points of the text)."""

    flag: Flag
    rule: str
    span: tuple[int, int]


@dataclass(frozen=True)
class Detector:
    """All rules of one flag. Nothing is tried unless one of the `stems` stands in the text.

    What an `except_for` pattern covers is not looked at: sayings such as "the death of me".
    """

    flag: Flag
    stems: tuple[str, ...]
    rules: Mapping[str, re.Pattern[str]]
    except_for: re.Pattern[str] | None

    def hits(self, folded: str) -> Iterator[Hit]:
        """This will yield the first hit of each rule in a folded text."""
        if not self.is_worth_a_look(folded):
            return
        seen = self.except_for.sub(_hidden, folded) if self.except_for else folded
        for name, pattern in self.rules.items():
            found = pattern.search(seen)
            if found:
                yield Hit(self.flag, name, found.span())

    def is_worth_a_look(self, folded: str) -> bool:
        """This will say whether any stem stands in the text."""
        return any(stem in folded for stem in self.stems)


def _hidden(found: re.Match[str]) -> str:
    return "\u00b7" * len(found.group())


def folded(text: str) -> str:
    """This will make a text comparable without moving a sign: lower case, straight quotes, blanks for line ends."""
    low = text.translate(_STRAIGHT).lower()
    return low if len(low) == len(text) else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def pattern(line: str) -> re.Pattern[str]:
    """This will compile one line of a table."""
    return re.compile(line.replace("~", _GAP).replace(" ", r"\s{1,3}"))


def detector(flag: Flag, stems: str, rules: Mapping[str, str], except_for: str | None = None) -> Detector:
    """This will make a detector of stems (blank between two, "_" for a blank inside one) and written rules."""
    return Detector(
        flag,
        tuple(stem.replace("_", " ") for stem in stems.split()),
        {name: pattern(line) for name, line in rules.items()},
        pattern(except_for) if except_for else None,
    )
