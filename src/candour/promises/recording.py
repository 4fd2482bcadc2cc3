"""Locking a promise, writing the record of what happened to it, and telling its people."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from candour.domain.actor import Actor
from candour.domain.checks import check
from candour.domain.checks.codes import Level
from candour.domain.checks.draft import Draft
from candour.domain.promising import LONGEST_WHAT
from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.people import actions as people
from candour.people.models import Person
from candour.promises import queries
from candour.promises.models import Promise


def lock(promise: Promise) -> Promise:
    """This will read a promise again, locked until the transaction ends: the bare row first."""
    Promise.objects.select_for_update().values_list("pk", flat=True).get(pk=promise.pk)
    return queries.promise_of(promise.trust_id, promise.pk)


def fit_words(words: str, *, trust: int, now: datetime) -> str:
    """This will give words that may be public, in one line; refusing what could tell who somebody is.

    Promises name teams, never people.
    """
    words = " ".join(words.replace("\x00", "").split())
    if len(words) > LONGEST_WHAT:
        raise Refusal(
            f"This is {len(words) - LONGEST_WHAT} characters too long.",
            "Say it in one or two short sentences.",
        )
    for finding in check(Draft(words, at=now)).findings:
        if finding.level is Level.HOLD:
            raise Refusal(finding.reason, finding.remedy, finding.clause)
    named = queries.names_of_people_in(trust, words)
    if named:
        raise Refusal(f"This names {named[0]}.", "Name the team. A team keeps a promise, not one person.")
    return words


def tell(
    name: str,
    *,
    by: Actor,
    promise: Promise,
    now: datetime,
    about: Mapping[str, str | int | None] | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """This will write the event about a promise, with its reply and its team."""
    told = {"promise": promise.pk, "statement": promise.statement_id, "team": promise.team_id}
    news.tell(name, by=by, trust=promise.trust_id, about={**told, **(about or {})}, now=now, words=words)


def notify(
    whom: Iterable[Person], *, by: Actor, promise: Promise, kind: str, words: str, now: datetime
) -> None:
    """This will send each of them one notice that opens the promise, but never to whoever acts."""
    people.send_notices(
        whom,
        by=by,
        kind=kind,
        about=f"promise:{promise.pk}",
        words=words,
        opens=f"/promises/{promise.pk}",
        now=now,
    )


def finish(promise: Promise, *, by: Actor, now: datetime, kind: str = "") -> None:
    """This will close the open notices about a promise, of one kind or all."""
    people.finish_notices(by=by, trust=promise.trust_id, about=f"promise:{promise.pk}", kind=kind, now=now)


def looks_after(promise: Promise, *, but: Person | None = None) -> list[Person]:
    """This will give whom to tell about a promise: the team's people, or executives where it has none."""
    return queries.people_to_ask(promise.team, but=but) or queries.people_behind(promise.trust_id)


def those_who_promised(promise: Promise) -> list[Person]:
    """This will give who made the promise in public and who wrote it down."""
    return [promise.statement.author, promise.offered_by]
