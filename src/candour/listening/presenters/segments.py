"""A text cut into parts, some of them marked, so that a template can print it without building HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Spans = Iterable[Sequence[int]]
"""Pairs of start and end in code points, the end exclusive; they may touch, overlap or lie outside."""


@dataclass(frozen=True)
class Segment:
    """A stretch of text as it came; `is_marked` stretches are the words that decided.

    `is_second` stretches speak for the second candidate, where there is one; a stretch may be both.
    """

    text: str
    is_marked: bool = False
    is_second: bool = False


def telling(text: str, spans: Spans) -> list[tuple[int, int]]:
    """This will keep the spans whose words say something to a person: no full stop, no "to" alone."""
    return [(start, end) for start, end in _merged(spans, len(text)) if _says_something(text[start:end])]


def segments(text: str, spans: Spans, second: Spans = ()) -> tuple[Segment, ...]:
    """This will cut a text at the spans that decided and at those that speak for a second candidate."""
    decided, other = _merged(spans, len(text)), _merged(second, len(text))
    edges = {0, len(text)} | {edge for span in (*decided, *other) for edge in span}
    return tuple(
        Segment(text[start:end], _covers(decided, start), _covers(other, start))
        for start, end in pairwise(sorted(edges))
    )


def words_at(text: str, spans: Spans) -> tuple[str, ...]:
    """This will give the telling words at spans, each once, in the order of the text."""
    return tuple(dict.fromkeys(text[start:end].strip() for start, end in telling(text, spans)))


def _covers(spans: Sequence[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def _says_something(word: str) -> bool:
    return sum(sign.isalnum() for sign in word) >= 3 or not word.isascii()


def _merged(spans: Spans, length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, span[0]), min(length, span[1])) for span in spans if len(span) == 2):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
