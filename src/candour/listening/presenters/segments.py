"""A text cut into parts, some of them marked, so that a template can print it without building HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """A stretch of text as it came; `is_marked` stretches are the words that decided."""

    text: str
    is_marked: bool = False


def segments(text: str, spans: Iterable[Sequence[int]]) -> tuple[Segment, ...]:
    """This will cut a text at spans (code points, end exclusive); spans may touch, overlap or lie outside."""
    parts = []
    at = 0
    for start, end in _merged(spans, len(text)):
        if start > at:
            parts.append(Segment(text[at:start]))
        parts.append(Segment(text[start:end], is_marked=True))
        at = end
    if at < len(text):
        parts.append(Segment(text[at:]))
    return tuple(parts)


def words_at(text: str, spans: Iterable[Sequence[int]]) -> tuple[str, ...]:
    """This will give the words at spans, each once, in the order of the text.

    A full stop or a "to" may have weighed in the reading, but says nothing to a person: it is left out here.
    """
    found = [text[start:end].strip() for start, end in _merged(spans, len(text))]
    return tuple(dict.fromkeys(word for word in found if _says_something(word)))


def _says_something(word: str) -> bool:
    return sum(sign.isalnum() for sign in word) >= 3 or not word.isascii()


def _merged(spans: Iterable[Sequence[int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(0, span[0]), min(length, span[1])) for span in spans if len(span) == 2):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
