"""Erasing what was asked for: some weeks after a talk has ended, or at once with a story taken back."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.talks import KEPT_AFTER_END, Outcome
from candour.ledger import holds
from candour.people import actions as people
from candour.talks import queries
from candour.talks.actions.locks import tell
from candour.talks.models import Talk


@transaction.atomic
def erase_ended(*, by: Actor, now: datetime) -> int:
    """This will erase the details of talks that ended long enough ago, and say how many.

    What is under legal hold stays sealed until the hold is lifted.
    """
    holds.take_turns()
    due = Talk.objects.filter(ended_at__lte=now - KEPT_AFTER_END, erased_at=None)
    rows = due.select_for_update().order_by("ended_at", "pk")
    return sum(_erase(by, row, now) for row in rows)


@transaction.atomic
def end_with_story(*, by: Actor, trust_id: int, story: int, now: datetime) -> int:
    """This will end and erase what a teller asked for on the link of a story that they took back."""
    holds.take_turns()
    rows = list(queries.asked_with_story(trust_id, story).select_for_update(of=("self",)))
    for row in rows:
        if row.ended_at is None:
            row.ended_at, row.ended_by, row.moves_on_at = now, by.ledger_name, None
            row.outcome = Outcome.WITHDREW
            row.save(update_fields=["ended_at", "ended_by", "moves_on_at", "outcome"])
            people.finish_notices(by=by, trust=trust_id, about=f"talk:{row.pk}", now=now)
            tell("talks:talk:ended", by, row, now, outcome=Outcome.WITHDREW.value)
        _erase(by, row, now)
    return len(rows)


def _erase(by: Actor, talk: Talk, now: datetime) -> bool:
    """This will empty a request, unless it is under legal hold, and say whether it did."""
    if holds.is_held(*_refs(talk)):
        return False
    talk.request, talk.erased_at = "", now
    talk.save(update_fields=["request", "erased_at"])
    tell("talks:talk:erased", by, talk, now)
    return True


def _refs(talk: Talk) -> list[str]:
    """This will list by what names a legal hold may lie on a talk."""
    about_post = [f"post:{talk.post_id}"] if talk.post_id else []
    return [f"talk:{talk.pk}", f"trust:{talk.trust_id}", *about_post]
