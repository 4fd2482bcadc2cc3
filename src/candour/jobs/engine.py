"""The lease table: one claim at a time, fenced, counted, and dead after so many attempts.

            enqueue                 claim (fence + 1, attempt + 1)
    (none) ---------> waiting ----------------------------> running ----> done
                         ^                                   |  |
                         +---- failed, or its lease ended ---+  +-------> dead (a person looks)

A worker that dies says nothing: its lease ends and the next claim takes the work, or buries it when
it has had all its attempts. Whoever lost the lease has an old fence, and his ending is refused.

Work in a lane waits where it stands while another piece of its lane is being done. Work that can be done
together (`registry.gathered`) is taken by one claim, in one lease, and ended in one go: docs/adr/0037.
"""

import random
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from candour.domain.actor import Job
from candour.jobs import news, registry
from candour.jobs.models import State, Work
from candour.jobs.oldest import oldest, takeable

MAX_POSTPONED = 100
FIRST_WAIT = 2.0
LONGEST_WAIT = 1800.0
INSTALLATION = "installation"
"""Stands for the trust in events about work that belongs to no trust."""


@dataclass(frozen=True)
class Lease:
    """The right to do one piece of work until `until`, proven by its fence; and others `with_it`, if any."""

    work: int
    name: str
    payload: registry.Payload
    attempt: int
    fence: int
    seconds: float
    with_it: tuple["Lease", ...] = ()

    @property
    def each(self) -> tuple["Lease", ...]:
        """This will give the lease of each piece of work."""
        return (self, *self.with_it)


def clock() -> datetime:
    """This will give the time by the database's clock where workers on several machines share one."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
    return now


def claim(now: datetime, names: Collection[str] | None = None) -> Lease | None:
    """This will take the work that has waited longest, of the jobs declared here, or nothing.

    Of what goes first, whatever else has waited longer: words that are due are not kept by what follows
    from those before them. Work that has had all its attempts is buried on the way.
    """
    with _may_be_forgotten():
        return _claim(now, names)


def finish_and_claim(lease: Lease, now: datetime) -> tuple[bool, Lease | None]:
    """This will end one piece of work (`finish`) and take the next (`claim`) in one transaction."""
    with _may_be_forgotten():
        return finish(lease, now), _claim(now, None)


@contextmanager
def _may_be_forgotten() -> Iterator[None]:
    """This will write what a power cut may take back, so that SQLite need not wait for the disk.

    Then work that was taken or done is done again, which every handler bears. What is written later and must
    last (an attempt to publish, a record) takes with it to the disk what was written before.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
    try:
        with transaction.atomic():
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")


def _claim(now: datetime, names: Collection[str] | None) -> Lease | None:
    every = registry.JOBS.keys() if names is None else names
    first = [name for name in every if name in registry.JOBS and registry.JOBS[name].goes_first]
    return (_claim_of(now, first) if first else None) or _claim_of(now, every)


def _claim_of(now: datetime, names: Collection[str]) -> Lease | None:
    while True:
        work = oldest(now, names)
        if work is None:
            return None
        job = registry.find(work.name)
        if work.attempts >= job.attempts:
            _bury(work, now, work.trouble or "Its worker stopped in the middle of it.")
            continue
        lease = _take(work, job, now)
        if lease is not None:
            return lease if job.many is None or lease.attempt > 1 else _with_others(lease, job, now)


def _take(work: Work, job: registry.RegisteredJob, now: datetime) -> Lease | None:
    taken = Work.objects.filter(pk=work.pk, fence=work.fence, next_at=work.next_at).update(
        state=State.RUNNING,
        fence=work.fence + 1,
        attempts=work.attempts + 1,
        next_at=now + timedelta(seconds=job.lease_seconds),
    )
    if not taken:
        return None
    return Lease(work.pk, work.name, work.payload, work.attempts + 1, work.fence + 1, job.lease_seconds)


