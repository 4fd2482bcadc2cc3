"""A practice reply, read and checked as a real one would be; nothing is written."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from candour.clauses.queries import Guideline, guideline_of, settings_of
from candour.domain.checks import Draft, Earlier, Report, check
from candour.domain.practice import Judged, judge, passes
from candour.learning.lesson import Lesson, Scenario
from candour.people.models import Person
from candour.reading import reader
from candour.reading.asking import looked_at
from candour.reading.base import Reading


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


def look_at(*, lesson: Lesson, scenario: Scenario, text: str, person: Person, now: datetime) -> Tried:
    """This will check a practice reply; the lesson's own sentences count as said before."""
    reading = reading_of(scenario)
    guideline = guideline_of(person.trust_id)
    draft = Draft(
        reply=text,
        incoming=scenario.post,
        incoming_kind=reading.kind,
        incoming_is_sure=not reading.abstains,
        incoming_criticality=reading.criticality,
        incoming_flags=reading.flags,
        earlier=tuple(Earlier(each) for each in _examples(lesson)),
        writer_name=person.full_name,
        writer_role=person.job_title,
        at=now,
        agreed=settings_of(guideline),
    )
    report = check(looked_at(draft, Path(settings.CANDOUR_DATA)))
    return Tried(report, judge(text, report, lesson.criteria), guideline)


def _examples(lesson: Lesson) -> list[str]:
    """This will give the sentences that a lesson quotes as examples."""
    lines = (line for part in lesson.parts for line in part.words.splitlines())
    return [line.removeprefix("> ") for line in lines if line.startswith("> ")]
