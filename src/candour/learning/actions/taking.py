"""Reading a lesson, practising, passing. How far one is belongs to oneself: only a pass is recorded."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Job
from candour.domain.refusal import refuse
from candour.domain.roles import RIGHT_LABELS
from candour.jobs import news
from candour.learning.actions.granting import LEARNT_AGAIN, grant
from candour.learning.lesson import Lesson, Scenario
from candour.learning.models import Taking
from candour.learning.queries.practice import Tried, look_at
from candour.learning.queries.taking import practice_refusal
from candour.people.actions.notices import send_notice
from candour.people.actions.permits import must_be_of
from candour.people.models import Person, RightHeld

LESSON = Job("learning.lesson")
LONGEST = 20_000


@transaction.atomic
def read_part(*, by: Person, lesson: Lesson, part: int, now: datetime) -> Taking:
    """This will note, for the reader alone, that they have read up to this part."""
    taking = _taking(by, lesson, now)
    if part > taking.read_to:
        taking.read_to, taking.saved_at = min(part, len(lesson.parts)), now
        taking.save(update_fields=["read_to", "saved_at"])
    return taking


@transaction.atomic
def keep_practice(*, by: Person, lesson: Lesson, scenario: Scenario, text: str, now: datetime) -> Taking:
    """This will keep a practice reply as it is written; nobody else ever sees it."""
    taking = _taking(by, lesson, now)
    taking.scenario, taking.saved_at = scenario.slug, now
    taking.texts = {**taking.texts, scenario.slug: text[:LONGEST]}
    taking.save(update_fields=["scenario", "texts", "saved_at"])
    return taking


@transaction.atomic
def try_practice(*, by: Person, lesson: Lesson, scenario: Scenario, text: str, now: datetime) -> Tried:
    """This will look at a practice reply and, where it passes, erase it and open the lesson's right.

    A try that does not pass leaves the words where they are and nothing else: no record, no count.
    """
    taking = keep_practice(by=by, lesson=lesson, scenario=scenario, text=text, now=now)
    refuse(practice_refusal(taking, lesson))
    tried = look_at(lesson=lesson, scenario=scenario, text=text, person=by, now=now)
    if tried.passes:
        _pass(by, lesson, taking, now)
    return tried


def _pass(by: Person, lesson: Lesson, taking: Taking, now: datetime) -> None:
    passed_before = taking.passed_at
    taking.texts, taking.passed_at, taking.version = {}, now, lesson.version
    taking.save(update_fields=["texts", "passed_at", "version"])
    about: dict[str, str | int | None] = {
        "person": by.pk,
        "lesson": lesson.slug,
        "version": lesson.version,
    }
    news.tell("learning:lesson:passed", by=by, trust=by.trust_id, about=about, now=now)
    grant(
        by=LESSON,
        person=by,
        right=lesson.opens,
        earned_how=f"The lesson \u201c{lesson.title}\u201d",
        ends_at=now + lesson.lasts,
        now=now,
    )
    _tell_who_withdrew(by, lesson, passed_before, now)


def _tell_who_withdrew(by: Person, lesson: Lesson, passed_before: datetime | None, now: datetime) -> None:
    """This will tell whoever last withdrew this right that it was learnt again, so that they can look."""
    last = (
        RightHeld.objects.for_trust(by.trust_id)
        .filter(person=by, right=lesson.opens, withdrawn_at__isnull=False)
        .order_by("-withdrawn_at", "-pk")
        .first()
    )
    if last is None or (passed_before and last.withdrawn_at and last.withdrawn_at < passed_before):
        return  # never withdrawn, or told of it already
    number = last.withdrawn_by.removeprefix("person:")
    who = Person.objects.for_trust(by.trust_id).filter(pk=number, is_active=True).first()
    if who is None:
        return
    label = RIGHT_LABELS[lesson.opens]
    send_notice(
        by=LESSON,
        person=who,
        kind=LEARNT_AGAIN,
        about=f"person:{by.pk}",
        words=f"{by.first_name} took the lesson again and may {label} without waiting."[:160],
        opens=f"/people/{by.pk}",
        now=now,
    )


def _taking(by: Person, lesson: Lesson, now: datetime) -> Taking:
    """This will give the person's row for a lesson, locked, making it on the first page."""
    must_be_of(by, by.trust_id)
    Person.objects.select_for_update().get(pk=by.pk)
    taking, _is_new = Taking.objects.for_trust(by.trust_id).get_or_create(
        person=by,
        lesson=lesson.slug,
        defaults={"trust_id": by.trust_id, "version": lesson.version, "began_at": now, "saved_at": now},
    )
    return taking
