"""A trust's own lessons: a file is looked over and takes the place of the last; nothing is lost."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import news
from candour.learning.catalogue import lessons
from candour.learning.head import Fault
from candour.learning.lesson import Lesson, Scenario
from candour.learning.loading import parse
from candour.learning.models import LessonFile
from candour.learning.queries.lessons import lessons_of
from candour.learning.queries.practice import reading_of
from candour.people.actions.permits import must_hold
from candour.people.models import Person, Trust

WRITERS = (Role.COMMUNICATIONS,)
LONGEST = 60_000
"""Bytes of a file; ours have under 10,000."""
_MEND = "Mend this line and send the file again. Nothing has changed."


@transaction.atomic
def put_lesson(*, by: Person, name: str, content: bytes, now: datetime) -> LessonFile:
    """This will look a file over and put it in the place of the lesson with its id, or beside the others."""
    must_hold(by, by.trust_id, *WRITERS)
    Trust.objects.select_for_update().get(pk=by.trust_id)
    text = _text(content)
    try:
        lesson = parse(name, text, is_file=False)
        look_over(by.trust_id, lesson, text, name)
    except Fault as fault:
        raise Refusal(str(fault), _MEND) from fault
    return _write(by, lesson, text, now)


@transaction.atomic
def use_again(*, by: Person, file: LessonFile, now: datetime) -> LessonFile:
    """This will put an earlier version in use again, as a new one: the history stays as it was."""
    return put_lesson(by=by, name=f"{file.slug}.md", content=file.text.encode(), now=now)


@transaction.atomic
def put_away(*, by: Person, slug: str, now: datetime) -> None:
    """This will put a trust's version of a lesson away: ours stands again, or the lesson is there no more."""
    must_hold(by, by.trust_id, *WRITERS)
    Trust.objects.select_for_update().get(pk=by.trust_id)
    others = [each.title for each in lessons_of(by.trust_id).values() if each.after == slug]
    if others and slug not in lessons():
        raise Refusal(
            f"\u201c{others[0]}\u201d comes after this lesson.",
            f"Take 'after' out of \u201c{others[0]}\u201d first.",
        )
    current = LessonFile.objects.for_trust(by.trust_id).filter(slug=slug, is_current=True)
    if not current.update(is_current=False):
        raise Refusal("This lesson is ours already.", "There is nothing of yours to put away.")
    news.tell("learning:lesson:put_away", by=by, trust=by.trust_id, about={"lesson": slug}, now=now)


def look_over(trust: int, lesson: Lesson, text: str, name: str) -> None:
    """This will raise a `Fault` where a lesson does not fit the others, or its posts are read otherwise."""
    others = {slug: each for slug, each in lessons_of(trust).items() if slug != lesson.slug}
    if no := _right_fault(lesson, others):
        raise Fault(name, _line_of(text, "opens:"), no)
    ours = lessons().get(lesson.slug)
    if ours and (ours.title, ours.minutes, ours.opens) != (lesson.title, lesson.minutes, lesson.opens):
        named = f"'{ours.title}', {ours.minutes} minutes"
        raise Fault(
            name, _line_of(text, "title:"), f"Cards name this lesson: {named}. Keep title, minutes and opens."
        )
    first = others.get(lesson.after)
    if lesson.after and (first is None or first.after):
        raise Fault(
            name,
            _line_of(text, "after:"),
            f"'{lesson.after}' cannot come first. Name a lesson without 'after'.",
        )
    for scenario in lesson.scenarios:
        if says := _read_otherwise(scenario):
            raise Fault(name, _line_of(text, f"- id: {scenario.slug}"), says)


def _right_fault(lesson: Lesson, others: dict[str, Lesson]) -> str:
    """This will say which lesson opens the same right already; "" where none does."""
    same = next((each for each in others.values() if lesson.opens and each.opens is lesson.opens), None)
    if same is None:
        return ""
    return f"'{same.title}' opens this right. Leave 'opens' out, or change {same.slug} instead."


def _read_otherwise(scenario: Scenario) -> str:
    """This will say what the reader makes of a post where the file has something else; else nothing."""
    reading = reading_of(scenario)
    found = (reading.kind, reading.criticality, reading.abstains, reading.flags)
    if found == (scenario.kind, scenario.criticality, scenario.is_unsure, scenario.flags):
        return ""
    unsure = ", unsure: yes" if reading.abstains else ""
    flags = f", flags: [{', '.join(sorted(reading.flags))}]" if reading.flags else ""
    return (
        f"The reader makes of this kind: {reading.kind}, criticality: {reading.criticality}{unsure}{flags}."
        " Write that here, or change the post."
    )


def _text(content: bytes) -> str:
    if len(content) > LONGEST:
        raise Refusal(f"This file has more than {LONGEST:,} bytes.", "Make two lessons of it.")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    except UnicodeDecodeError as broken:
        raise Refusal(
            "This is no plain text.", "Save it as plain text (UTF-8) and send it again."
        ) from broken


def _line_of(text: str, words: str) -> int:
    """This will say on which line these words stand first; 1 where they do not."""
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.strip().startswith(words)), 1)


def _write(by: Person, lesson: Lesson, text: str, now: datetime) -> LessonFile:
    mine = LessonFile.objects.for_trust(by.trust_id).filter(slug=lesson.slug)
    mine.filter(is_current=True).update(is_current=False)
    last = mine.aggregate(last=Max("number"))["last"] or 0
    file = LessonFile.objects.create(
        trust_id=by.trust_id,
        slug=lesson.slug,
        number=last + 1,
        title=lesson.title,
        text=text,
        saved_at=now,
        saved_by=by.ledger_name,
    )
    about: dict[str, str | int | None] = {"lesson": lesson.slug, "file": file.pk, "number": file.number}
    news.tell("learning:lesson:written", by=by, trust=by.trust_id, about=about, now=now)
    return file
