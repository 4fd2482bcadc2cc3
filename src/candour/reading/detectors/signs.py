"""Signs that stand near each other: the wide net behind the rules.

Whoever is in danger seldom says so in the words that a rule waits for. So the words of a post are sorted into
signs, and some signs that come close together raise a flag.

    "I've been saving up my morphine"          SAVED ... MEANS       within a few words: raised
    "saving up for the scanner"                SAVED                 alone: nothing

In a table of signs, words are apart by blanks; "_" joins words that follow each other, "*" stands for any
ending. A rule names the signs that must come within `near` words, and after "-" those of which none may be in
the post. The words of a saying under "NOTHING" are no sign by themselves: a "blood test" is not blood. One
pass over the words, so time grows with length only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice, product
from operator import attrgetter, or_

from candour.domain.kinds import Flag
from candour.reading.detectors.rules import Hit

NEAR = 12
NOTHING = "NOTHING"
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
_NO_WORDS: Mapping[str, int] = {}


@dataclass(frozen=True)
class Signs:
    """All signs and rules of one flag, as they are written."""

    flag: Flag
    signs: Mapping[str, str]
    rules: Mapping[str, str | tuple[str, int]]


@dataclass(frozen=True)
class _Rule:
    """What must come near each other, and what must not be there: a bit a sign."""

    flag: Flag
    name: str
    needs: int
    bars: int
    near: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as the tables write it, the signs that it is by itself, the rules that one of them could begin,
    and the words that may follow it in a saying, with the length of the longest of these."""

    plain: str
    signs: int
    rules: tuple[_Rule, ...]
    followers: Mapping[str, int]


_Seen = tuple[int, int, int]
"""Some signs, their first word and their last."""
_signs_of: Callable[[_Word], int] = attrgetter("signs")
_rules_of: Callable[[_Word], tuple[_Rule, ...]] = attrgetter("rules")


def each(saying: str, *choices: str) -> str:
    """This will write a saying once for every choice of the words that its gaps stand for."""
    return " ".join(saying.format(*chosen) for chosen in product(*(words.split() for words in choices)))


