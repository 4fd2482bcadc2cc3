"""A practice reply, read and checked as a real one would be; nothing is written."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from candour.clauses.queries import Guideline, guideline_of, settings_of
from candour.domain.checks import Draft, Earlier, Report, check
from candour.domain.checks.draft import Look
from candour.domain.practice import Judged, judge, passes
from candour.learning.lesson import Lesson, Scenario
from candour.people.models import Person
from candour.reading import reader
from candour.reading.asking import ask
from candour.reading.base import Reading
from candour.reading.beside import as_seen, with_reading


@dataclass(frozen=True)
class Tried:
    """What came of a try: the report of the checks, each criterion, the guideline that both go by."""

    report: Report
    judged: tuple[Judged, ...]
    guideline: Guideline

    @property
    def passes(self) -> bool:
        return passes(self.report, self.judged)


@cache
def reading_of(scenario: Scenario) -> Reading:
    """This will read a made-up post with the reader that reads real ones."""
    return reader.read(scenario.post)


def look_of(scenario: Scenario, text: str) -> Look | None:
    """This will ask the worker what the model makes of a practice reply, which may take half a second: to be
    done before a row is locked."""
    return ask(Path(settings.CANDOUR_DATA), text, as_seen(scenario.teller, scenario.post))


def look_at(
    *,
    lesson: Lesson,
    scenario: Scenario,
    text: str,
    person: Person,
    now: datetime,
    look: Look | None = None,
) -> Tried:
    """This will check a practice reply; the lesson's own sentences count as said before."""
    guideline = guideline_of(person.trust_id)
    draft = Draft(
        reply=text,
        incoming=scenario.post,
        earlier=tuple(Earlier(each) for each in _examples(lesson)),
        writer_name=person.full_name,
        writer_role=person.job_title,
        at=now,
        agreed=settings_of(guideline),
        look=look,
    )
    report = check(with_reading(draft, reading_of(scenario)))
    return Tried(report, judge(text, report, lesson.criteria), guideline)


def _examples(lesson: Lesson) -> list[str]:
    """This will give the sentences that a lesson quotes as examples."""
    lines = (line for part in lesson.parts for line in part.words.splitlines())
    return [line.removeprefix("> ") for line in lines if line.startswith("> ")]
