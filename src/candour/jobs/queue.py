"""Asking for work: the row is written in the caller's transaction and goes back with it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F
from django.db.transaction import TransactionManagementError

from candour.jobs import registry
from candour.jobs.models import State, Work
from candour.ledger.inserting import Insertion

_NEW = Insertion(Work, leaves_known=True)


def enqueue(
    name: str,
    payload: registry.Payload,
    *,
    due_at: datetime,
    trust: int | str | None = None,
    unique: str | None = None,
    lane: str = "",
    not_before: datetime | None = None,
) -> int:
    """This will ask for one piece of work and give its number.

    With `unique`, work that was already asked for under that key (whether waiting or done) is given
    instead of new work. Work in one `lane` is taken one piece at a time (see `Work`), in the order in which
    it may be taken, what goes first before the rest. `not_before` keeps work that is due waiting, until then
    or until `bring_forward`. Raises TransactionManagementError outside a
    transaction, LookupError for an unknown job.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(f"'{name}' must be asked for inside the transaction that needs it.")
    registry.find(name)
    work = Work(
        name=name,
        payload=payload,
        trust="" if trust is None else str(trust),
        unique=unique,
        lane=lane,
        due_at=due_at,
        next_at=not_before or due_at,
    )
    if unique is None:
        work.save(force_insert=True)
        return work.pk
    Work.objects.bulk_create([work], ignore_conflicts=True)
    return Work.objects.values_list("pk", flat=True).get(unique=unique)


def enqueue_each(
    names: Mapping[str, str], payload: registry.Payload, *, due_at: datetime, trust: int | str
) -> None:
    """This will ask for several jobs with one payload, each under its own unique key: key to job's name.

    One that is done for many events at once waits for them, a second or so.
    """
    jobs = {unique: registry.find(name) for unique, name in names.items()}
    rows = [
        Work(
            name=job.name,
            payload=payload,
            trust=str(trust),
            unique=unique,
            lane="",
            due_at=due_at,
            next_at=due_at + timedelta(seconds=job.gathers),
        )
        for unique, job in jobs.items()
    ]
    if len(rows) == 1:
        _NEW.write(rows[0])
    else:
        Work.objects.bulk_create(rows, ignore_conflicts=True)


def end_gathering(now: datetime) -> None:
    """This will let work that is due and waits for more of its kind go on at once."""
    gathers = [job.name for job in registry.JOBS.values() if job.gathers]
    waits = Work.objects.filter(name__in=gathers, state=State.WAITING, attempts=0, due_at__lte=now)
    waits.filter(next_at__gt=now).update(next_at=F("due_at"))


def bring_forward(name: str, lane: str, now: datetime) -> bool:
    """This will let the oldest work of this name and lane go on that is due and was kept waiting."""
    waits = Work.objects.filter(name=name, lane=lane, state=State.WAITING, due_at__lte=now, next_at__gt=now)
    oldest = waits.order_by("due_at", "id").values("pk")[:1]
    return bool(Work.objects.filter(pk__in=oldest).update(next_at=F("due_at")))
