"""Asking for work: the row is written in the caller's transaction and goes back with it."""

from datetime import datetime

from django.db import connection
from django.db.transaction import TransactionManagementError

from candour.jobs import registry
from candour.jobs.models import Work


def enqueue(
    name: str,
    payload: registry.Payload,
    *,
    due_at: datetime,
    trust: int | str | None = None,
    unique: str | None = None,
) -> int:
    """This will ask for one piece of work and give its number.

    With `unique`, work that was already asked for under that key (whether waiting or done) is given
    instead of new work. Raises TransactionManagementError outside a transaction, LookupError for an
    unknown job.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(f"'{name}' must be asked for inside the transaction that needs it.")
    registry.find(name)
    work = Work(
        name=name,
        payload=payload,
        trust="" if trust is None else str(trust),
        unique=unique,
        due_at=due_at,
        next_at=due_at,
    )
    if unique is None:
        work.save(force_insert=True)
        return work.pk
    Work.objects.bulk_create([work], ignore_conflicts=True)
    return Work.objects.values_list("pk", flat=True).get(unique=unique)
