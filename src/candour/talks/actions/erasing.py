"""Erasing what was asked for, some weeks after a talk has ended."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.talks import KEPT_AFTER_END
from candour.ledger import holds
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
    erased = [row for row in rows if not holds.is_held(*_refs(row))]
    for row in erased:
        row.request, row.erased_at = "", now
        row.save(update_fields=["request", "erased_at"])
        tell("talks:talk:erased", by, row, now)
    return len(erased)


def _refs(talk: Talk) -> list[str]:
    """This will list by what names a legal hold may lie on a talk."""
    about_post = [f"post:{talk.post_id}"] if talk.post_id else []
    return [f"talk:{talk.pk}", f"trust:{talk.trust_id}", *about_post]
