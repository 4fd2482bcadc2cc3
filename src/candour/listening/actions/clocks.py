"""Legal times that run for a post: started by its flags, stopped by a person with a reason."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.clocks import CLOCKS
from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.listening.actions.locks import must_work_here
from candour.listening.models import Clock, PublicPost
from candour.people.models import Person


@transaction.atomic
def start_clock(*, by: Actor, post: PublicPost, kind: str, now: datetime) -> Clock:
    """This will start a legal time from the day the post reached us; one that runs or ran already stays."""
    clock, is_new = Clock.objects.get_or_create(
        post=post,
        kind=kind,
        defaults={
            "trust_id": post.trust_id,
            "started_at": post.posted_at,
            "due_on": CLOCKS[kind](post.posted_at),
        },
    )
    if is_new:
        about: dict[str, str | int | None] = {
            "post": post.pk,
            "clock": clock.pk,
            "kind": kind,
            "due": clock.due_on.isoformat(),
        }
        news.tell("listening:clock:started", by=by, trust=post.trust_id, about=about, now=now)
    return clock


@transaction.atomic
def stop_clock(*, by: Person, clock: Clock, reason: str, now: datetime) -> Clock:
    """This will end a legal time because what it asks for was done, or because it never applied."""
    must_work_here(by)
    row = Clock.objects.for_trust(by.trust_id).select_for_update().get(pk=clock.pk)
    if row.stopped_at:
        raise Refusal("This clock has stopped already.", "Nothing needs to be done.")
    if not reason.strip():
        raise Refusal("A reason is missing.", "Enter what was done, such as 'Acknowledged by letter today'.")
    row.stopped_at, row.stopped_by, row.stopped_because = now, by.ledger_name, reason.strip()[:300]
    row.save(update_fields=["stopped_at", "stopped_by", "stopped_because"])
    about: dict[str, str | int | None] = {"post": row.post_id, "clock": row.pk, "kind": row.kind}
    words = {"reason": row.stopped_because}
    news.tell("listening:clock:stopped", by=by, trust=row.trust_id, about=about, words=words, now=now)
    return row
