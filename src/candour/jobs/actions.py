"""What a person may do about work that died."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.jobs import engine, news
from candour.jobs.models import State, Work


@transaction.atomic
def revive(*, by: Actor, work: int, now: datetime) -> Work:
    """This will have dead work tried again, with all its attempts. The caller asks whether `by` may."""
    found = Work.objects.select_for_update().filter(pk=work).first()
    if found is None or found.state != State.DEAD:
        raise Refusal("This work is not waiting for a person.", "Reload the page to see where it stands.")
    found.state = State.WAITING
    found.attempts = 0
    found.postponed = 0
    found.next_at = now
    found.ended_at = None
    found.save(update_fields=["state", "attempts", "postponed", "next_at", "ended_at"])
    news.tell(
        "jobs:job:revived",
        by=by,
        trust=found.trust or engine.INSTALLATION,
        about={"work": found.pk, "job": found.name},
        now=now,
    )
    return found
