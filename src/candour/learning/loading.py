"""Reads a lesson from its file: a head in YAML between lines of ---, then parts in Markdown under ## titles.

Every fault names the file and the line, and says what to do: whoever writes a lesson need not program.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from candour.domain.checks.codes import Code
from candour.domain.kinds import Kind
from candour.domain.practice import Criterion
from candour.domain.roles import Right
from candour.learning.head import Fault, Head, read_head
from candour.learning.lesson import Lesson, Part, Scenario
from candour.learning.rendering import render

KEYS = ("id", "title", "minutes", "opens", "years", "version", "summary", "practice", "criteria")
MOST_MINUTES, MOST_YEARS = 10, 3
FEWEST_PARTS, MOST_PARTS = 2, 12
LONGEST_PART = 200
SLUG = re.compile(r"[a-z][a-z0-9-]{1,59}")
_HEADING = re.compile(r"^(#+)\s*(.*)$")
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True)
class _Section:
    title: str
    line: int
    words: str


def load(file: Path) -> Lesson:
    """This will read one lesson, raising `Fault` with the file, the line and what to do."""
    return parse(file.name, file.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Lesson:
    """This will read a lesson from the text of a file of this name."""
    head, body, first_line = read_head(name, text)
    head.only(KEYS)
    slug = head.slug("id", SLUG)
    if f"{slug}.md" != name:
        raise head.fault("id", f"The id is '{slug}', so the file is called {slug}.md.")
    return Lesson(
        slug=slug,
        title=head.text("title", 60),
        minutes=head.number("minutes", 1, MOST_MINUTES),
        opens=_choice(head, Right, "opens"),
        lasts=timedelta(days=365 * head.number("years", 1, MOST_YEARS)),
        version=head.number("version", 1, 9999),
        summary=head.text("summary", 200),
        parts=_parts(head, _sections(head, body, first_line)),
        scenarios=_scenarios(head),
        criteria=_criteria(head),
    )


def _scenarios(head: Head) -> tuple[Scenario, ...]:
    found = tuple(_scenario(each) for each in head.items("practice"))
    slugs = [each.slug for each in found]
    if len(set(slugs)) < len(slugs):
        raise head.fault("practice", "Two posts have the same id. Give each its own.")
    return found


def _scenario(head: Head) -> Scenario:
    head.only(("id", "kind", "criticality", "teller", "post"))
    return Scenario(
        slug=head.slug("id", SLUG),
        kind=_choice(head, Kind, "kind"),
        criticality=head.number("criticality", -5, 5),
        teller=head.text("teller", 60),
        post=head.text("post", 2000),
    )


def _criteria(head: Head) -> tuple[Criterion, ...]:
    return tuple(_criterion(each) for each in head.items("criteria"))


def _criterion(head: Head) -> Criterion:
    head.only(("words", "without", "needs"))
    without = head.words("without")
    unknown = [each for each in without if each not in set(Code)]
    if unknown:
        raise head.fault("without", f"'{unknown[0]}' is no check. The checks are: {', '.join(Code)}.")
    needs = head.text("needs", 20) if head.has("needs") else ""
    if needs not in {"", "sorry"}:
        raise head.fault("needs", f"'{needs}' cannot be asked for. Write 'sorry', or leave it out.")
    if not without and not needs:
        raise head.fault("words", "Nothing judges this. Add 'without' with checks, or 'needs: sorry'.")
    return Criterion(head.text("words", 120), frozenset(Code(each) for each in without), bool(needs))


def _choice(head: Head, choices: type[_Choice], name: str) -> _Choice:
    value = head.text(name, 40)
    if value not in set(choices):
        raise head.fault(name, f"'{value}' is not known. Write one of: {', '.join(choices)}.")
    return choices(value)


def _sections(head: Head, body: Sequence[str], first_line: int) -> list[_Section]:
    """This will cut the body at its ## titles."""
    found: list[_Section] = []
    lines: list[str] = []
    title, began = "", first_line
    for number, line in enumerate(body, first_line):
        heading = _HEADING.match(line)
        if heading is None:
            if line.strip() and not title:
                raise head.fault_at(number, "Words stand before the first title. Begin with '## Title'.")
            lines.append(line)
            continue
        if heading[1] != "##" or not heading[2].strip():
            raise head.fault_at(number, "A part begins with '## Title'; there are no other headings.")
        if title:
            found.append(_Section(title, began, "\n".join(lines).strip()))
        title, began, lines = heading[2].strip(), number, []
    return [*found, _Section(title, began, "\n".join(lines).strip())] if title else []


def _parts(head: Head, sections: Sequence[_Section]) -> tuple[Part, ...]:
    if not FEWEST_PARTS <= len(sections) <= MOST_PARTS:
        raise head.fault_at(
            sections[-1].line if sections else 1,
            f"A lesson has {FEWEST_PARTS} to {MOST_PARTS} parts; this has {len(sections)}. Add or join some.",
        )
    for each in sections:
        count = len(each.words.split())
        if not 1 <= count <= LONGEST_PART:
            raise head.fault_at(
                each.line, f"A part has 1 to {LONGEST_PART} words; this has {count}. Cut it, or make two."
            )
    return tuple(Part(each.title, each.words, render(each.words)) for each in sections)


__all__ = ["Fault", "load", "parse"]
