"""Passing a lesson: its right opens at once, the words are erased, and whoever withdrew it before is told."""

from datetime import datetime

from candour.domain.actor import Actor, Job
from candour.domain.roles import RIGHT_LABELS
from candour.jobs import news
from candour.learning.actions.granting import LEARNT_AGAIN, grant
from candour.learning.lesson import Lesson
from candour.learning.models import Taking
from candour.people.actions.notices import send_notice
from candour.people.models import Person, RightHeld

LESSON = Job("learning.lesson")


def pass_lesson(*, by: Actor, person: Person, lesson: Lesson, taking: Taking, now: datetime) -> None:
    """This will note the pass and open the right. The caller holds the person's row."""
    passed_before = taking.passed_at
    taking.texts, taking.passed_at, taking.version = {}, now, lesson.version
    taking.save(update_fields=["texts", "passed_at", "version"])
    about: dict[str, str | int | None] = {
        "person": person.pk,
        "lesson": lesson.slug,
        "version": lesson.version,
    }
    news.tell("learning:lesson:passed", by=by, trust=person.trust_id, about=about, now=now)
    if lesson.opens is None:
        return
    grant(
        by=LESSON,
        person=person,
        right=lesson.opens,
        earned_how=f"The lesson \u201c{lesson.title}\u201d",
        ends_at=now + lesson.lasts,
        now=now,
    )
    _tell_who_withdrew(person, lesson, passed_before, now)


def _tell_who_withdrew(person: Person, lesson: Lesson, passed_before: datetime | None, now: datetime) -> None:
    """This will tell whoever last withdrew this right that it was learnt again, so that they can look."""
    last = (
        RightHeld.objects.for_trust(person.trust_id)
        .filter(person=person, right=lesson.opens, withdrawn_at__isnull=False)
        .order_by("-withdrawn_at", "-pk")
        .first()
    )
    if last is None or (passed_before and last.withdrawn_at and last.withdrawn_at < passed_before):
        return  # never withdrawn, or told of it already
    number = last.withdrawn_by.removeprefix("person:")
    who = Person.objects.for_trust(person.trust_id).filter(pk=number, is_active=True).first()
    if who is None or lesson.opens is None:
        return
    label = RIGHT_LABELS[lesson.opens]
    send_notice(
        by=LESSON,
        person=who,
        kind=LEARNT_AGAIN,
        about=f"person:{person.pk}",
        words=f"{person.first_name} took the lesson again and may {label} without waiting."[:160],
        opens=f"/people/{person.pk}",
        now=now,
    )
