"""Which of many patterns are worth trying on a text: those that miss none of the pieces of words they need.

A pattern that needs nothing (`needing`) is always tried. Pieces lie inside words, and what a word holds is
worked out once, then kept: looking a text through costs one look-up a word, however many patterns there are.
"""

import re
from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_

from candour.domain.needing import LONGEST_PIECE, NOTHING, needed, rareness

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[^\w\s\x00-\x7f]")
_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)?")
_FIGURE = re.compile(r"\d")
_LONGEST_WORD = 64
_KNOWN_AT_MOST = 50_000
_ALWAYS = "\u0131\u017f"
"""Letters that match "i" and "s" where capitals do not count, and are neither when made small."""

_NO_WAY: frozenset[int] = frozenset()


def words_of(text: str) -> list[str]:
    """This will give the words of a text in small letters ("don't" is one) and its small pictures, as a sieve
    wants them."""
    return (_PLAIN_WORD if text.isascii() else _WORD).findall(text)


class Sieve:
    """Knows what each of some patterns needs; safe to share between threads."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        ways = [
            (number, way)
            for number, pattern in enumerate(patterns)
            for way in needed(pattern.pattern, pattern.flags)
        ]
        pieces = sorted({piece for _, way in ways for clause in way for piece in clause})
        self._bits = {piece: 1 << at for at, piece in enumerate(pieces)}
        self._masks: list[tuple[int, ...]] = []
        self._pattern_of = [number for number, _ in ways]
        self._free = frozenset(number for number, way in ways if not way)
        self._opened: dict[str, list[int]] = {}
        for at, (_, way) in enumerate(ways):
            rarest, *others = sorted(way, key=rareness, reverse=True) or [NOTHING]
            self._masks.append(tuple(map(self._mask, others)))
            for piece in rarest:
                self._opened.setdefault(piece, []).append(at)
        self._known = _Known(self._look_into)

    def worth_trying(self, words: Iterable[str]) -> list[int]:
        """This will give the numbers of the patterns that may match a text of these words, in their order."""
        seen = list(map(self._known.__getitem__, words))
        if not seen:
            return sorted(self._free)
        held, opened = zip(*seen, strict=True)
        holds, masks, passed = reduce(or_, held), self._masks, set(self._free)
        for at in _NO_WAY.union(*opened):
            for mask in masks[at]:
                if not holds & mask:
                    break
            else:
                passed.add(self._pattern_of[at])
        return sorted(passed)

    def _mask(self, pieces: Iterable[str]) -> int:
        return reduce(or_, map(self._bits.__getitem__, pieces), 0)

    def _look_into(self, word: str) -> tuple[int, tuple[int, ...]]:
        """This will say which pieces stand in a word, and which patterns they open.

        At an apostrophe one piece ends and another begins.
        """
        plain = f"|{_FIGURE.sub('0', word)}|".replace("'", "||")
        if any(sign in plain for sign in _ALWAYS):
            return self._mask(self._bits), tuple(range(len(self._masks)))
        bits, size = self._bits, len(plain)
        pieces = {
            piece
            for start in range(size)
            for end in range(start + 1, min(start + LONGEST_PIECE, size) + 1)
            if (piece := plain[start:end]) in bits
        }
        return self._mask(pieces), tuple({at for piece in pieces for at in self._opened.get(piece, ())})


_MARKS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)


def choices(pattern: str) -> list[str]:
    """This will cut a pattern at the bars that stand inside of no brackets.

    A sieve then says which of its choices are worth trying; each is tried sooner than all of them at once.
    """
    found, depth, start = [], 0, 0
    for mark in _MARKS.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(mark.group(), 0)
        if mark.group() == "|" and not depth:
            found.append(pattern[start : mark.start()])
            start = mark.end()
    return [*found, pattern[start:]]


class _Known(dict[str, tuple[int, tuple[int, ...]]]):
    """What is known of each word, worked out when a word is met first."""

    def __init__(self, look: Callable[[str], tuple[int, tuple[int, ...]]]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, word: str) -> tuple[int, tuple[int, ...]]:
        found = self._look(word)
        if len(self) < _KNOWN_AT_MOST and len(word) <= _LONGEST_WORD:
            self[word] = found
        return found
