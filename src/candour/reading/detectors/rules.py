"""What a detector is: named patterns over folded text, a quick look for stems first, spans that fit the text.

Patterns are written on one line each. A blank stands for one to three blanks or line ends; "~" for up to 40
signs within a sentence. Nothing in a pattern may repeat without a bound, so that time grows with length only.
"""

import re
from collections.abc import Iterator, Mapping
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
class Glance:
    """What a quick look at a text shows: blanks squeezed, and how its words begin."""

    squeezed: str
    starts: frozenset[str]


@dataclass(frozen=True)
class Detector:
    """All rules of one flag. Nothing is tried unless a word begins as one of `starts` or a saying
    stands there.

    What an `except_for` pattern covers is not looked at: sayings such as "the death of me".
    """

    flag: Flag
    starts: frozenset[str]
    sayings: tuple[str, ...]
    rules: Mapping[str, re.Pattern[str]]
    except_for: re.Pattern[str] | None

    def hits(self, folded: str, glance: Glance) -> Iterator[Hit]:
        """This will yield the first hit of each rule in a folded text, if the glance at it gives cause."""
        if not self.is_worth_a_look(glance):
            return
        seen = folded
        for name, pattern in self.rules.items():
            found = pattern.search(seen)
            if found and self.except_for and seen is folded:
                seen = self.except_for.sub(_hidden, folded)
                found = pattern.search(seen)
            if found:
                yield Hit(self.flag, name, found.span())

    def is_worth_a_look(self, glance: Glance) -> bool:
        """This will say quickly whether any rule could find something."""
        return not self.starts.isdisjoint(glance.starts) or any(
            saying in glance.squeezed for saying in self.sayings
        )


def _hidden(found: re.Match[str]) -> str:
    return "\u00b7" * len(found.group())


def folded(text: str) -> str:
    """This will make a text comparable without moving a sign: lower case, straight quotes, blanks for
    line ends."""
    low = text.translate(_STRAIGHT).lower()
    return (
        low
        if len(low) == len(text)
        else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    )


def pattern(line: str) -> re.Pattern[str]:
    """This will compile one line of a table."""
    return re.compile(_OUTSIDE_CLASS.sub(r"\\s{1,3}", line).replace("~", _GAP))


def glance_at(folded: str) -> Glance:
    """This will give the beginnings (four and five letters) of the words of a folded text."""
    words = _WORD.findall(folded)
    starts = frozenset([*[word[:4] for word in words], *[word[:5] for word in words], *words])
    return Glance(" ".join(folded.split()), starts)


_WORD = re.compile(r"[^\W_]+")


def detector(flag: Flag, stems: str, rules: Mapping[str, str], except_for: str | None = None) -> Detector:
    """This will make a detector of written rules.

    `stems` are beginnings of words, of which five letters count (one of up to three is a whole
    word); one with "_" (for a blank) is a saying that is looked for anywhere. A test
    proves that no rule can find anything where no stem stands.
    """
    stem_list = stems.split()
    return Detector(
        flag,
        frozenset(stem[:5] for stem in stem_list if "_" not in stem),
        tuple(stem.replace("_", " ") for stem in stem_list if "_" in stem),
        {name: pattern(line) for name, line in rules.items()},
        pattern(except_for) if except_for else None,
    )
