"""Taking answers off our own page: the words go in the caller's transaction, a public line stays."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from candour.channels.frontdoor.models import Answer
from candour.domain.actor import Actor
from candour.jobs import news


@transaction.atomic
def remove_answers(*, by: Actor, trust: int, keys: Collection[str], line: str, now: datetime) -> int:
    """This will take the answers that were published under these keys off the page, and count them.

    `line` is what everybody reads in their place. One that is gone already only gets the line.
    """
    found = Answer.objects.for_trust(trust).select_for_update(of=("self",)).filter(key__in=keys)
    removed = 0
    for answer in found.filter(removed_because="").order_by("pk"):
        answer.deleted_at, answer.removed_because = answer.deleted_at or now, line[:300]
        answer.save(update_fields=["deleted_at", "removed_because"])
        about: dict[str, str | int | None] = {"answer": answer.pk, "story": answer.story_id}
        news.tell("channels:answer:removed", by=by, trust=trust, about=about, now=now)
        removed += 1
    return removed
