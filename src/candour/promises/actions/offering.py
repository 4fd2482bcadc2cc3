"""A promise is written down and offered to a team; the team takes it, or says why it is not theirs."""

from datetime import date, datetime

from django.db import transaction

from candour.domain import promising
from candour.domain.clocks import day_in_london
from candour.domain.promising import PromiseState, PromiseVerb
from candour.domain.refusal import Refusal, refuse
from candour.domain.reminding import next_asking, next_reminder
from candour.domain.statements import StatementState
from candour.people.actions.permits import must_be_of
from candour.people.models import Person, Team
from candour.promises import queries
from candour.promises.models import Promise
from candour.promises.recording import finish, fit_words, lock, looks_after, notify, tell, those_who_promised
from candour.voice.models import Statement
from candour.voice.recording import lock as lock_reply


@transaction.atomic
def offer(*, by: Person, statement: Statement, what: str, team: Team, due_on: date, now: datetime) -> Promise:
    """This will write down what a public reply promised, and ask a team to take it.

    Nobody outside sees it yet. Raises Refusal for words that could tell who somebody is. The same words for
    the same team twice are one promise.
    """
    must_be_of(by, statement.trust_id)
    _must_be_one_trust(by, team)
    statement, today = lock_reply(statement), day_in_london(now)
    refuse(
        promising.to_offer(
            queries.whoever(by),
            author=statement.author.same_human,
            is_public=statement.state == StatementState.PUBLISHED,
            due_on=due_on,
            today=today,
        )
    )
    what = _what(what, by, now)
    known = Promise.objects.for_trust(by.trust_id).filter(statement=statement, team=team, what=what).first()
    if known is not None:
        return known
    promise = Promise.objects.create(
        trust_id=by.trust_id,
        statement=statement,
        what=what,
        team=team,
        due_on=due_on,
        first_due_on=due_on,
        state=PromiseState.OFFERED,
        offered_at=now,
        offered_by=by,
        reminded_next_at=next_asking(today, now),
    )
    _ask(by, promise, now, words=what)
    return promise


@transaction.atomic
def offer_again(
    *, by: Person, promise: Promise, what: str, team: Team, due_on: date, now: datetime
) -> Promise:
    """This will change an offer that no team has taken: other words, another team, another day."""
    must_be_of(by, promise.trust_id)
    _must_be_one_trust(by, team)
    promise = lock(promise)
    today = day_in_london(now)
    refuse(promising.to_offer_again(queries.promised(promise), queries.whoever(by)))
    refuse(promising.unfit_day(due_on, today))
    promise.what, promise.team = _what(what, by, now), team
    promise.due_on = promise.first_due_on = due_on
    promise.state = promising.after(PromiseState(promise.state), PromiseVerb.OFFER)
    promise.declined_because, promise.offered_by, promise.offered_at = "", by, now
    promise.reminded_next_at = next_asking(today, now)
    promise.save()
    finish(promise, by=by, now=now)
    _ask(by, promise, now, words=promise.what)
    return promise


@transaction.atomic
def take(*, by: Person, promise: Promise, now: datetime) -> Promise:
    """This will make a promise the team's: from now on everybody can see it, with its day."""
    must_be_of(by, promise.trust_id)
    promise = lock(promise)
    today = day_in_london(now)
    refuse(promising.to_take(queries.promised(promise), queries.whoever(by), today))
    promise.state = promising.after(PromiseState(promise.state), PromiseVerb.TAKE)
    promise.taken_at, promise.taken_by, promise.agreed_on = now, by, today
    promise.reminded_next_at, _why = next_reminder(today, promise.due_on, now)
    promise.save()
    finish(promise, by=by, now=now)
    tell("promises:promise:taken", by=by, promise=promise, now=now)
    words = f"{promise.team.name} has taken a promise that you made. It is public now."
    notify(those_who_promised(promise), by=by, promise=promise, kind="promise_taken", words=words, now=now)
    return promise


@transaction.atomic
def decline(*, by: Person, promise: Promise, reason: str, now: datetime) -> Promise:
    """This will say for a team that a promise is not theirs, and why; it can be offered to another one."""
    must_be_of(by, promise.trust_id)
    promise = lock(promise)
    refuse(promising.to_decline(queries.promised(promise), queries.whoever(by), reason))
    promise.state = promising.after(PromiseState(promise.state), PromiseVerb.DECLINE)
    promise.declined_because = reason.strip()[:300]
    promise.reminded_next_at = None
    promise.save()
    finish(promise, by=by, now=now)
    words = {"reason": promise.declined_because}
    tell("promises:promise:declined", by=by, promise=promise, now=now, words=words)
    told = f"{promise.team.name} says that a promise is not theirs. Offer it to another team."
    notify(those_who_promised(promise), by=by, promise=promise, kind="promise_declined", words=told, now=now)
    return promise


def _what(what: str, by: Person, now: datetime) -> str:
    fit = fit_words(what, trust=by.trust_id, now=now)
    if not fit:
        raise Refusal("It does not say what is promised.", "Enter what will be done.")
    return fit


def _ask(by: Person, promise: Promise, now: datetime, *, words: str) -> None:
    tell("promises:promise:offered", by=by, promise=promise, now=now, words={"what": words})
    asked = looks_after(promise, but=by)
    told = f"A promise waits for {promise.team.name} to say yes or no."
    notify(asked, by=by, promise=promise, kind="promise_offered", words=told, now=now)


def _must_be_one_trust(by: Person, team: Team) -> None:
    if team.trust_id != by.trust_id:
        raise Refusal("This team is not one of ours.", "Choose a team from the list.")
