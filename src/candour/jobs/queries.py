"""What stands in the queue: for the page of dead work, the doctor and the figures."""

from datetime import datetime

from django.db.models import Count, Min, QuerySet

from candour.jobs import registry
from candour.jobs.models import State, Work


def dead_jobs(trust: int | str | None = None) -> QuerySet[Work]:
    """This will list the work that waits for a person, newest first, of one trust or of all."""
    dead = Work.objects.filter(state=State.DEAD).order_by("-ended_at", "-id")
    return dead if trust is None else dead.filter(trust=str(trust))


def waiting(now: datetime) -> tuple[int, float]:
    """This will count the work that is due and tell for how many seconds the oldest of it has waited."""
    due = Work.objects.filter(next_at__lte=now, state=State.WAITING).aggregate(
        count=Count("id"), oldest=Min("next_at")
    )
    return due["count"], 0.0 if due["oldest"] is None else (now - due["oldest"]).total_seconds()


def undeclared() -> list[str]:
    """This will name the jobs that wait although no room of this release declares them."""
    names = Work.objects.filter(next_at__isnull=False).exclude(name__in=sorted(registry.JOBS))
    return sorted(set(names.values_list("name", flat=True)))
