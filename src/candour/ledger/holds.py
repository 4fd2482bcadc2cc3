"""Legal holds: while one is open on a thing, nothing of it may be erased or disposed of."""

from datetime import datetime

from django.db import connection, transaction

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.ledger import record
from candour.ledger.models import Hold

_HOLDS = 7_341_002
"""The advisory lock that makes erasure and a new hold take turns on PostgreSQL."""


def is_held(*refs: str) -> bool:
    """This will tell whether any of these things, such as "statement:12", is under legal hold."""
    return Hold.objects.filter(ref__in=refs, lifted_at=None).exists()


@transaction.atomic
def place_hold(*, by: Actor, ref: str, trust: int | str, reason: str, now: datetime) -> Hold:
    """This will hold a thing from now on; several holds may lie on one thing, each to be lifted by itself."""
    if not reason.strip():
        raise Refusal("A legal hold needs a reason.", "Enter why it is held.")
    take_turns()
    event = record.write(
        name="ledger:hold:placed",
        trust=str(trust),
        by=by.ledger_name,
        at=now,
        about={"ref": ref},
        words={"reason": reason},
    )
    return Hold.objects.create(
        ref=ref,
        trust=str(trust),
        placed_by=by.ledger_name,
        placed_at=now,
        reason_hash=event.hashes["reason"],
    )


@transaction.atomic
def lift_hold(*, by: Actor, hold: int, reason: str, now: datetime) -> Hold:
    """This will lift one hold; the thing stays held while another one is open on it."""
    found = Hold.objects.select_for_update().filter(pk=hold, lifted_at=None).first()
    if found is None:
        raise Refusal("This hold is not open.", "Reload the page to see which holds are.")
    if not reason.strip():
        raise Refusal("Lifting a legal hold needs a reason.", "Enter why it is lifted.")
    record.write(
        name="ledger:hold:lifted",
        trust=found.trust,
        by=by.ledger_name,
        at=now,
        about={"ref": found.ref, "hold": found.pk},
        words={"reason": reason},
    )
    found.lifted_by, found.lifted_at = by.ledger_name, now
    found.save(update_fields=["lifted_by", "lifted_at"])
    return found


def take_turns() -> None:
    """This will make whoever places a hold and whoever erases wait for each other, on PostgreSQL."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_HOLDS])
