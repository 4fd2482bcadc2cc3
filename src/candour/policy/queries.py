"""The change on its way, the versions, who answers for them, and the replies of the past as cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from candour.domain.approval.frozen import thaw
from candour.domain.approval.plain import from_plain
from candour.domain.approval.policy import Policy
from candour.domain.approval.simulation import Case, Simulation, simulate
from candour.domain.roles import Role
from candour.people.models import Notice, Person, Team, Trust
from candour.people.queries.persons import roles_of
from candour.policy.models import AccountableOfficer, ElectionTime, PolicyChange
from candour.voice.models import Decision, FixedRoute, PolicyVersion, Statement
from candour.voice.queries.policy import policy_in_force

MOST_CASES = 5_000
"""The newest replies of the time looked at; a page that replays more would keep its reader waiting."""


def open_change(trust: Trust | int) -> PolicyChange | None:
    """This will give the change that is being worked on, or nothing; one statement."""
    return _changes(trust).filter(ended_at__isnull=True).first()


def change_of(trust: Trust | int, pk: int) -> PolicyChange:
    """This will give one change of one trust, raising PolicyChange.DoesNotExist for any other."""
    return _changes(trust).get(pk=pk)


def _changes(trust: Trust | int) -> QuerySet[PolicyChange]:
    people = ("began_by", "edited_by", "agreed_by", "ended_by")
    return PolicyChange.objects.for_trust(trust).select_related("base", *people)


def versions_of(trust: Trust | int) -> QuerySet[PolicyVersion]:
    """This will give every version of a trust's table, newest first, with the change behind it."""
    return PolicyVersion.objects.for_trust(trust).select_related("change__agreed_by", "change__ended_by")


def is_told_of(person: Person, version: PolicyVersion) -> bool:
    """This will say whether a notice tells somebody of this version, and is still open; one statement."""
    told = Notice.objects.for_trust(version.trust_id).filter(person=person, done_at=None)
    return told.filter(kind="policy", about=f"policy:{version.pk}").exists()


def officer_of(trust: Trust | int) -> Person | None:
    """This will give the accountable officer, or nothing where nobody is named; one statement."""
    held = AccountableOfficer.objects.for_trust(trust).filter(ended_at__isnull=True, person__is_active=True)
    found = held.select_related("person").first()
    return found.person if found else None


def is_officer(person: Person) -> bool:
    """This will say whether somebody is the accountable officer now: named, and still an executive."""
    officer = officer_of(person.trust_id)
    return officer is not None and officer.pk == person.pk and Role.EXECUTIVE in roles_of(person)


def election_of(trust: Trust | int) -> ElectionTime | None:
    """This will give the time before an election that is set, begun or still to come; one statement."""
    return (
        ElectionTime.objects.for_trust(trust).filter(ended_at__isnull=True).select_related("set_by").first()
    )


def teams_of(trust: Trust | int) -> dict[str, str]:
    """This will give the names of a trust's teams by their ids as text; one statement."""
    named = Team.objects.for_trust(trust).select_related("site").order_by("site__name", "name", "pk")
    return {str(team.pk): f"{team.name}, {team.site.name}" for team in named}


def past_cases(trust: Trust | int, days: int, now: datetime) -> list[Case]:
    """This will give the replies sent on a route in the last so many days, newest first; two statements.

    A reply counts once, by the facts of its first route in that time. It was changed in review where words
    that somebody suggested were taken, or somebody said no.
    """
    since = now - timedelta(days=days)
    review: dict[int, str] = {}
    looked = Decision.objects.for_trust(trust).filter(asking__route__fixed_at__gte=since)
    looked = looked.filter(Q(verdict="suggest", is_taken=True) | Q(verdict="not_this"))
    for reply, verdict in looked.values_list("asking__route__statement_id", "verdict").order_by("pk"):
        review[reply] = "not_this" if verdict == "not_this" else review.get(reply, "other_words")
    routes = FixedRoute.objects.for_trust(trust).filter(fixed_at__gte=since).order_by("-fixed_at", "-pk")
    rows = routes.values_list("statement_id", "facts", "fixed_at")[:MOST_CASES]
    first = {reply: (facts, fixed_at) for reply, facts, fixed_at in rows}
    return [
        Case(reply, thaw(facts, fixed_at), review.get(reply, ""))
        for reply, (facts, fixed_at) in first.items()
    ]


def simulation_of(trust: Trust | int, table: Policy, days: int, now: datetime) -> Simulation:
    """This will replay the past against a table and the one in force; three statements."""
    _, in_force = policy_in_force(trust)
    return simulate(past_cases(trust, days, now), in_force, table, days)


@dataclass(frozen=True)
class PastReply:
    """A reply of a simulation as it is listed: what it answered and when, never who wrote it."""

    kind: str
    post: int | None
    at: datetime | None
    review: str


def past_replies(trust: Trust | int, cases: Sequence[Case]) -> list[PastReply]:
    """This will say what these replies answered and what review did with them; one statement."""
    review = {case.reply: case.review for case in cases}
    found = Statement.objects.for_trust(trust).filter(pk__in=list(review)).order_by("-submitted_at", "-pk")
    rows = found.values_list("pk", "post__kind", "post_id", "submitted_at")
    return [PastReply(kind or "", post, at, review[pk]) for pk, kind, post, at in rows]


def tables_of(change: PolicyChange) -> tuple[Policy, Policy]:
    """This will read the table that a change is compared with, and its own."""
    return from_plain(change.base.table), from_plain(change.table)
