"""What a detector is: named patterns over folded text, tried where they can match, spans that fit the text.

Patterns are written on one line each. A blank stands for one to three blanks or line ends; "~" for up to 40
signs within a sentence. Nothing in a pattern may repeat without a bound, so that time grows with length only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from candour.domain.kinds import Flag

_STRAIGHT = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u0130": "i",
        "\n": " ",
        "\r": " ",
        "\t": " ",
    }
)
_OUTSIDE_CLASS = re.compile(r" (?![^\[\]]{0,200}\])")
_GAP = r"[^.!?]{0,40}?\b"


@dataclass(frozen=True)
class Hit:
    """A rule that found something: which flag, which rule, where (code points of the text)."""

    flag: Flag
    rule: str
    span: tuple[int, int]


@dataclass(frozen=True)
class Detector:
    """All rules of one flag.

    What an `except_for` pattern covers is not looked at: sayings such as "the death of me".
    """

    flag: Flag
    rules: Mapping[str, re.Pattern[str]]
    except_for: re.Pattern[str] | None

    def hides(self, folded: str) -> str:
        """This will cover what is not to be looked at."""
        return self.except_for.sub(_hidden, folded) if self.except_for else folded


class Rules:
    """The rules of several detectors as one: a post is looked through once, and few rules are tried on it."""

    def __init__(self, detectors: Iterable[Detector]) -> None:
        self._rows = [(one, name, rule) for one in detectors for name, rule in one.rules.items()]
        self.patterns = tuple(rule for _, _, rule in self._rows)

    def hits(self, folded: str, worth_trying: Iterable[int]) -> Iterator[Hit]:
        """This will yield the first hit in a folded text of each rule that is worth trying, by its number."""
        shown: dict[Flag, str] = {}
        for number in worth_trying:
            detector, name, rule = self._rows[number]
            seen = shown.get(detector.flag)
            found = rule.search(folded if seen is None else seen)
            if found and seen is None:
                seen = shown[detector.flag] = detector.hides(folded)
                found = found if seen is folded else rule.search(seen)
            if found:
                yield Hit(detector.flag, name, found.span())


def _hidden(found: re.Match[str]) -> str:
    return "\u00b7" * len(found.group())


def folded(text: str) -> str:
    """This will make a text comparable without moving a sign: lower case, straight quotes, blanks for
    line ends."""
    if text.isascii() and text.isprintable():
        return text.lower()
    low = text.translate(_STRAIGHT).lower()
    return (
        low
        if len(low) == len(text)
        else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    )


def pattern(line: str) -> re.Pattern[str]:
    """This will compile one line of a table."""
    return re.compile(_OUTSIDE_CLASS.sub(r"\\s{1,3}", line).replace("~", _GAP))


def detector(flag: Flag, rules: Mapping[str, str], except_for: str | None = None) -> Detector:
    """This will make a detector of written rules."""
    return Detector(
        flag,
        {name: pattern(line) for name, line in rules.items()},
        pattern(except_for) if except_for else None,
    )
