"""The library of lessons learnt, for its page, for training and for clinics."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from candour.amends.cursors import after, cursor
from candour.amends.models import LessonLearnt
from candour.amends.queries.statements import may_own, was_put_right
from candour.domain.learnt import LESSON_WORDS, LessonKind
from candour.domain.refusal import Refusal
from candour.people.models import Person, Trust
from candour.voice.models import Statement

PAGE = 20
MOST_WORDS = 8


@dataclass(frozen=True)
class Lesson:
    """One lesson as anybody of the trust may read it: the team, never the person."""

    number: int
    kind: LessonKind
    team: str
    made_it_easy: str
    differently: str
    learnt_at: datetime

    @property
    def kind_words(self) -> str:
        """The sort of mistake in words."""
        return LESSON_WORDS[self.kind]


@dataclass(frozen=True)
class LessonPage:
    """One page of the library, newest first; `older` is the cursor of the next, empty at the end."""

    lessons: tuple[Lesson, ...]
    older: str


def lessons_learnt(
    trust: Trust | int, *, words: str = "", kind: str = "", older_than: str = "", size: int = PAGE
) -> LessonPage:
    """This will give one page of what was learnt, in one SQL statement.

    Each of the `words` must stand in it somewhere, in any case; `kind` is a kind's value or empty for all.
    """
    found = _found(trust, words, kind).filter(after(older_than, "learnt_at"))
    rows = list(found.order_by("-learnt_at", "-pk")[: size + 1])
    shown = rows[:size]
    older = cursor(shown[-1].learnt_at, shown[-1].pk) if len(rows) > size else ""
    return LessonPage(tuple(_lesson(row) for row in shown), older)


def lesson_of(statement: Statement) -> LessonLearnt | None:
    """This will give the newest lesson from one reply."""
    return LessonLearnt.objects.for_trust(statement.trust_id).filter(statement=statement).first()


def learning_refusal(by: Person, statement: Statement) -> Refusal | None:
    """This will say why somebody cannot write a lesson from a reply: not theirs to, or not yet."""
    if (no := may_own(by, statement)) is not None:
        return no
    if not was_put_right(statement):
        return Refusal(
            "Nothing has been put right here in public yet.", "Own it first. The lesson comes after that."
        )
    return None


def _found(trust: Trust | int, words: str, kind: str) -> QuerySet[LessonLearnt]:
    found = LessonLearnt.objects.for_trust(trust).select_related("team")
    if kind in set(LessonKind):
        found = found.filter(kind=kind)
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(
            Q(differently__icontains=word) | Q(made_it_easy__icontains=word) | Q(team__name__icontains=word)
        )
    return found


def _lesson(row: LessonLearnt) -> Lesson:
    return Lesson(
        number=row.pk,
        kind=LessonKind(row.kind),
        team=row.team.name if row.team else "",
        made_it_easy=row.made_it_easy,
        differently=row.differently,
        learnt_at=row.learnt_at,
    )
