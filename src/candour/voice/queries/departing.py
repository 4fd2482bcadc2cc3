"""Everything that must hold when a copy leaves, read again in the transaction that claims it."""

from datetime import datetime

from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.approval.plain import from_plain
from candour.domain.departures import Approval, Departure
from candour.domain.roles import Right
from candour.domain.statements import StatementState
from candour.listening.models import HandOff
from candour.people.models import Person
from candour.people.queries.persons import rights_in_force, roles_of
from candour.voice.models import Decision, Delivery, FixedRoute, Pause, Statement


def is_paused(delivery: Delivery) -> bool:
    """This will say whether the stop switch of this delivery's trust is on."""
    return is_stopped(delivery.trust_id)


def is_stopped(trust: int) -> bool:
    """This will say whether the stop switch of a trust is on; one statement."""
    return Pause.objects.for_trust(trust).filter(ended_at__isnull=True).exists()


def departure_of(delivery: Delivery, now: datetime) -> Departure:
    """This will gather what the rule of leaving asks about: words, author, approvals, holds, time."""
    statement, version = delivery.statement, delivery.version
    author = Person.objects.get(pk=statement.author_id)
    route = FixedRoute.objects.select_related("policy").get(version=version)
    current = statement.current
    return Departure(
        state=StatementState(Statement.objects.values_list("state", flat=True).get(pk=statement.pk)),
        version=version.sha256,
        current=current.sha256 if current is not None and current.pk == version.pk else "",
        author_is_suspended=not author.is_active,
        author_rights=rights_in_force(author, now),
        wrote_or_edited=frozenset({str(author.pk), author.same_human, *version.editors}),
        approvals=_approvals(delivery, version.sha256),
        needs_approvals=len(route.steps),
        due_at=delivery.due_at,
        needs_right=_right_behind(route),
        open_holds=_open_holds(statement),
    )


def _approvals(delivery: Delivery, sha256: str) -> tuple[Approval, ...]:
    decisions = Decision.objects.filter(version_id=delivery.version_id, verdict="approve")
    return tuple(
        Approval(
            by=str(decision.decided_by_id),
            human=decision.decided_by.same_human,
            version=sha256,
            may_approve=bool(DECIDING_ROLES & roles_of(decision.decided_by))
            or decision.decided_by.standing_duties.exists(),
            is_suspended=not decision.decided_by.is_active,
        )
        for decision in decisions.select_related("decided_by")
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
