"""Cuts a text into words, clauses and sentences, each with its place in the text."""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from candour.reading.wordlists import words_of

LONGEST_READ = 20_000
"""Code points that the classifier looks at; the detectors look at everything."""

_TOKEN = re.compile(r"([^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+|[.!?\u2026]+|\n+|[^\w\s]\ufe0f?)")
_PLAIN_TOKEN = re.compile(
    r"([A-Za-z]+(?:'[A-Za-z]+)*|[0-9]+|[.!?]+|\n+|[\x00-\x08\x0e-\x1b!-/:-@\[-^`{-\x7f])"
)
"""The same for text of plain signs alone, where it takes half the time."""
_STRETCHED = re.compile(r"(.)\1{2,}")
_ENDS = frozenset(".!?\u2026\n")
TURNS = words_of(
    """
    but however although though except yet unfortunately sadly shame pity whereas despite nevertheless
    """
)
"""Words that open a clause of the other colour: praise before, criticism after, or the reverse."""
NEGATORS = words_of(
    """
    not no never nothing nobody none nor without hardly cannot neither cant dont didnt wasnt isnt arent
    couldnt wouldnt shouldnt havent hasnt hadnt doesnt werent wont aint
    """
)
NUMBER = "#"
SENTENCE_ENDS = frozenset({".", "!", "?", "...", "\n"})
_BREAKS = SENTENCE_ENDS | TURNS


class Words(NamedTuple):
    """The words of a text in reading order.

    `said` holds the words as compared (lower case, "n't" as "nt", numbers as "#", ends of sentences as
    ".", "!", "?" or "..."); `spans` their places; `clauses` and `sentences` index ranges over them.
    """

    said: Sequence[str]
    spans: Sequence[tuple[int, int]]
    clauses: Sequence[tuple[int, int]]
    sentences: Sequence[tuple[int, int]]


_KNOWN_MOST, _KNOWN_LONGEST = 50_000, 40


class _Known(dict[str, str]):
    """The forms of tokens that were met before; asking for another works it out."""

    def __missing__(self, token: str) -> str:
        form = _compared(token)
        if len(self) < _KNOWN_MOST and len(token) <= _KNOWN_LONGEST:
            self[token] = form
        return form


_KNOWN = _Known()
compared: Callable[[str], str] = _KNOWN.__getitem__
"""This will give the form in which a token is compared, the same for "Don't" and "DONT"."""


def _compared(token: str) -> str:
    first = token[0]
    if first.isdecimal() or first.isdigit():
        return NUMBER
    if first in _ENDS:
        return _end(token)
    word = _STRETCHED.sub(r"\1\1", token.lower().replace("\u2019", "'"))
    if word.endswith("n't"):
        word = word[:-3] + "nt"
    return word


def _end(signs: str) -> str:
    if "?" in signs:
        return "?"
    if "!" in signs:
        return "!"
    if signs.startswith("\n"):
        return "\n"
    return "..." if len(signs) > 1 or signs == "\u2026" else "."


def cut(text: str) -> Words:
    """This will cut a text into words, clauses and sentences; it reads the first `LONGEST_READ` code
    points."""
    head = text[:LONGEST_READ]
    pieces = (_PLAIN_TOKEN if head.isascii() else _TOKEN).split(head)
    said = list(map(compared, pieces[1::2]))
    ends = list(accumulate(map(len, pieces)))
    spans = list(zip(ends[0::2], ends[1::2], strict=False))
    clauses: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    clause_from = sentence_from = 0
    for at in [at for at, word in enumerate(said) if word in _BREAKS]:
        if said[at] in SENTENCE_ENDS:
            if at > sentence_from:
                sentences.append((sentence_from, at + 1))
            if at > clause_from:
                clauses.append((clause_from, at + 1))
            clause_from = sentence_from = at + 1
        elif at > clause_from:
            clauses.append((clause_from, at))
            clause_from = at
    if len(said) > clause_from:
        clauses.append((clause_from, len(said)))
    if len(said) > sentence_from:
        sentences.append((sentence_from, len(said)))
    return Words(said, spans, clauses, sentences)
