"""Tables of patterns: each rule is one line with a name, which staff can read and change."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from candour.domain.checks.folding import Folded
from candour.domain.checks.report import Span

_SENTENCE_ENDS = re.compile(r"[.!?\n]")


@dataclass(frozen=True)
class Pattern:
    """One rule of a table: its name, and what it looks for in folded text."""

    name: str
    looks_for: re.Pattern[str]


@dataclass(frozen=True)
class Hit:
    """Where a rule matched: places in the folded text."""

    name: str
    start: int
    end: int


def table(rules: Mapping[str, str]) -> tuple[Pattern, ...]:
    """This will compile a table of rules: name -> regular expression on small letters.

    Gaps are written as bounded repeats of one class (`[^.!?\\n]{0,40}`), never one repeat inside
    another, so that matching takes time in proportion to the text.
    """
    return tuple(Pattern(name, re.compile(rule)) for name, rule in rules.items())


def hits(rules: Iterable[Pattern], folded: Folded) -> list[Hit]:
    """This will find every match of every rule, in the order of the text."""
    found = [
        Hit(rule.name, *match.span()) for rule in rules for match in rule.looks_for.finditer(folded.text)
    ]
    return sorted((hit for hit in found if hit.end > hit.start), key=lambda hit: (hit.start, hit.end))


def apart_from(rule: re.Pattern[str], places: Iterable[Span], text: str) -> set[Span]:
    """This will give the places in whose sentence a rule does not match; the text is cut into them once."""
    places = list(places)
    if not places:
        return set()
    ends = [sign.start() for sign in _SENTENCE_ENDS.finditer(text)]
    taken = {bisect_left(ends, match.start()) for match in rule.finditer(text)}
    return {
        (start, end)
        for start, end in places
        if taken.isdisjoint(range(bisect_left(ends, start), bisect_left(ends, end) + 1))
    }


def stretches(found: Iterable[Hit]) -> list[Span]:
    """This will give the stretches of folded text that hits cover, in order, none touching another."""
    return _made_one((hit.start, hit.end) for hit in found)


def are_met(covered: Sequence[Span], start: int, end: int) -> bool:
    """This will say whether a piece of text meets one of the stretches, which stand in order."""
    before = bisect_left(covered, end, key=itemgetter(0)) - 1
    return before >= 0 and covered[before][1] > start


def spans_of(found: Iterable[Hit], folded: Folded) -> tuple[Span, ...]:
    """This will give the places of hits in the original, with overlapping ones made one."""
    return tuple(_made_one(folded.span(hit.start, hit.end) for hit in found))


def _made_one(places: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
