"""The route of a statement, or of a reply not yet begun, under the policy in force and the people on duty."""

from collections.abc import Collection
from datetime import datetime

from candour.domain.approval.facts import Facts
from candour.domain.approval.history import NO_HISTORY
from candour.domain.approval.policy import Policy
from candour.domain.approval.route import Route, route
from candour.domain.checks.report import Report
from candour.listening.models import PublicPost
from candour.people.models import Person, Trust
from candour.people.queries.rota import on_duty
from candour.voice.models import Statement
from candour.voice.queries.facts import facts_before_a_word, facts_of
from candour.voice.queries.policy import past_decisions, policy_in_force


def route_before_a_word(*, post: PublicPost, author: Person, now: datetime) -> Route:
    """This will show the route that a reply to this post would take, before the first word."""
    return _route(author.trust, facts_before_a_word(post, author, now), now)


def route_of(
    *, statement: Statement, report: Report, now: datetime, editors: Collection[str] = ()
) -> tuple[Route, Facts]:
    """This will give the route of a statement as it stands, and the facts that decided it."""
    facts = facts_of(statement, report, now, editors)
    return _route(statement.author.trust, facts, now), facts


def _route(trust: Trust, facts: Facts, now: datetime) -> Route:
    _version, policy = policy_in_force(trust)
    clauses = _clauses(policy, facts)
    history = past_decisions(trust, clauses, now) if clauses else NO_HISTORY
    return route(facts, policy, on_duty(trust, now), history, now)


def _clauses(policy: Policy, facts: Facts) -> tuple[str, ...]:
    row = policy.row_for(facts)
    return (row.clause,) if row else ()
