"""Tables of patterns: each rule is one line with a name, which staff can read and change."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from candour.domain.checks.folding import Folded
from candour.domain.checks.report import Span


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


def spans_of(found: Iterable[Hit], folded: Folded) -> tuple[Span, ...]:
    """This will give the places of hits in the original, with overlapping ones made one."""
    merged: list[Span] = []
    for start, end in sorted(folded.span(hit.start, hit.end) for hit in found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
