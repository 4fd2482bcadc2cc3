"""What is asked about promises: one, a page of them, what everybody may see, and what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Prefetch, Q, QuerySet

from candour.domain.promising import PUBLIC, Promised, PromiseState, Whoever, whom_to_ask
from candour.domain.roles import Role
from candour.domain.statements import StatementState
from candour.people.models import Person, Team, Trust
from candour.people.queries.persons import active_people, active_with_role, roles_by_person, roles_of
from candour.promises.models import Promise, Reason
from candour.voice.models import Statement

PAGE_SIZE = 25
_WITH = (
    "team__site",
    "trust",
    "offered_by",
    "taken_by",
    "statement__author",
    "statement__post__account",
    "kept_with__author",
)


def promise_of(trust: Trust | int, pk: int) -> Promise:
    """This will give one promise of one trust, raising Promise.DoesNotExist for any other."""
    return Promise.objects.for_trust(trust).select_related(*_WITH).get(pk=pk)


def reasons_of(promise: Promise) -> list[Reason]:
    """This will give why a promise moved or ended, first reason first; one statement."""
    return list(
        Reason.objects.for_trust(promise.trust_id)
        .filter(promise=promise)
        .select_related("said_by", "promise")
    )


def promises_in(statement: Statement) -> list[Promise]:
    """This will give the promises written down in one reply, fifty at most; one statement."""
    found = Promise.objects.for_trust(statement.trust_id).filter(statement=statement)
    return list(found.select_related("team")[:50])


def kept_with(statement: Statement) -> Promise | None:
    """This will give the promise that a reply tells of, if it is such a reply; one statement."""
    found = Promise.objects.for_trust(statement.trust_id).filter(kept_with=statement)
    return found.select_related("team").first()


def reply_of(trust: Trust | int, pk: int) -> Statement:
    """This will give a reply of one trust that went public, raising Statement.DoesNotExist for any other."""
    sent = Statement.objects.for_trust(trust).filter(published_at__isnull=False)
    return sent.select_related("author", "current", "post", "trust").get(pk=pk)


def teams_of(trust: Trust | int) -> list[Team]:
    """This will give the teams of a trust by name, with their sites; one statement."""
    return list(Team.objects.for_trust(trust).select_related("site").order_by("name", "pk"))


def whoever(person: Person) -> Whoever:
    """This will say for the rules who somebody is; one statement."""
    return Whoever(person.same_human, person.team_id, roles_of(person))


def promised(promise: Promise) -> Promised:
    """This will tell the rules what they need to know of a promise; two statements."""
    return Promised(
        state=PromiseState(promise.state),
        team=promise.team_id,
        team_name=promise.team.name,
        due_on=promise.due_on,
        offered_by=promise.offered_by.same_human,
        author=promise.statement.author.same_human,
        is_lonely=not people_to_ask(promise.team, but=promise.offered_by),
    )


def people_to_ask(team: Team, *, but: Person | None = None) -> list[Person]:
    """This will give whom of a team to ask: those who approve, else all with a role; two statements."""
    roles = roles_by_person(team.trust_id)
    there = {person.pk: person for person in active_people(team.trust_id).filter(team=team)}
    everybody = [(pk, roles.get(pk, frozenset())) for pk in there]
    return [there[pk] for pk in whom_to_ask(everybody, but=but.pk if but is not None else 0)]


def people_behind(trust: Trust | int) -> list[Person]:
    """This will give who stands in where a team has nobody to ask: executives; one statement."""
    return list(active_with_role(trust, Role.EXECUTIVE))


def readers_of_reasons(promise: Promise, *, but: Person) -> list[Person]:
    """This will give who may read a reason before it is public: the team's, else communications."""
    found = people_to_ask(promise.team, but=but)
    if found:
        return found
    return list(active_with_role(promise.trust_id, Role.COMMUNICATIONS, Role.EXECUTIVE).exclude(pk=but.pk))