class Net:
    """Several tables as one, so that a post is gone through once."""

    def __init__(self, tables: Iterable[Signs]) -> None:
        self._bits: dict[str, int] = {}
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._followers: dict[str, dict[str, int]] = {}
        self._rules: dict[int, list[_Rule]] = {}
        self._nothing: dict[int, int] = {}
        for table in tables:
            self._take_in(table)
        self._openers = reduce(or_, self._rules, 0)
        self._lengths = sorted({len(word) for word in self._beginnings})
        self._known = _Known(self._look_up)

    def hits(self, folded: str, words: Sequence[str]) -> Iterator[Hit]:
        """This will yield the first place of each rule that holds in a folded text, first sign to last.

        `words` are those of the text as a sieve wants them, but without small pictures.
        """
        known = list(map(self._known.__getitem__, words))
        sayings = self._sayings(known)
        present = reduce(or_, map(_signs_of, known), 0) | reduce(or_, [signs for signs, _, _ in sayings], 0)
        begun = [rule for some in map(_rules_of, known) if some for rule in some]
        begun += [rule for signs, _, _ in sayings for rule in self._begun_by(signs)]
        holding = [rule for rule in begun if rule.needs & ~present == 0 == rule.bars & present]
        if not holding:
            return
        seen = self._in_earnest([(word.signs, at, at) for at, word in enumerate(known)], sayings)
        present = reduce(or_, [signs for signs, _, _ in seen], 0)
        holding = [rule for rule in holding if rule.needs & ~present == 0 == rule.bars & present]
        places = [word.span() for word in _WORD.finditer(folded)]
        for rule in dict.fromkeys(holding):
            place = _together(rule, seen)
            if place is not None:
                yield Hit(rule.flag, rule.name, (places[place[0]][0], places[place[1]][1]))

    def _take_in(self, table: Signs) -> None:
        for name, words in table.signs.items():
            bit = self._bits.setdefault(f"{table.flag} {name}", 1 << len(self._bits))
            for word in words.split():
                known = self._beginnings if word.endswith("*") else self._whole
                key = word.rstrip("*").replace("_", " ")
                known[key] = known.get(key, 0) | bit
                if " " in key:
                    first, second, *others = key.split()
                    after = self._followers.setdefault(first, {})
                    after[second] = max(after.get(second, 0), 2 + len(others))
        if NOTHING in table.signs:
            of_table = [self._bits[f"{table.flag} {name}"] for name in table.signs]
            self._nothing[self._bits[f"{table.flag} {NOTHING}"]] = reduce(or_, of_table)
        for name, written in table.rules.items():
            rule, begins_with = self._rule(table, name, written)
            self._rules.setdefault(begins_with, []).append(rule)

    def _rule(self, table: Signs, name: str, written: str | tuple[str, int]) -> tuple[_Rule, int]:
        """This will read a rule as it is written, and say by which of its signs it is looked up."""
        line, near = written if isinstance(written, tuple) else (written, NEAR)
        unknown = {sign.removeprefix("-") for sign in line.split()} - set(table.signs)
        if unknown:
            raise ValueError(f"The rule {name} names signs that no table has: {', '.join(sorted(unknown))}.")
        needs = sorted(sign for sign in line.split() if not sign.startswith("-"))
        bars = [sign[1:] for sign in line.split() if sign.startswith("-")]
        of_needs, of_bars = (
            [self._bits[f"{table.flag} {sign}"] for sign in signs] for signs in (needs, bars)
        )
        return _Rule(table.flag, name, reduce(or_, of_needs), reduce(or_, of_bars, 0), near), of_needs[0]

    def _in_earnest(self, words: Sequence[_Seen], sayings: Sequence[_Seen]) -> list[_Seen]:
        """This will put the signs in the order of their words, without those inside of what is none."""
        seen = sorted([*words, *sayings], key=lambda one: (one[1], one[2]))
        for bit, of_table in self._nothing.items():
            reaches = {first: last for signs, first, last in sayings if signs & bit}
            if reaches:
                seen = _outside(seen, reaches, of_table)
        return [one for one in seen if one[0]]

    def _begun_by(self, signs: int) -> tuple[_Rule, ...]:
        if not signs & self._openers:
            return ()
        return tuple(rule for bit, rules in self._rules.items() if bit & signs for rule in rules)

    def _sayings(self, known: Sequence[_Word]) -> list[_Seen]:
        """This will find the signs that are several words."""
        begun = [
            at
            for at, (word, after) in enumerate(zip(known, islice(known, 1, None), strict=False))
            if after.plain in word.followers
        ]
        found: list[_Seen] = []
        for at in begun:
            saying = known[at].plain
            longest = known[at].followers[known[at + 1].plain]
            for last in range(at + 1, min(at + longest, len(known))):
                saying = f"{saying} {known[last].plain}"
                signs = self._whole.get(saying)
                if signs:
                    found.append((signs, at, last))
        return found

    def _look_up(self, written: str) -> _Word:
        """This will say what one word is to the tables."""
        word = _plain(written)
        begun = [self._beginnings.get(word[:length], 0) for length in self._lengths]
        signs = reduce(or_, begun, self._whole.get(word, 0))
        return _Word(word, signs, self._begun_by(signs), self._followers.get(word, _NO_WORDS))


def _outside(seen: Sequence[_Seen], reaches: Mapping[int, int], of_table: int) -> list[_Seen]:
    """This will take a table's signs away inside of the sayings that `reaches` tells of: first word to last.

    All words are among `seen`, in their order.
    """
    reach, kept = -1, []
    for signs, begins, ends in seen:
        reach = max(reach, reaches.get(begins, -1))
        kept.append((signs & ~of_table if ends <= reach else signs, begins, ends))
    return kept


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


def _together(rule: _Rule, seen: Iterable[_Seen]) -> tuple[int, int] | None:
    """This will find the first place where all signs of a rule stand within `near` words."""
    latest: dict[int, tuple[int, int]] = {}
    needed = rule.needs.bit_count()
    for signs, first, last in seen:
        for sign in _each(signs & rule.needs):
            latest[sign] = (first, last)
            if len(latest) == needed:
                start = min(place for place, _ in latest.values())
                if first - start <= rule.near:
                    return start, max(end for _, end in latest.values())
    return None


def _each(signs: int) -> Iterator[int]:
    """This will give the bits of some signs one by one."""
    while signs:
        bit = signs & -signs
        yield bit
        signs ^= bit
