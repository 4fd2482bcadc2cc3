"""Reading a lesson and practising. How far one is belongs to oneself: no try is recorded."""

from datetime import datetime

from django.db import transaction

from candour.domain.refusal import refuse
from candour.learning.actions import peers
from candour.learning.lesson import Lesson, Scenario
from candour.learning.models import Taking
from candour.learning.queries.practice import Tried, look_at, look_of
from candour.learning.queries.taking import practice_refusal
from candour.people.actions.permits import must_be_of
from candour.people.models import Person

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


def try_practice(*, by: Person, lesson: Lesson, scenario: Scenario, text: str, now: datetime) -> Tried:
    """This will look at a practice reply and, where the checks find nothing, put it before two colleagues.

    A try that does not pass leaves the words where they are and nothing else: no record, no count.
    """
    look = look_of(scenario, text)
    with transaction.atomic():
        taking = keep_practice(by=by, lesson=lesson, scenario=scenario, text=text, now=now)
        refuse(practice_refusal(by, lesson, taking, now))
        tried = look_at(lesson=lesson, scenario=scenario, text=text, person=by, now=now, look=look)
        if tried.passes:
            peers.send(taking=taking, lesson=lesson, scenario=scenario, text=text, now=now)
    return tried


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