def _with_others(lease: Lease, job: registry.RegisteredJob, now: datetime) -> Lease:
    """This will take what waits of the same job and was never tried, as far as it can be done at once."""
    waits = Work.objects.select_for_update(skip_locked=True, of=("self",)).order_by("next_at", "id")
    waits = waits.filter(name=job.name, state=State.WAITING, attempts=0, lane="", due_at__lte=now)
    others = list(waits[: job.most - 1])  # of those, too, that still gather
    Work.objects.filter(pk__in=[each.pk for each in others]).update(
        state=State.RUNNING,
        fence=F("fence") + 1,
        attempts=1,
        next_at=now + timedelta(seconds=job.lease_seconds),
    )
    taken = (Lease(each.pk, each.name, each.payload, 1, each.fence + 1, lease.seconds) for each in others)
    return replace(lease, with_it=tuple(taken))


def beat(lease: Lease, now: datetime) -> bool:
    """This will lengthen the lease, answering whether it is still held."""
    many = _kept(lease).update(next_at=now + timedelta(seconds=lease.seconds))
    return many == len(lease.each)


def finish(lease: Lease, now: datetime) -> bool:
    """This will mark the work done, answering False when the lease was lost and the fence refuses it."""
    many = _kept(lease).update(state=State.DONE, next_at=None, ended_at=now, trouble="")
    return many == len(lease.each)


def fail(lease: Lease, now: datetime, trouble: str, jitter: Callable[[], float] = random.random) -> bool:
    """This will have the work tried again later, or bury it after its last attempt.

    `trouble` names the fault without any text of a post. Answers False when the lease was lost.
    """
    kept = [_fail(each, now, trouble, jitter) for each in lease.each]
    return all(kept)


def _fail(lease: Lease, now: datetime, trouble: str, jitter: Callable[[], float]) -> bool:
    with transaction.atomic():
        work = _held(lease)
        if work is None:
            return False
        if work.attempts >= registry.find(work.name).attempts:
            _bury(work, now, trouble)
            return True
        work.state = State.WAITING
        work.next_at = now + timedelta(seconds=backoff(work.attempts, jitter))
        work.trouble = trouble[:200]
        work.save(update_fields=["state", "next_at", "trouble"])
        return True


def postpone(lease: Lease, now: datetime, seconds: float) -> bool:
    """This will have the work tried again in so many seconds at no cost, a hundred times; then it costs."""
    kept = [_postpone(each, now, seconds) for each in lease.each]
    return all(kept)


def _postpone(lease: Lease, now: datetime, seconds: float) -> bool:
    with transaction.atomic():
        work = _held(lease)
        if work is None:
            return False
        work.postponed += 1
        if work.postponed <= MAX_POSTPONED:
            work.attempts -= 1
        elif work.attempts >= registry.find(work.name).attempts:
            _bury(work, now, "It was told to wait too often.")
            return True
        work.state = State.WAITING
        work.next_at = now + timedelta(seconds=max(0.0, seconds))
        work.save(update_fields=["state", "next_at", "postponed", "attempts"])
        return True


def backoff(attempt: int, jitter: Callable[[], float] = random.random) -> float:
    """This will give the seconds to wait after an attempt: 2, 4, 8 ... 1,800, times 0.5 to 1.5."""
    return float(min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (attempt - 1)) * (0.5 + jitter()))


def next_due(now: datetime) -> datetime | None:
    """This will tell when the next piece of work may be taken, or nothing when none waits."""
    return takeable(now).values_list("next_at", flat=True).first()


def _kept(lease: Lease) -> QuerySet[Work]:
    """This will give the work of a lease that is still held."""
    fences = {each.fence for each in lease.each}
    whose = (Q(fence=one, pk__in=[each.work for each in lease.each if each.fence == one]) for one in fences)
    return Work.objects.filter(reduce(or_, whose), state=State.RUNNING)


def _held(lease: Lease) -> Work | None:
    return (
        Work.objects.select_for_update().filter(pk=lease.work, fence=lease.fence, state=State.RUNNING).first()
    )


def _bury(work: Work, now: datetime, trouble: str) -> None:
    """This will keep the work as dead and say so in the ledger, so that a person is shown it."""
    work.state = State.DEAD
    work.next_at = None
    work.ended_at = now
    work.trouble = trouble[:200]
    work.fence += 1
    work.save(update_fields=["state", "next_at", "ended_at", "trouble", "fence"])
    news.tell(
        "jobs:job:died",
        by=Job("jobs.engine"),
        trust=work.trust or INSTALLATION,
        about={"work": work.pk, "job": work.name},
        now=now,
    )
