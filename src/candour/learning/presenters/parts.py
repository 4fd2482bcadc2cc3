"""One part of a lesson: its words, its questions with what each answer teaches, and what our teams learnt."""

from dataclasses import dataclass

from django.urls import reverse
from markupsafe import Markup

from candour.amends.queries.lessons import Lesson as Learnt
from candour.amends.queries.lessons import lessons_learnt
from candour.learning.lesson import Lesson, Question
from candour.learning.loading import ALL
from candour.learning.presenters.lessons import part_address
from candour.learning.presenters.way_back import WayBack

MOST_LEARNT = 3


@dataclass(frozen=True)
class ChoiceOnPage:
    """One answer: where pressing it leads, and, once it was pressed, whether it is right and why."""

    words: str
    address: str
    is_chosen: bool
    is_right: bool
    because: str


@dataclass(frozen=True)
class QuestionOnPage:
    """A question with its answers; nothing of it is kept."""

    name: str
    asks: str
    choices: tuple[ChoiceOnPage, ...]

    @property
    def chosen(self) -> ChoiceOnPage | None:
        """The answer that was pressed."""
        return next((each for each in self.choices if each.is_chosen), None)


@dataclass(frozen=True)
class PartPage:
    """One part of a lesson, with its place in the whole and the way on."""

    slug: str
    lesson: str
    number: int
    parts: int
    title: str
    html: Markup
    questions: tuple[QuestionOnPage, ...]
    learnt: tuple[Learnt, ...]
    before: str
    next_words: str
    is_last: bool
    back: WayBack

    @staticmethod
    def of(lesson: Lesson, number: int, back: WayBack, *, trust: int, answer: str = "") -> "PartPage":
        """This will lay out one part; `answer` is the answer pressed, such as "1-2" (both from 1).

        LookupError where the lesson has no such part.
        """
        if not 1 <= number <= len(lesson.parts):
            raise LookupError(f"{lesson.slug} has no part {number}.")
        part, is_last = lesson.parts[number - 1], number == len(lesson.parts)
        first = reverse("learning-lesson", args=[lesson.slug])
        here = part_address(lesson, number, back)
        return PartPage(
            slug=lesson.slug,
            lesson=lesson.title,
            number=number,
            parts=len(lesson.parts),
            title=part.title,
            html=part.html,
            questions=tuple(
                _question(each, place, here, answer) for place, each in enumerate(part.questions, 1)
            ),
            learnt=_learnt(lesson, trust) if is_last and lesson.library else (),
            before=part_address(lesson, number - 1, back) if number > 1 else back.to(first),
            next_words="Try it yourself" if is_last else f"Next: {lesson.parts[number].title}",
            is_last=is_last,
            back=back,
        )


def _question(question: Question, place: int, here: str, answer: str) -> QuestionOnPage:
    name = f"question-{place}"
    joins = "&" if "?" in here else "?"
    return QuestionOnPage(
        name,
        question.asks,
        tuple(
            ChoiceOnPage(
                words=each.words,
                address=f"{here}{joins}answer={place}-{number}#{name}",
                is_chosen=answer == f"{place}-{number}",
                is_right=each.is_right,
                because=each.because,
            )
            for number, each in enumerate(question.choices, 1)
        ),
    )


def _learnt(lesson: Lesson, trust: int) -> tuple[Learnt, ...]:
    kind = "" if lesson.library == ALL else lesson.library
    return lessons_learnt(trust, kind=kind, size=MOST_LEARNT).lessons
