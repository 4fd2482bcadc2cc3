"""The list of lessons, and one lesson: with how far the reader is, which nobody else sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from candour.domain.peers import Verdict
from candour.domain.refusal import Refusal
from candour.domain.roles import RIGHT_LABELS, Right
from candour.learning.catalogue import lessons
from candour.learning.lesson import Lesson
from candour.learning.models import Taking
from candour.learning.presenters.peers import LookLine
from candour.learning.presenters.way_back import WayBack
from candour.learning.queries.taking import practice_refusal
from candour.people.models import Person, RightHeld

WITH_COLLEAGUES = "Two colleagues are looking at your reply."
HAS_A_WORD = "A colleague has a word for you."


@dataclass(frozen=True)
class LessonLine:
    """A lesson as listed: what it opens, and how far the reader is; `opens` is "" where it opens no right."""

    slug: str
    title: str
    minutes: int
    summary: str
    opens: str
    held_until: datetime | None
    read_to: int
    parts: int
    is_own: bool
    state: str

    @staticmethod
    def of(
        lesson: Lesson, taking: Taking | None, held: Mapping[Right, datetime], now: datetime
    ) -> "LessonLine":
        """This will put one lesson into a line; `taking` brings its practice along."""
        return LessonLine(
            slug=lesson.slug,
            title=lesson.title,
            minutes=lesson.minutes,
            summary=lesson.summary,
            opens=RIGHT_LABELS[lesson.opens] if lesson.opens else "",
            held_until=_holds_until(lesson, taking, held, now),
            read_to=taking.read_to if taking else 0,
            parts=len(lesson.parts),
            is_own=lesson != lessons().get(lesson.slug),
            state=_state(taking),
        )


def _holds_until(
    lesson: Lesson, taking: Taking | None, held: Mapping[Right, datetime], now: datetime
) -> datetime | None:
    """This will say until when a right holds or, of a lesson that opens none, until when the pass counts."""
    if lesson.opens is not None:
        return held.get(lesson.opens)
    ends = taking.passed_at + lesson.lasts if taking and taking.passed_at else None
    return ends if ends and ends > now else None


def _state(taking: Taking | None) -> str:
    practice = getattr(taking, "practice", None)
    if practice is None:
        return ""
    if practice.ended_at is None:
        return WITH_COLLEAGUES
    return HAS_A_WORD if practice.outcome == Verdict.NOT_YET else ""


@dataclass(frozen=True)
class ListPage:
    """The lessons, practice of colleagues that waits for the reader, and whether they keep the lessons."""

    lessons: tuple[LessonLine, ...]
    looks: tuple[LookLine, ...]
    may_write: bool


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
    first: str
    picture: str
    alt: str
    contents: tuple[PartLink, ...]
    goes_on: str
    goes_on_words: str
    practice: str
    refusal: Refusal | None
    back: WayBack

    @staticmethod
    def of(
        person: Person,
        lesson: Lesson,
        taking: Taking | None,
        held: Mapping[Right, datetime],
        back: WayBack,
        *,
        now: datetime,
    ) -> "LessonPage":
        """This will lay out a lesson for one reader."""
        refusal = practice_refusal(person, lesson, taking, now)
        read_to = taking.read_to if taking else 0
        next_part = read_to + 1 if read_to < len(lesson.parts) else 0
        practice = back.to(reverse("learning-practice", args=[lesson.slug]))
        return LessonPage(
            line=LessonLine.of(lesson, taking, held, now),
            years=lesson.lasts.days // 365,
            first=_first(lesson),
            picture=f"learning/{lesson.picture}.svg" if lesson.picture else "",
            alt=lesson.alt,
            contents=tuple(
                PartLink(number, part.title, part_address(lesson, number, back), number <= read_to)
                for number, part in enumerate(lesson.parts, 1)
            ),
            goes_on=part_address(lesson, next_part, back) if next_part else practice,
            goes_on_words=("Go on" if read_to else "Start") if next_part else "Try it yourself",
            practice=practice,
            refusal=refusal,
            back=back,
        )


def _first(lesson: Lesson) -> str:
    """This will name the lesson that comes before this one."""
    return lessons()[lesson.after].title if lesson.after in lessons() else lesson.after


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
