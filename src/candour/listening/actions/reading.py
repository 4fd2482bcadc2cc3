"""What the reader made of a post, and what follows from its flags."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.kinds import Flag
from candour.domain.triage import triage
from candour.jobs import news
from candour.listening.actions.clocks import start_clock
from candour.listening.actions.desks import DESK_FLAGS, desks_of, tell_desk
from candour.listening.actions.hand_offs import open_hand_off
from candour.listening.actions.locks import lock_post
from candour.listening.models import PublicPost, ReadingMade
from candour.listening.queries.corrections import standing_corrections
from candour.reading import reader
from candour.reading.base import Reading

BELIEVED = ("kind", "is_unsure", "criticality", "flags")
"""The columns of a post that say what it is believed to be."""


def read_now(*, by: Actor, post: PublicPost, now: datetime) -> ReadingMade | None:
    """This will read a post, keep the reading and triage; None if the words changed while they were read."""
    return keep_reading(
        by=by, post=post, version=post.version, reading=reader.read_closely(post.text), now=now
    )


@transaction.atomic
def keep_reading(
    *, by: Actor, post: PublicPost, version: int, reading: Reading, now: datetime
) -> ReadingMade | None:
    """This will keep one reading of one version and set off what its flags ask for.

    None if the post has a later version, which is read by itself. The same reading twice changes nothing.
    """
    row = lock_post(post.trust_id, post)
    if row.version != version:
        return None
    same = {"post": row, "post_version": version, "model_hash": reading.model_hash}
    made, is_new = ReadingMade.objects.get_or_create(**same, defaults=_columns(row, reading, now))
    if not is_new:
        return made
    if standing_corrections(row, version).exists():
        row.flags = made.flags
    else:
        believe(row, reading)
    row.save(update_fields=BELIEVED)
    _tell_reading(by, row, made, now)
    _triage(by, row, reading.flags, now)
    return made


def believe(row: PublicPost, reading: Reading) -> None:
    """This will put into the row, without saving it, what the reader made of its words."""
    row.kind, row.is_unsure = reading.kind.value, reading.abstains
    row.criticality = reading.criticality
    row.flags = sorted(flag.value for flag in reading.flags)


def keep_fresh_readings(*, by: Actor, read: Sequence[tuple[PublicPost, Reading]], now: datetime) -> None:
    """This will keep readings of words that came in this very transaction, all at once, for imports in bulk.

    The rows believe their readings already; nobody can have read or corrected this version before.
    """
    made = [
        ReadingMade(
            post=row, post_version=row.version, model_hash=reading.model_hash, **_columns(row, reading, now)
        )
        for row, reading in read
    ]
    ReadingMade.objects.bulk_create(made, batch_size=200)
    for (row, reading), kept in zip(read, made, strict=True):
        _tell_reading(by, row, kept, now)
        _triage(by, row, reading.flags, now)


def _columns(row: PublicPost, reading: Reading, now: datetime) -> dict[str, Any]:
    return {
        "trust_id": row.trust_id,
        "kind": reading.kind.value,
        "runner_up": reading.runner_up.value if reading.runner_up else "",
        "confidence": reading.confidence,
        "abstains": reading.abstains,
        "criticality": reading.criticality,
        "flags": sorted(flag.value for flag in reading.flags),
        "evidence": [list(span) for span in reading.evidence],
        "runner_up_evidence": [list(span) for span in reading.runner_up_evidence],
        "worst": list(reading.worst_sentence or ()),
        "model_version": reading.model_version,
        "read_at": now,
    }


def _tell_reading(by: Actor, row: PublicPost, made: ReadingMade, now: datetime) -> None:
    about: dict[str, str | int | None] = {
        "post": row.pk,
        "version": made.post_version,
        "reading": made.pk,
        "kind": made.kind,
        "model": made.model_hash[:12] or None,
        "unsure": int(made.abstains),
    }
    news.tell("listening:post:read", by=by, trust=row.trust_id, about=about, now=now)


def _triage(by: Actor, row: PublicPost, flags: frozenset[Flag], now: datetime) -> None:
    desks = desks_of(row.trust_id) if flags & DESK_FLAGS else {}
    todo = triage(flags, desks)
    for reason in todo.hand_offs:
        open_hand_off(by=by, post=row, reason=reason, now=now)
    for name in todo.clocks:
        start_clock(by=by, post=row, kind=name, now=now)
    for flag in todo.desks:
        tell_desk(by=by, post=row, flag=flag, desk=desks[flag], now=now)
