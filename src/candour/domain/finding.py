"""Looking for words: what somebody typed becomes words, whatever signs are in it; what was found is marked.

lifts "OR (night      lifts, OR, night       every one of them has to be there, the last may go on
... the lift works    a cut of the text around the first word found, in pieces, those found marked
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_WORDS, LONGEST_WORD, LONGEST_TYPED = 8, 40, 200
CUT_BEFORE, CUT_AFTER = 60, 160
"""Characters of a text that are shown before and after the first word found."""
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "ly", "s", "y", "e")


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether it is one of the words that were looked for."""

    words: str
    is_found: bool


def words_of(typed: str) -> tuple[str, ...]:
    """This will give the words that somebody looks for, each once, as they were typed first."""
    found = (match.group().casefold()[:LONGEST_WORD] for match in _WORD.finditer(typed[:LONGEST_TYPED]))
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def cut(text: str, sought: Sequence[str]) -> tuple[Piece, ...]:
    """This will cut a text around the first word that was looked for, and mark all of them in the cut."""
    spans = [match.span() for match in _WORD.finditer(text) if _is_like(match.group(), sought)]
    start = max(0, spans[0][0] - CUT_BEFORE) if spans else 0
    end = min(len(text), (spans[0][1] if spans else 0) + CUT_AFTER)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    pieces, done = [Piece("… ", is_found=False)] if start else [], start
    for first, last in spans:
        if last > end:
            break
        pieces += [Piece(text[done:first], is_found=False), Piece(text[first:last], is_found=True)]
        done = last
    rest = text[done:end] + ("…" if end < len(text) else "")
    return tuple(piece for piece in (*pieces, Piece(rest, is_found=False)) if piece.words)


def holds_all(text: str, sought: Iterable[str]) -> bool:
    """This will say whether a text that is in no index has every word that was looked for."""
    there = [match.group() for match in _WORD.finditer(text)]
    return all(any(_is_like(word, [each]) for word in there) for each in sought)


def _is_like(word: str, sought: Sequence[str]) -> bool:
    known = _stem(word.casefold())
    return any(known == _stem(each) or word.casefold().startswith(each) for each in sought)


def _stem(word: str) -> str:
    """This will cut an English ending off, for marking alone: the database has stemmers of its own."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
