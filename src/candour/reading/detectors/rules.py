"""What a detector is: named patterns over folded text, tried where they can match, spans that fit the text.

Patterns are written on one line each. A blank stands for one to three blanks or line ends; "~" for up to 40
signs within a sentence. Nothing in a pattern may repeat without a bound, so that time grows with length only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from candour.domain.kinds import Flag
from candour.domain.sieve import choices

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
    """All rules of one flag, each as its choices.

    What an `except_for` pattern covers is not looked at: sayings such as "the death of me".
    """

    flag: Flag
    rules: Mapping[str, Sequence[re.Pattern[str]]]
    except_for: re.Pattern[str] | None

    def hides(self, folded: str) -> str:
        """This will cover what is not to be looked at."""
        return self.except_for.sub(_hidden, folded) if self.except_for else folded


class Rules:
    """The rules of several detectors as one: a post is looked through once, and few rules are tried on it."""

    def __init__(self, detectors: Iterable[Detector]) -> None:
        self._rows = [
            (one, name, choice)
            for one in detectors
            for name, choices_of_it in one.rules.items()
            for choice in choices_of_it
        ]
        self.patterns = tuple(choice for _, _, choice in self._rows)

    def hits(self, folded: str, worth_trying: Iterable[int]) -> Iterator[Hit]:
        """This will yield the first hit in a folded text of each rule of which a choice is worth trying.

        Choices are named by their numbers, in their order.
        """
        shown: dict[Flag, str] = {}
        first: dict[tuple[Flag, str], tuple[int, int]] = {}
        for number in worth_trying:
            detector, name, choice = self._rows[number]
            seen = shown.get(detector.flag)
            found = choice.search(folded if seen is None else seen)
            if found and seen is None:
                seen = shown[detector.flag] = detector.hides(folded)
                found = found if seen is folded else choice.search(seen)
            if found:
                rule = (detector.flag, name)
                first[rule] = min(first.get(rule, found.span()), found.span(), key=_start)
        return (Hit(flag, name, place) for (flag, name), place in first.items())


def _start(place: tuple[int, int]) -> int:
    return place[0]


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
        {name: [pattern(choice) for choice in choices(line)] for name, line in rules.items()},
        pattern(except_for) if except_for else None,
    )