class Shown(StrEnum):
    """Which promises a list shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    OFFERED = "offered"
    DONE = "done"


@dataclass(frozen=True)
class Listed:
    """One page of promises; `next_after` opens the next one, empty on the last."""

    promises: tuple[Promise, ...]
    next_after: str


def list_promises(
    trust: Trust | int, shown: Shown, *, today: date, team: int | None = None, after: str = ""
) -> Listed:
    """This will give 25 promises of a list, soonest day first (done ones: newest first); one statement."""
    every = Promise.objects.for_trust(trust).select_related("team__site", "statement__author")
    rows = _only(every.filter(team_id=team) if team is not None else every, shown, today)
    if shown is Shown.DONE:
        return _page(rows.order_by("-due_on", "-pk"), after, is_down=True)
    return _page(rows.order_by("due_on", "pk"), after, is_down=False)


def _only(rows: QuerySet[Promise], shown: Shown, today: date) -> QuerySet[Promise]:
    if shown is Shown.OFFERED:
        return rows.filter(state__in=[PromiseState.OFFERED, PromiseState.DECLINED])
    if shown is Shown.DONE:
        return rows.filter(state__in=[PromiseState.KEPT, PromiseState.ENDED])
    taken = rows.filter(state=PromiseState.TAKEN)
    return taken.filter(due_on__lt=today) if shown is Shown.OVERDUE else taken


def _page(rows: QuerySet[Promise], after: str, *, is_down: bool) -> Listed:
    place = _place(after)
    if place is not None:
        day, pk = place
        further = Q(due_on__lt=day) | Q(due_on=day, pk__lt=pk) if is_down else Q(due_on__gt=day)
        further = further if is_down else further | Q(due_on=day, pk__gt=pk)
        rows = rows.filter(further)
    found = list(rows[: PAGE_SIZE + 1])
    last = found[PAGE_SIZE - 1] if len(found) > PAGE_SIZE else None
    return Listed(tuple(found[:PAGE_SIZE]), f"{last.due_on.isoformat()}_{last.pk}" if last else "")


def _place(after: str) -> tuple[date, int] | None:
    day, _, number = after.partition("_")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def public_promises(trust: Trust) -> QuerySet[Promise]:
    """This will give the promises that everybody may see: taken by a team, made in a public reply to all.

    What was promised to one person in private is shown on their private link alone.
    """
    rows = Promise.objects.for_trust(trust).filter(
        state__in=PUBLIC, statement__state=StatementState.PUBLISHED
    )
    rows = rows.filter(Q(statement__post__isnull=True) | Q(statement__post__is_private=False))
    return _with_reasons(rows).filter(
        Q(statement__post__isnull=True) | Q(statement__post__deleted_at__isnull=True)
    )


def public_open(trust: Trust, *, at_most: int = 100) -> list[Promise]:
    """This will give the public promises that are still to be kept, soonest day first; two statements."""
    return list(public_promises(trust).filter(state=PromiseState.TAKEN).order_by("due_on", "pk")[:at_most])


def public_done(trust: Trust, *, after: str = "") -> Listed:
    """This will give 25 public promises that were kept or ended, newest day first; two statements."""
    done = public_promises(trust).filter(state__in=[PromiseState.KEPT, PromiseState.ENDED])
    return _page(done.order_by("-due_on", "-pk"), after, is_down=True)


def promises_to(trust: Trust, answers: Iterable[int]) -> dict[int, list[Promise]]:
    """This will give what was promised in answers of the front door, by their number; two statements."""
    ids = {f"answer:{answer}": answer for answer in answers}
    if not ids:
        return {}
    rows = Promise.objects.for_trust(trust).filter(
        state__in=PUBLIC,
        statement__state=StatementState.PUBLISHED,
        statement__deliveries__account__channel="frontdoor",
        statement__deliveries__network_id__in=list(ids),
    )
    found: dict[int, list[Promise]] = {}
    for promise in _with_reasons(rows).prefetch_related("statement__deliveries"):
        for delivery in promise.statement.deliveries.all():
            if delivery.network_id in ids:
                found.setdefault(ids[delivery.network_id], []).append(promise)
    return found


def _with_reasons(rows: QuerySet[Promise]) -> QuerySet[Promise]:
    reasons = Prefetch("reasons", queryset=Reason.objects.order_by("said_at", "pk"))
    return rows.select_related("team__site", "statement__post__account").prefetch_related(reasons)


def due_for_a_reminder(now: datetime, *, at_most: int = 200) -> list[int]:
    """This will give the numbers of the promises of which somebody is to be reminded now; one statement."""
    due = Promise.objects.filter(reminded_next_at__lte=now).order_by("reminded_next_at", "pk")
    return list(due.values_list("pk", flat=True)[:at_most])


def is_somebody_there(promise: Promise) -> bool:
    """This will say whether the thread of a promise is still there, so that somebody can be told."""
    statement = promise.statement
    post = statement.post
    return statement.state == StatementState.PUBLISHED and post is not None and post.deleted_at is None


FORGOTTEN = timedelta(days=1)
"""After so long without a word, a colleague may write the reply that somebody else began."""


def telling(promise: Promise) -> Statement | None:
    """This will give the reply that tells what changed while it is written or under way."""
    reply = promise.kept_with
    if reply is None or reply.ended_at is not None or reply.published_at is not None:
        return None
    return reply


def names_of_people_in(trust: int, words: str) -> list[str]:
    """This will give the full names of people of the trust that stand in words; one statement."""
    lowered = words.lower()
    names = Person.objects.for_trust(trust).values_list("first_name", "last_name")
    return [f"{first} {last}" for first, last in names if f"{first} {last}".lower() in lowered]
