"""Lawful erasure: the words and their salts go, the event and its hash stay, and the chain still holds."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.ledger import form, holds, record
from candour.ledger.models import Event, Words


def erase_words(
    *,
    by: Actor,
    event: UUID,
    ground: str,
    reason: str,
    now: datetime,
    fields: Collection[str] | None = None,
) -> int:
    """This will empty the words of one event (all, or the named fields), record it, and count the fields.

    `ground` is a token such as "uk-gdpr-17". Raises Refusal while the event, its trust or anything that it
    is about is under legal hold; the attempt is recorded, unless the caller's own transaction is rolled back.
    """
    if not reason.strip():
        raise Refusal("Erasure needs a reason.", "Enter who asked for it and why it is lawful.")
    with transaction.atomic():
        holds.take_turns()
        found = Event.objects.get(uid=event)
        held = holds.is_held(*_refs(found))
        if held:
            record.write(
                name="ledger:erasure:refused",
                trust=found.trust,
                by=by.ledger_name,
                at=now,
                about={"event": str(event), "ground": ground},
            )
        else:
            count = _empty(found, by=by, ground=ground, reason=reason, now=now, fields=fields)
    if held:
        raise Refusal(
            "This is under legal hold, so nothing of it may be erased.",
            "Ask legal services to lift the hold first.",
        )
    return count


def _refs(event: Event) -> list[str]:
    """This will list by what names a hold may lie on the event: its own, its trust's, its things'."""
    things = [f"{key}:{value}" for key, value in event.about.items()]
    named = [value for value in event.about.values() if isinstance(value, str)]
    return [f"event:{event.uid}", f"trust:{event.trust}", *things, *named]


def _empty(
    event: Event, *, by: Actor, ground: str, reason: str, now: datetime, fields: Collection[str] | None
) -> int:
    _overwrite_what_is_removed()
    kept = Words.objects.select_for_update().filter(event_uid=event.uid).exclude(text="", salt="")
    if fields is not None:
        kept = kept.filter(field__in=fields)
    names = list(kept.order_by("field").values_list("field", flat=True))
    Words.objects.filter(event_uid=event.uid, field__in=names).update(text="", salt="")
    for field in names:
        record.write(
            name=form.ERASED,
            trust=event.trust,
            by=by.ledger_name,
            at=now,
            about={"event": str(event.uid), "field": field, "ground": ground},
            words={"reason": reason},
        )
    return len(names)


def _overwrite_what_is_removed() -> None:
    """This will have SQLite write zeros over what goes, and empty its log once the erasure is committed."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
        transaction.on_commit(_empty_log)


def _empty_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
