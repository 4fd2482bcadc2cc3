"""The list of lessons, one lesson, one part: with how far the reader is, which nobody else sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from markupsafe import Markup

from candour.domain.refusal import Refusal
from candour.domain.roles import RIGHT_LABELS, Right
from candour.learning.lesson import Lesson
from candour.learning.models import Taking
from candour.learning.presenters.way_back import WayBack
from candour.learning.queries.taking import practice_refusal
from candour.people.models import RightHeld


@dataclass(frozen=True)
class LessonLine:
    """A lesson as listed: what it opens, and how far the reader is."""

    slug: str
    title: str
    minutes: int
    summary: str
    opens: str
    held_until: datetime | None
    read_to: int
    parts: int

    @staticmethod
    def of(lesson: Lesson, taking: Taking | None, held: Mapping[Right, datetime]) -> "LessonLine":
        """This will put one lesson into a line."""
        return LessonLine(
            slug=lesson.slug,
            title=lesson.title,
            minutes=lesson.minutes,
            summary=lesson.summary,
            opens=RIGHT_LABELS[lesson.opens],
            held_until=held.get(lesson.opens),
            read_to=taking.read_to if taking else 0,
            parts=len(lesson.parts),
        )


@dataclass(frozen=True)
class PartLink:
    """A part in the contents of a lesson."""

    number: int
    title: str
    address: str
    is_read: bool


@dataclass(frozen=True)
class LessonPage:
    """The first page of a lesson: what it is about, its parts, what a pass opens."""

    line: LessonLine
    years: int
    contents: tuple[PartLink, ...]
    goes_on: str
    goes_on_words: str
    practice: str
    refusal: Refusal | None
    back: WayBack

    @staticmethod
    def of(
        lesson: Lesson, taking: Taking | None, held: Mapping[Right, datetime], back: WayBack
    ) -> "LessonPage":
        """This will lay out a lesson for one reader."""
        read_to = taking.read_to if taking else 0
        next_part = read_to + 1 if read_to < len(lesson.parts) else 0
        practice = back.to(reverse("learning-practice", args=[lesson.slug]))
        return LessonPage(
            line=LessonLine.of(lesson, taking, held),
            years=lesson.lasts.days // 365,
            contents=tuple(
                PartLink(number, part.title, part_address(lesson, number, back), number <= read_to)
                for number, part in enumerate(lesson.parts, 1)
            ),
            goes_on=part_address(lesson, next_part, back) if next_part else practice,
            goes_on_words=("Go on" if read_to else "Start") if next_part else "Try it yourself",
            practice=practice,
            refusal=practice_refusal(taking, lesson),
            back=back,
        )


@dataclass(frozen=True)
class PartPage:
    """One part of a lesson, with its place in the whole and the way on."""

    slug: str
    lesson: str
    number: int
    parts: int
    title: str
    html: Markup
    before: str
    next_words: str
    is_last: bool
    back: WayBack

    @staticmethod
    def of(lesson: Lesson, number: int, back: WayBack) -> "PartPage":
        """This will lay out one part; LookupError where the lesson has no such part."""
        if not 1 <= number <= len(lesson.parts):
            raise LookupError(f"{lesson.slug} has no part {number}.")
        part, is_last = lesson.parts[number - 1], number == len(lesson.parts)
        first = reverse("learning-lesson", args=[lesson.slug])
        return PartPage(
            slug=lesson.slug,
            lesson=lesson.title,
            number=number,
            parts=len(lesson.parts),
            title=part.title,
            html=part.html,
            before=part_address(lesson, number - 1, back) if number > 1 else back.to(first),
            next_words="Try it yourself" if is_last else f"Next: {lesson.parts[number].title}",
            is_last=is_last,
            back=back,
        )


def part_address(lesson: Lesson, number: int, back: WayBack) -> str:
    """This will give the address of one part, with the way back to a reply."""
    return back.to(reverse("learning-part", args=[lesson.slug, number]))


def held_until(held: Sequence[RightHeld]) -> dict[Right, datetime]:
    """This will say until when each right in force holds."""
    found: dict[Right, datetime] = {}
    for each in held:
        right = Right(each.right)
        found[right] = max(each.ends_at, found.get(right, each.ends_at))
    return found
