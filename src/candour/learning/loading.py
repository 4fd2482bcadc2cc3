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
from candour.domain.kinds import Flag, Kind
from candour.domain.learnt import LessonKind
from candour.domain.practice import Criterion
from candour.domain.reading_age import OLDEST, reading_age
from candour.domain.roles import Right
from candour.learning.head import Fault, Head, read_head
from candour.learning.lesson import Choice, Lesson, Part, Question, Scenario
from candour.learning.rendering import render

KEYS = (
    "id",
    "title",
    "minutes",
    "opens",
    "after",
    "years",
    "version",
    "summary",
    "picture",
    "alt",
    "library",
    "questions",
    "practice",
    "criteria",
    "colleagues",
)
PICTURES = frozenset(file.stem for file in (Path(__file__).parent / "static" / "learning").glob("*.svg"))
FEWEST_ANSWERS, MOST_ANSWERS = 2, 4
FEWEST_ASKED, MOST_ASKED = 2, 5
ALL = "all"
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


def parse(name: str, text: str, *, is_file: bool = True) -> Lesson:
    """This will read a lesson from the text of a file of this name.

    A file that was sent may be called anything: its name on somebody's computer says nothing (`is_file`).
    """
    head, body, first_line = read_head(name, text)
    head.only(KEYS)
    slug = head.slug("id", SLUG)
    if is_file and f"{slug}.md" != name:
        raise head.fault("id", f"The id is '{slug}', so the file is called {slug}.md.")
    return Lesson(
        slug=slug,
        title=head.text("title", 60),
        minutes=head.number("minutes", 1, MOST_MINUTES),
        opens=_choice(head, Right, "opens") if head.has("opens") else None,
        after=head.slug("after", SLUG) if head.has("after") else "",
        lasts=timedelta(days=365 * head.number("years", 1, MOST_YEARS)),
        version=head.number("version", 1, 9999),
        summary=head.text("summary", 200),
        parts=_parts(head, _sections(head, body, first_line)),
        scenarios=_scenarios(head),
        criteria=_criteria(head),
        asks=_asks(head),
        library=_one_of(head, "library", (ALL, *LessonKind)) if head.has("library") else "",
        picture=_one_of(head, "picture", sorted(PICTURES)) if head.has("picture") else "",
        alt=head.text("alt", 200) if head.has("picture") else "",
    )


def _scenarios(head: Head) -> tuple[Scenario, ...]:
    found = tuple(_scenario(each) for each in head.items("practice"))
    slugs = [each.slug for each in found]
    if len(set(slugs)) < len(slugs):
        raise head.fault("practice", "Two posts have the same id. Give each its own.")
    return found


def _scenario(head: Head) -> Scenario:
    head.only(("id", "kind", "criticality", "flags", "unsure", "teller", "post"))
    flags = head.words("flags")
    unknown = [each for each in flags if each not in set(Flag)]
    if unknown:
        raise head.fault("flags", f"'{unknown[0]}' is no flag. The flags are: {', '.join(Flag)}.")
    return Scenario(
        slug=head.slug("id", SLUG),
        kind=_choice(head, Kind, "kind"),
        criticality=head.number("criticality", -5, 5),
        teller=head.text("teller", 60),
        post=head.text("post", 2000),
        flags=frozenset(Flag(each) for each in flags),
        is_unsure=head.is_yes("unsure"),
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


def _asks(head: Head) -> tuple[str, ...]:
    found = tuple(_ask(each) for each in head.items("colleagues"))
    if not FEWEST_ASKED <= len(found) <= MOST_ASKED:
        raise head.fault(
            "colleagues",
            f"Colleagues answer {FEWEST_ASKED} to {MOST_ASKED} questions; here are {len(found)}.",
        )
    return found


def _ask(head: Head) -> str:
    head.only(("asks",))
    words = head.text("asks", 120)
    if not words.endswith("?"):
        raise head.fault("asks", "A colleague answers this with yes or not yet. End it with '?'.")
    return words


def _questions(head: Head, parts: int) -> dict[int, list[Question]]:
    """This will read the questions by the number of the part that they stand below."""
    found: dict[int, list[Question]] = {}
    for each in head.items("questions") if head.has("questions") else ():
        each.only(("part", "asks", "answers"))
        part = each.number("part", 1, max(1, parts))
        choices = tuple(_answer(answer) for answer in each.items("answers"))
        if not FEWEST_ANSWERS <= len(choices) <= MOST_ANSWERS:
            raise each.fault("answers", f"A question has {FEWEST_ANSWERS} to {MOST_ANSWERS} answers.")
        if sum(choice.is_right for choice in choices) != 1:
            raise each.fault("answers", "One answer is right. Write 'right: yes' below that one alone.")
        found.setdefault(part, []).append(Question(each.text("asks", 200), choices))
    return found


def _answer(head: Head) -> Choice:
    head.only(("says", "right", "because"))
    return Choice(head.text("says", 160), head.is_yes("right"), head.text("because", 300))


def _choice(head: Head, choices: type[_Choice], name: str) -> _Choice:
    return choices(_one_of(head, name, tuple(choices)))


def _one_of(head: Head, name: str, choices: Sequence[str]) -> str:
    value = head.text(name, 40)
    if value not in choices:
        raise head.fault(name, f"'{value}' is not known. Write one of: {', '.join(choices)}.")
    return value


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
        if (age := reading_age(each.words)) > OLDEST:
            raise head.fault_at(
                each.line,
                f"'{each.title}' can be read at {age:.1f} years. Bring it to {OLDEST:.0f}: short sentences, "
                "short words.",
            )
    asked = _questions(head, len(sections))
    return tuple(
        Part(each.title, each.words, render(each.words), tuple(asked.get(number, ())))
        for number, each in enumerate(sections, 1)
    )


__all__ = ["Fault", "load", "parse"]
