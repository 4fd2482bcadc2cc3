"""Finds watched words in a post: all of them in one pass, whatever their case, accents and width.

    "NO BEDS again"          finds "no beds"      words end where words end: "nobedside" does not
    "Café"                   finds "cafe"
    "#NoBedsAgain"           finds "no beds"      by its capitals
    "#nobeds"                finds "no beds"      as a whole

Nearly every post holds nothing, so all that is done to those is folding and one pass. Where in the post the
words stand is worked out only for what was found.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from candour.domain.watching import Term, fold

_RUN = "  "
"""A run of spaces is looked for with the terms: a post with one is folded again, without it."""
LONGEST_READ = 20_000
"""Signs of a post that are looked at."""
_HUMPS = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\D)(?=\d)|(?<=\d)(?=\D)|_")
_TAG = re.compile(r"#(\w*[^\W_A-Z][A-Z0-9_]\w*)")
"""A hashtag with a capital, a digit or a line in its middle."""
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF),
    (0x3040, 0x30FF), (0x3400, 0x9FFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""


@dataclass(frozen=True)
class Found:
    """A watched word in a post: which, and where its words stand (code points)."""

    term: int
    start: int
    end: int


class Watch:
    """All terms of one trust, ready to be looked for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: list[Term] = []
        patterns: list[str] = []
        for term in terms:
            forms = [term.folded]
            if not term.is_hashtag and " " in term.folded:
                forms.append("#" + term.folded.replace(" ", "").replace("'", ""))
            self._terms += [term] * len(forms)
            patterns += forms
        self._look = None
        if patterns:
            searcher = ahocorasick_rs.AhoCorasick(
                [*patterns, _RUN], implementation=ahocorasick_rs.Implementation.DFA
            )
            self._look = searcher.find_matches_as_indexes

    def finds(self, text: str) -> bool:
        """This will say whether a post holds any of the terms."""
        if self._look is None:
            return False
        folded = text.lower() if text.isascii() else fold(text)
        if "#" in folded or "\n" in folded or "\t" in folded or len(folded) > LONGEST_READ:
            folded = _folded(text)
        if not self._look(folded):
            return False
        return next(self._hits(_folded(text)), None) is not None

    def find(self, text: str) -> list[Found]:
        """This will give every term that a post holds, at its first place, in the order of the post."""
        folded = _folded(text)
        first: dict[int, tuple[int, int]] = {}
        for term, start, end in self._hits(folded):
            first.setdefault(term.number, (start, end))
        if not first:
            return []
        places = _places(text)
        found = [
            Found(number, places[start][0], _with_marks(text, places[end - 1][1]))
            for number, (start, end) in first.items()
        ]
        return sorted(found, key=lambda each: (each.start, each.end, each.term))

    def _hits(self, folded: str) -> Iterator[tuple[Term, int, int]]:
        if self._look is None:
            return
        for number, start, end in self._look(folded, overlapping=True):
            if number < len(self._terms) and _is_whole(folded, start, end):
                yield self._terms[number], start, end


def _folded(text: str) -> str:
    """This will give what is searched: the folded post, then its hashtags taken apart by their capitals."""
    if len(text) > LONGEST_READ:
        text = text[:LONGEST_READ]
    folded = fold(text)
    if "\n" in folded or "  " in folded or "\t" in folded:
        folded = " ".join(folded.split())
    if "#" in folded and (tags := _TAG.findall(text)):
        folded = "\n".join((folded, *map(_apart, tags)))
    return folded


@lru_cache(maxsize=4_096)
def _apart(tag: str) -> str:
    """This will take a hashtag apart by its capitals: a day has few hashtags, each many times."""
    return fold(_HUMPS.sub(" ", tag))


def _is_whole(folded: str, start: int, end: int) -> bool:
    """This will say whether words begin and end where the match does; some scripts put no space between."""
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return _is_edge(before, folded[start]) and _is_edge(after, folded[end - 1])


def _is_edge(outside: str, inside: str) -> bool:
    if not (outside.isalnum() or outside == "_" or unicodedata.category(outside)[0] == "M") or inside == "#":
        return True
    return any(low <= ord(inside) <= high for low, high in _UNSPACED)


def _places(text: str) -> list[tuple[int, int]]:
    """This will give, for each sign of `_folded(text)`, the signs of the post that it comes from."""
    text = text[:LONGEST_READ]
    signs = [(each, (place, place + 1)) for place, sign in enumerate(text) for each in fold(sign)]
    folded = "".join(each for each, _ in signs)
    if "  " in folded or "\n" in folded or "\t" in folded:
        signs = _without_runs(signs)
    places = [place for _, place in signs]
    for tag in _TAG.finditer(text) if "#" in folded else ():
        places += [tag.span()] * (len(_apart(tag[1])) + 1)  # and the sign between
    return places


def _with_marks(text: str, end: int) -> int:
    """This will go on over accents that stand after the last letter."""
    while end < len(text) and not fold(text[end]):
        end += 1
    return end


def _without_runs(signs: list[tuple[str, tuple[int, int]]]) -> list[tuple[str, tuple[int, int]]]:
    """This will do to signs with their places what `" ".join(text.split())` does to a text."""
    kept: list[tuple[str, tuple[int, int]]] = []
    for sign, place in signs:
        if not sign.isspace():
            kept.append((sign, place))
        elif kept and kept[-1][0] != " ":
            kept.append((" ", place))
    return kept[:-1] if kept and kept[-1][0] == " " else kept
