"""Sealing: a signed Merkle root over every event that is not yet sealed, chained to the seal before."""

from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from candour.ledger import form, heads, keys
from candour.ledger.models import Event, Seal, SealedEvent

AT_ONCE = 50_000
_SEALER = 7_341_001
"""The advisory lock that keeps two sealers apart on PostgreSQL (any number that nobody else takes)."""


def seal_now(now: datetime) -> Seal | None:
    """This will seal the events that are ready (50,000 at most), or give nothing when there are none.

    On SQLite writers take turns, so every event of an ended transaction is ready. On PostgreSQL an event
    is ready when its transaction is older than every open one: whatever commits later is in a later seal.
    """
    with transaction.atomic():
        _wait_for_other_sealers()
        previous = Seal.objects.order_by("-number").first()
        below, beyond = _horizon()
        events = list(_ready(previous, below, beyond).order_by("id")[:AT_ONCE])
        if not events:
            return None
        whole = len(events) < AT_ONCE
        seal = _chain(previous, events, below if whole else min(below, _floor(previous, below)), now)
        transaction.on_commit(lambda: heads.remember(seal.head))
    return seal


def seal_form(seal: Seal) -> form.SealForm:
    """This will give a seal as it is written."""
    return form.SealForm(
        number=seal.number,
        first=seal.first,
        last=seal.last,
        count=seal.count,
        below=seal.below,
        root=seal.root,
        previous=seal.previous,
        head=seal.head,
        signature=seal.signature,
        sealed_at=form.time_text(seal.sealed_at),
    )


def line_of(event: Event) -> bytes:
    """This will write an event as its line."""
    return form.event_line(
        id=event.pk,
        uid=str(event.uid),
        trust=event.trust,
        name=event.name,
        by=event.by,
        at=event.at,
        recorded_at=event.recorded_at,
        about=event.about,
        hashes=event.hashes,
        transaction=event.transaction,
    )


def _chain(previous: Seal | None, events: list[Event], below: int, now: datetime) -> Seal:
    leaves = [form.leaf(line_of(event)) for event in events]
    draft = form.SealForm(
        number=1 if previous is None else previous.number + 1,
        first=events[0].pk,
        last=events[-1].pk,
        count=len(events),
        below=below,
        root=form.root(leaves),
        previous=form.GENESIS if previous is None else previous.head,
        head="",
        signature="",
        sealed_at=form.time_text(now),
    )
    head = form.head(draft)
    signature = keys.signing_key().sign(form.signed_bytes(head)).hex()
    written = replace(draft, head=head, signature=signature)
    seal = Seal.objects.create(**{**vars(written), "sealed_at": now})
    SealedEvent.objects.bulk_create(
        (
            SealedEvent(event=event, seal=seal, index=index, leaf=leaf.hex())
            for index, (event, leaf) in enumerate(zip(events, leaves, strict=True))
        ),
        batch_size=1000,
    )
    return seal


def _ready(previous: Seal | None, below: int, beyond: int) -> QuerySet[Event]:
    unsealed = Event.objects.exclude(Exists(SealedEvent.objects.filter(event=OuterRef("pk"))))
    if connection.vendor != "postgresql":
        return unsealed.filter(pk__gt=0 if previous is None else previous.last)
    finished = Q(transaction__lt=below)
    if previous is not None and previous.below > below:
        finished |= Q(transaction__gte=beyond)
    return unsealed.filter(finished, transaction__gte=_floor(previous, below))


def _floor(previous: Seal | None, below: int) -> int:
    """This will tell which transactions need not be looked at again, as they were all sealed before.

    A horizon ahead of the database's own comes from another server, from which this one was restored:
    then everything is looked at.
    """
    return 0 if previous is None or previous.below > below else previous.below


def _horizon() -> tuple[int, int]:
    """This will give the oldest open transaction's number and the next one's; zeros on SQLite."""
    if connection.vendor != "postgresql":
        return 0, 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint"
            " FROM pg_current_snapshot() AS now"
        )
        below, beyond = cursor.fetchone()
    return below, beyond


def _wait_for_other_sealers() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SEALER])
