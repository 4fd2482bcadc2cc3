"""A route as the plain values that scripts read."""

from candour.domain.approval.route import Route
from candour.domain.approval.steps import Step


def to_plain(route: Route) -> dict[str, object]:
    """This will give steps, reasons, clauses, minutes and would_shorten.

    A floor adds `refusal` {reason, remedy, clause, hands_to}: without it, no steps means that nobody
    needs to look first.
    """
    plain: dict[str, object] = {
        "steps": [_step(step) for step in route.steps],
        "reasons": list(route.reasons),
        "clauses": list(route.clauses),
        "minutes": {"p50": route.minutes.p50, "p90": route.minutes.p90, "basis": route.minutes.basis},
        "would_shorten": [
            {"what": each.what, "minutes": each.minutes, "leads_to": each.leads_to}
            for each in route.what_would_shorten
        ],
    }
    if route.refusal:
        plain["refusal"] = {
            "reason": route.refusal.reason,
            "remedy": route.refusal.remedy,
            "clause": route.refusal.clause,
            "hands_to": _step(route.hands_to) if route.hands_to else None,
        }
    return plain


def _step(step: Step) -> dict[str, object]:
    return {
        "who": step.asked_first,
        "role": step.role,
        "deputy": step.deputy.name if step.deputy else step.duty_role,
        "within_minutes": step.within_minutes,
    }
