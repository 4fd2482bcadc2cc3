"""The policy in force, and how long decisions took under it."""

from collections import defaultdict
from datetime import datetime, timedelta

from candour.domain.approval.history import History
from candour.domain.approval.plain import from_plain
from candour.domain.approval.policy import Policy
from candour.people.models import Trust
from candour.voice.models import FixedRoute, PolicyVersion

PAST = timedelta(days=365)


def policy_in_force(trust: Trust | int) -> tuple[PolicyVersion, Policy]:
    """This will give the newest adopted version and its table; PolicyVersion.DoesNotExist if none was."""
    version = PolicyVersion.objects.for_trust(trust).order_by("-number")[:1].get()
    return version, from_plain(version.table)


def past_decisions(trust: Trust | int, clauses: tuple[str, ...], now: datetime) -> History:
    """This will list how many minutes the replies of the last year waited, under each of these clauses."""
    minutes: dict[str, list[float]] = defaultdict(list)
    rows = (
        FixedRoute.objects.for_trust(trust)
        .filter(clause__in=clauses, fixed_at__gte=now - PAST, completed_at__isnull=False)
        .exclude(steps=[])
        .values_list("clause", "fixed_at", "completed_at")
        .order_by("-fixed_at")[:500]
    )
    for clause, fixed_at, completed_at in rows:
        if completed_at is None:
            continue
        minutes[clause].append((completed_at - fixed_at).total_seconds() / 60)
    return History(minutes)
