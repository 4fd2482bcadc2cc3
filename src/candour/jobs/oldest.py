"""The work that may be taken, the oldest first. Django makes the SQL of the question once a process.

A worker asks it twice for each piece of work, and making it took longer than answering it. docs/adr/0030.
"""

from collections.abc import Collection
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from candour.jobs import registry
from candour.jobs.models import State, Work

BLANK = datetime(7340, 1, 1, tzinfo=UTC)
"""Stands for the time that is filled in."""


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
    if not names:
        return None
    sql, params = _made(connection.vendor, frozenset(names))
    blank, moment = (connection.ops.adapt_datetimefield_value(each) for each in (BLANK, now))
    filled = [moment if each == blank else each for each in params]
    return next(iter(Work.objects.raw(sql, filled)), None)


@lru_cache(maxsize=32)
def _made(_vendor: str, names: frozenset[str]) -> tuple[str, tuple[Any, ...]]:
    """This will have Django make the SQL for these jobs, with a blank for the time."""
    asked = takeable(BLANK, names).select_for_update(skip_locked=True, of=("self",))
    query = asked.filter(next_at__lte=BLANK)[:1].query
    sql, params = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(params)
