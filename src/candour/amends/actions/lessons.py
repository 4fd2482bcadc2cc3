"""Saying what a team does differently: one lesson, without a name in it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from candour.amends.models import LessonLearnt
from candour.amends.queries.lessons import learning_refusal
from candour.amends.queries.naming import naming_refusal
from candour.domain.learnt import LessonKind
from candour.domain.refusal import Refusal, refuse
from candour.jobs import news
from candour.people import actions as people
from candour.people.models import Person
from candour.voice.models import Statement


@dataclass(frozen=True)
class Learnt:
    """What somebody wrote: the kind of mistake, what made it easy to make, and what changes."""

    kind: LessonKind
    differently: str
    made_it_easy: str = ""


@transaction.atomic
def learn(*, by: Person, statement: Statement, learnt: Learnt, now: datetime) -> LessonLearnt:
    """This will put a lesson into the trust's library, under the team of whoever wrote the first words.

    Raises Refusal where the words were not put right in public yet, where somebody is named, or where it
    could tell a stranger who somebody is.
    """
    refuse(learning_refusal(by, statement))
    differently, made_it_easy = learnt.differently.strip(), learnt.made_it_easy.strip()
    if not differently:
        raise Refusal("This says nothing yet.", "Write what we will do differently.")
    if (named := naming_refusal(by.trust_id, f"{made_it_easy}\n\n{differently}")) is not None:
        raise named
    lesson = LessonLearnt.objects.create(
        trust_id=statement.trust_id,
        statement=statement,
        team=statement.author.team,
        kind=learnt.kind,
        made_it_easy=made_it_easy[:500],
        differently=differently[:700],
        learnt_at=now,
        learnt_by=by.ledger_name,
    )
    people.finish_notices(by=by, trust=lesson.trust_id, about=f"thread:{statement.pk}", kind="learn", now=now)
    news.tell(
        "amends:lesson:learnt",
        by=by,
        trust=lesson.trust_id,
        about={"lesson": lesson.pk, "reply": statement.pk, "kind": lesson.kind},
        words={"differently": differently},
        now=now,
    )
    return lesson
