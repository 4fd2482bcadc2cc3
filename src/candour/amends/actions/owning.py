"""Owning a mistake: a correction in the thread, or a take-down where somebody was exposed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.amends.actions.alerts import end_alerts
from candour.amends.actions.breaches import open_breach
from candour.amends.models import Breach, LessonLearnt
from candour.amends.queries.threads import first_words
from candour.domain.actor import Actor
from candour.domain.amending import TakeDownReason
from candour.domain.breaches import exposes
from candour.people import actions as people
from candour.people.models import Person
from candour.voice.actions import correcting, taking_down
from candour.voice.models import Statement


@transaction.atomic
def own(*, by: Person, statement: Statement, parts: Mapping[str, str], now: datetime) -> Statement:
    """This will open the draft of a correction with what was written, and end what was raised about it.

    The draft goes the usual way: it is checked, shown its route, and sent by its author.
    """
    correction = correcting.begin_correction(by=by, statement=statement, parts=parts, now=now)
    end_alerts(by=by, statement=statement, now=now)
    return correction


@transaction.atomic
def take_down_at_once(
    *, by: Person, statement: Statement, reason: TakeDownReason, now: datetime
) -> Breach | None:
    """This will take words down everywhere, and open the breach record where they exposed somebody.

    Both happen or neither does: no take-down of this kind goes without its record.
    """
    taking_down.take_down(by=by, statement=statement, reason=reason, now=now)
    end_alerts(by=by, statement=statement, now=now)
    _ask(by, statement, statement.author, now)
    return open_breach(by=by, statement=statement, now=now) if exposes(reason) else None


@transaction.atomic
def ask_what_was_learnt(*, by: Actor, correction: Statement, now: datetime) -> None:
    """This will ask whoever corrected something in public what the team does differently, once."""
    if correction.corrects_id is None:
        return
    first = first_words(correction)
    if not LessonLearnt.objects.for_trust(first.trust_id).filter(statement=first).exists():
        _ask(by, first, correction.author, now)


def _ask(by: Actor, first: Statement, person: Person, now: datetime) -> None:
    people.send_notice(
        by=by,
        person=person,
        kind="learn",
        about=f"thread:{first.pk}",
        words="It is put right. When you are ready: what will we do differently?",
        opens=reverse("amends-learn", args=[first.pk]),
        now=now,
    )
