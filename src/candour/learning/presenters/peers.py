"""Practice with colleagues: what its author sees of it, and what whoever was asked to look sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from candour.domain.peers import Verdict
from candour.domain.refusal import Refusal
from candour.learning.lesson import Lesson
from candour.learning.models import Look, Practice
from candour.learning.presenters.way_back import WayBack


@dataclass(frozen=True)
class Said:
    """What one colleague said: their first name, their words, and what they answered with "not yet"."""

    name: str
    words: str
    not_yet: tuple[str, ...]


@dataclass(frozen=True)
class ColleaguesPage:
    """Where one's practice is: with colleagues, or back with a word."""

    slug: str
    lesson: str
    post: str
    teller: str
    text: str
    is_open: bool
    is_back: bool
    said: tuple[Said, ...]
    asked: int
    moves_on_at: datetime | None
    practice: str
    is_used: bool
    back: WayBack

    @staticmethod
    def of(
        lesson: Lesson, practice: Practice, looks: Sequence[Look], back: WayBack, *, is_used: bool
    ) -> "ColleaguesPage":
        """This will lay it out for its author alone; no way leads to a lesson that is not used any more."""
        waiting = [each for each in looks if each.ended_at is None]
        return ColleaguesPage(
            slug=lesson.slug,
            lesson=lesson.title,
            post=practice.post,
            teller=practice.teller,
            text=practice.text,
            is_open=practice.ended_at is None,
            is_back=practice.outcome == Verdict.NOT_YET,
            said=said_on_page(practice, looks),
            asked=len(waiting),
            moves_on_at=min((each.moves_on_at for each in waiting), default=None),
            practice=back.to(reverse("learning-practice", args=[lesson.slug])),
            is_used=is_used,
            back=back,
        )


@dataclass(frozen=True)
class LookLine:
    """Practice that waits for the reader."""

    number: int
    lesson: str
    asked_at: datetime

    @staticmethod
    def of(look: Look) -> "LookLine":
        """This will put it into a line."""
        return LookLine(look.pk, look.practice.title, look.asked_at)


@dataclass(frozen=True)
class LookPage:
    """A colleague's practice, without their name, for whoever was asked to look."""

    number: int
    lesson: str
    post: str
    teller: str
    text: str
    is_over: bool
    moves_on_at: datetime
    refusal: Refusal | None

    @staticmethod
    def of(look: Look, refusal: Refusal | None = None) -> "LookPage":
        """This will lay it out; once it is over, the words are gone from the page."""
        is_over = look.ended_at is not None or look.practice.ended_at is not None
        return LookPage(
            number=look.pk,
            lesson=look.practice.title,
            post=look.practice.post,
            teller=look.practice.teller,
            text="" if is_over else look.practice.text,
            is_over=is_over,
            moves_on_at=look.moves_on_at,
            refusal=refusal,
        )


def said_on_page(practice: Practice, looks: Sequence[Look]) -> tuple[Said, ...]:
    """This will give what colleagues said, in the order in which they did."""
    given = sorted((each for each in looks if each.verdict), key=lambda each: (each.ended_at, each.pk))
    return tuple(
        Said(
            name=each.person.first_name,
            words=each.words,
            not_yet=tuple(asked for asked, yes in zip(practice.asks, each.answers, strict=False) if not yes),
        )
        for each in given
    )
