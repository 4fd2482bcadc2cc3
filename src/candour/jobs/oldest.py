"""The work that may be taken, the oldest first. Django makes the SQL of the question once a process.

A worker asks it twice for each piece of work, and making it took longer than answering it. docs/adr/0030.
"""

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache

from django.db.models import Q, QuerySet

from candour.jobs import registry
from candour.jobs.models import State, Work
from candour.ledger.prepared import Prepared


def takeable(now: datetime, names: Collection[str] | None = None) -> QuerySet[Work]:
    """This will give the work of the jobs declared here that waits for its time alone, the oldest first."""
    busy = Work.objects.filter(state=State.RUNNING, next_at__gt=now).exclude(lane="").values("lane")
    known = sorted(registry.JOBS if names is None else names)
    is_its_turn = ~Q(lane__in=busy) | Q(state=State.RUNNING)
    return Work.objects.filter(is_its_turn, next_at__isnull=False, name__in=known).order_by("next_at", "id")


def oldest(now: datetime, names: Collection[str]) -> Work | None:
    """This will lock the work of these jobs that is due and has waited longest; None if there is none.

    What somebody else has locked is passed over. The caller is in a transaction.
    """
    found = _oldest(frozenset(names)).rows(now=now) if names else []
    return found[0] if found else None


@lru_cache(maxsize=32)
def _oldest(names: frozenset[str]) -> Prepared[Work]:
    return Prepared(
        lambda now: (
            takeable(now, names)
            .filter(next_at__lte=now)
            .select_for_update(skip_locked=True, of=("self",))[:1]
        )
    )
