"""Reading the feed: where "since you were last here" begins; and words that are being written."""

from datetime import datetime, timedelta

from django.db import transaction

from candour.domain import posting
from candour.network.models import Draft, ReadUpTo
from candour.people.actions.permits import must_be_of
from candour.people.models import Person

AWAY = timedelta(minutes=30)
"""Whoever comes back sooner was not away: what was new to them stays marked as new."""


@transaction.atomic
def come(*, by: Person, newest: int, now: datetime) -> int:
    """This will note how far somebody reads now, and give the post after which everything is new to them."""
    must_be_of(by, by.trust_id)
    row, is_new = ReadUpTo.objects.get_or_create(
        person=by, defaults={"trust_id": by.trust_id, "newest": newest, "came_at": now}
    )
    if is_new:
        return 0
    if now - row.came_at >= AWAY:
        row.before = row.newest
    if now - row.came_at >= AWAY or newest > row.newest:
        row.newest, row.came_at = max(newest, row.newest), now
        row.save()
    return row.before


@transaction.atomic
def keep_draft(*, by: Person, place: str, text: str, now: datetime) -> None:
    """This will keep what somebody is writing in a place, however long; what is empty is let go."""
    must_be_of(by, by.trust_id)
    text = text.replace("\x00", "")[: 4 * posting.LONGEST_POST]
    if not text.strip():
        Draft.objects.filter(person=by, place=place).delete()
        return
    Draft.objects.update_or_create(
        person=by, place=place, defaults={"trust_id": by.trust_id, "text": text, "saved_at": now}
    )
