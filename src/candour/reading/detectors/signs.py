"""Signs that stand near each other: the wide net behind the rules.

Whoever is in danger seldom says so in the words that a rule waits for. So the words of a post are sorted into
signs, and some signs that come close together raise a flag.

    "I've been saving up my morphine"          SAVED ... MEANS       within a few words: raised
    "saving up for the scanner"                SAVED                 alone: nothing

In a table of signs, words are apart by blanks; "_" joins words that follow each other, "*" stands for any
ending. A rule names the signs that must come within `near` words, and after "-" those of which none may be in
the post. One pass over the words, so time grows with length only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import Hit

NEAR = 12
_LONGEST_SAYING = 5
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_WRITTEN_TOGETHER = {
    "im": "i",
    "ive": "i",
    "id": "i",
    "hes": "he",
    "shes": "she",
    "theyre": "they",
    "u": "you",
    "ur": "your",
}
_KNOWN_AT_MOST = 20_000


@dataclass(frozen=True)
class Signs:
    """All signs and rules of one flag, as they are written."""

    flag: Flag
    signs: Mapping[str, str]
    rules: Mapping[str, str | tuple[str, int]]


@dataclass(frozen=True)
class _Rule:
    flag: Flag
    name: str
    needs: frozenset[str]
    bars: frozenset[str]
    near: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as the tables write it, the signs that it is by itself, and whether sayings begin with it."""

    plain: str
    signs: tuple[str, ...]
    begins: bool
    is_known: bool


class Net:
    """Several tables as one, so that a post is gone through once."""

    def __init__(self, tables: Iterable[Signs]) -> None:
        self._whole: dict[str, tuple[str, ...]] = {}
        self._beginnings: dict[str, tuple[str, ...]] = {}
        self._rules: dict[str, list[_Rule]] = {}
        self.rules: list[_Rule] = []
        for table in tables:
            self._take_in(table)
        self._lengths = sorted({len(word) for word in self._beginnings})
        self._sayings = frozenset(" ".join(one.split()[:2]) for one in self._whole if " " in one)
        self._openers = frozenset(one.split()[0] for one in self._sayings)
        self._known = _Known(self._look_up)

    def hits(self, folded: str) -> Iterator[Hit]:
        """This will yield the first place of each rule that holds in a folded text, first sign to last."""
        words = list(map(self._known.__getitem__, _WORD.findall(folded)))
        seen = self._seen(words)
        present = {name for name, _, _ in seen}
        places: list[tuple[int, int]] = []
        for rule in [rule for name in present & self._rules.keys() for rule in self._rules[name]]:
            if rule.needs <= present and rule.bars.isdisjoint(present):
                place = _together(rule, seen)
                if place is not None:
                    places = places or [word.span() for word in _WORD.finditer(folded)]
                    yield Hit(rule.flag, rule.name, (places[place[0]][0], places[place[1]][1]))

    def _take_in(self, table: Signs) -> None:
        for name, words in table.signs.items():
            own = f"{table.flag} {name}"
            for word in words.split():
                known = self._beginnings if word.endswith("*") else self._whole
                key = word.rstrip("*").replace("_", " ")
                known[key] = (*known.get(key, ()), own)
        for name, written in table.rules.items():
            rule = _rule(table, name, written)
            self.rules.append(rule)
            self._rules.setdefault(min(rule.needs), []).append(rule)

    def _seen(self, words: list[_Word]) -> list[tuple[str, int, int]]:
        """This will give the signs in the order of their first words: name, first word, last word."""
        found: list[tuple[str, int, int]] = []
        whole, sayings, last_of_all = self._whole, self._sayings, len(words) - 1
        for at, word in [(at, word) for at, word in enumerate(words) if word.is_known]:
            found += [(name, at, at) for name in word.signs]
            if word.begins and at < last_of_all:
                saying = f"{word.plain} {words[at + 1].plain}"
                if saying in sayings:
                    found += [(name, at, at + 1) for name in whole.get(saying, ())]
                    for last in range(at + 2, min(at + _LONGEST_SAYING, len(words))):
                        saying = f"{saying} {words[last].plain}"
                        found += [(name, at, last) for name in whole.get(saying, ())]
        return found

    def _look_up(self, written: str) -> _Word:
        """This will say what one word is to the tables."""
        word = _plain(written)
        begun = [name for length in self._lengths for name in self._beginnings.get(word[:length], ())]
        names = (*self._whole.get(word, ()), *dict.fromkeys(begun))
        begins = word in self._openers
        return _Word(word, names, begins, is_known=begins or bool(names))


class _Known(dict[str, _Word]):
    """What is known of the words that came before, up to a limit."""

    def __init__(self, look: Callable[[str], _Word]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, written: str) -> _Word:
        found = self._look(written)
        if len(self) < _KNOWN_AT_MOST:
            self[written] = found
        return found


def _plain(word: str) -> str:
    """This will write a word as the tables do: "she's" is she, "can't" is cant, "im" is i."""
    if "'" in word:
        head, _, tail = word.partition("'")
        word = head + tail if tail == "t" else head
    return _WRITTEN_TOGETHER.get(word, word)


def _rule(table: Signs, name: str, written: str | tuple[str, int]) -> _Rule:
    line, near = written if isinstance(written, tuple) else (written, NEAR)
    unknown = {sign.removeprefix("-") for sign in line.split()} - set(table.signs)
    if unknown:
        raise ValueError(f"The rule {name} names signs that no table has: {', '.join(sorted(unknown))}.")
    needs = frozenset(f"{table.flag} {sign}" for sign in line.split() if not sign.startswith("-"))
    bars = frozenset(f"{table.flag} {sign[1:]}" for sign in line.split() if sign.startswith("-"))
    return _Rule(table.flag, name, needs, bars, near)


def _together(rule: _Rule, seen: list[tuple[str, int, int]]) -> tuple[int, int] | None:
    """This will find the first place where all signs of a rule stand within `near` words."""
    latest: dict[str, tuple[int, int]] = {}
    for name, first, last in seen:
        if name not in rule.needs:
            continue
        latest[name] = (first, last)
        if len(latest) == len(rule.needs):
            start = min(place for place, _ in latest.values())
            if first - start <= rule.near:
                return start, max(end for _, end in latest.values())
    return None
