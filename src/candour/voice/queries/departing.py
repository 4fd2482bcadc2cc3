"""Everything that must hold when a copy leaves, read again in the transaction that claims it."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.approval.plain import from_plain
from candour.domain.departures import Approval, Departure
from candour.domain.roles import Right
from candour.domain.statements import StatementState
from candour.ledger.prepared import Prepared
from candour.listening.models import HandOff
from candour.people.models import RoleHeld, StandingDuty
from candour.people.queries.persons import rights_in_force
from candour.voice.models import Decision, Delivery, FixedRoute, Pause, Statement


def is_stopped(trust: int) -> bool:
    """This will say whether the stop switch of a trust is on; one statement."""
    return Pause.objects.for_trust(trust).filter(ended_at__isnull=True).exists()


def departure_of(delivery: Delivery, now: datetime) -> Departure:
    """This will gather what the rule of leaving asks about: words, author, approvals, holds, time.

    The delivery was locked in this transaction, and read with its statement and the author after that.
    """
    statement, version = delivery.statement, delivery.version
    author = statement.author
    (route,) = _ROUTE.rows(version=version.pk)
    right = _right_behind(route)
    return Departure(
        state=StatementState(statement.state),
        version=version.sha256,
        current=version.sha256 if statement.current_id == version.pk else "",
        author_is_suspended=not author.is_active,
        author_rights=rights_in_force(author, now) if right is not None else frozenset(),
        wrote_or_edited=frozenset({str(author.pk), author.same_human, *version.editors}),
        approvals=_approvals(delivery, version.sha256),
        needs_approvals=len(route.steps),
        due_at=delivery.due_at,
        needs_right=right,
        open_holds=_open_holds(statement),
    )


def _approvals(delivery: Delivery, sha256: str) -> tuple[Approval, ...]:
    """This will give the approvals with what their givers may do now; one statement."""
    decisions = _DECISIONS.rows(trust=delivery.trust_id, version=delivery.version_id)
    return tuple(
        Approval(
            by=str(decision.decided_by_id),
            human=decision.decided_by.same_human,
            version=sha256,
            may_approve=decision.may_approve,
            is_suspended=not decision.decided_by.is_active,
        )
        for decision in decisions
    )


def _decisions(trust: int, version: int) -> "QuerySet[Decision]":
    held = RoleHeld.objects.for_trust(trust).filter(ended_at=None, role__in=DECIDING_ROLES)
    duties = StandingDuty.objects.for_trust(trust)
    of_them = OuterRef("decided_by")
    may_approve = Exists(held.filter(person=of_them)) | Exists(duties.filter(person=of_them))
    decisions = Decision.objects.filter(version_id=version, verdict="approve")
    return decisions.select_related("decided_by").annotate(may_approve=may_approve)


_DECISIONS: Prepared[Any] = Prepared(_decisions)
_ROUTE: Prepared[FixedRoute] = Prepared(
    lambda version: FixedRoute.objects.filter(version=version).select_related("policy")
)


def _right_behind(route: FixedRoute) -> Right | None:
    """This will give the author's right that stood in for the people whom the row would have asked."""
    if route.steps:
        return None
    rows = from_plain(route.policy.table).rows
    row = next((row for row in rows if row.number == route.row), None)
    return row.right if row is not None and row.asks else None


def _open_holds(statement: Statement) -> frozenset[str]:
    if statement.post_id is None:
        return frozenset()
    waiting = HandOff.objects.filter(post_id=statement.post_id, released_at__isnull=True)
    return frozenset(waiting.values_list("reason", flat=True))
