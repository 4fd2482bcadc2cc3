"""What a person says a post really is: believed from then on, kept as an example, and undone by one tap."""

from datetime import datetime

from django.db import transaction

from candour.domain.kinds import Kind
from candour.domain.refusal import Refusal
from candour.domain.triage import waits_again
from candour.jobs import news
from candour.listening.actions.locks import lock_post, must_work_here
from candour.listening.models import Correction, PublicPost, ReadingMade
from candour.listening.queries.corrections import newest_reading, standing_corrections
from candour.people.models import Person

NOT_READ = Refusal("Candour has not read this one yet.", "Wait a moment, then open the post again.")
NOTHING_TO_UNDO = Refusal("There is nothing to undo here.", "Say what the post is instead.")


@transaction.atomic
def correct_reading(*, by: Person, post: PublicPost, kind: Kind, now: datetime) -> PublicPost:
    """This will believe a person about what a post is, keep that as an example, and see if it waits again.

    Flags stay as they were: whoever may be in danger stays in danger, whatever the post is called.
    """
    must_work_here(by)
    row = lock_post(by.trust_id, post)
    reading = _reading_of(row)
    if row.kind == kind.value and not row.is_unsure:
        return row
    Correction.objects.create(
        trust_id=row.trust_id,
        post=row,
        reading=reading,
        kind=kind.value,
        corrected_at=now,
        corrected_by=by.ledger_name,
    )
    _believe(row, kind, is_unsure=False)
    _tell("listening:post:corrected", by, row, reading, now)
    return row


@transaction.atomic
def undo_correction(*, by: Person, post: PublicPost, now: datetime) -> PublicPost:
    """This will undo what was said last of a post: what was said before stands again, or the reading.

    The row stays, with who undid it and when; it is no example any more.
    """
    must_work_here(by)
    row = lock_post(by.trust_id, post)
    reading = _reading_of(row)
    said = list(standing_corrections(row, row.version)[:2])
    if not said:
        raise NOTHING_TO_UNDO
    said[0].undone_at, said[0].undone_by = now, by.ledger_name
    said[0].save(update_fields=["undone_at", "undone_by"])
    if len(said) > 1:
        _believe(row, Kind(said[1].kind), is_unsure=False)
    else:
        _believe(row, Kind(reading.kind), is_unsure=reading.abstains)
    _tell("listening:post:correction_undone", by, row, reading, now)
    return row


def _reading_of(row: PublicPost) -> ReadingMade:
    reading = newest_reading(row)
    if reading is None:
        raise NOT_READ
    return reading


def _believe(row: PublicPost, kind: Kind, *, is_unsure: bool) -> None:
    """This will keep what a post is from now on; one that was put aside as something else may wait again."""
    believed = Kind(row.kind) if row.kind else None
    row.kind, row.is_unsure = kind.value, is_unsure
    if row.put_aside_at and not row.deleted_at and waits_again(kind, believed):
        row.put_aside_at, row.put_aside_by, row.put_aside_because = None, "", ""
        row.waits_since = row.posted_at
    row.save(
        update_fields=[
            "kind",
            "is_unsure",
            "waits_since",
            "put_aside_at",
            "put_aside_by",
            "put_aside_because",
        ]
    )


def _tell(name: str, by: Person, row: PublicPost, reading: ReadingMade, now: datetime) -> None:
    about: dict[str, str | int | None] = {
        "post": row.pk,
        "reading": reading.pk,
        "kind": row.kind,
        "read_as": reading.kind,
        "model": reading.model_hash[:12] or None,
    }
    news.tell(name, by=by, trust=row.trust_id, about=about, now=now)
