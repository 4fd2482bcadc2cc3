"""Reading the feed: where "since you were last here" begins; and words that are being written."""

from datetime import datetime

from django.db import transaction

from candour.domain import posting
from candour.domain.visits import Visit, visited
from candour.network.models import Draft, ReadUpTo
from candour.people.actions.permits import must_be_of
from candour.people.models import Person


@transaction.atomic
def come(*, by: Person, newest: int, now: datetime) -> int:
    """This will note how far somebody reads now, and give the post after which everything is new to them."""
    must_be_of(by, by.trust_id)
    row = ReadUpTo.objects.select_for_update().filter(person=by).first()
    visit = visited(Visit(row.before, row.newest, row.came_at) if row else None, newest, now)
    ReadUpTo.objects.update_or_create(
        person=by,
        defaults={
            "trust_id": by.trust_id,
            "before": visit.before,
            "newest": visit.newest,
            "came_at": visit.came_at,
        },
    )
    return visit.before


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
