"""A promise is kept in public when the reply that tells what changed is: words that a person writes."""

from datetime import datetime

from django.db import transaction

from candour.domain import promising
from candour.domain.actor import Actor
from candour.domain.promising import PromiseState, PromiseVerb
from candour.domain.refusal import Refusal, refuse
from candour.domain.statements import StatementState
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.promises import queries
from candour.promises.models import Promise
from candour.promises.recording import finish, lock, looks_after, notify, tell, those_who_promised
from candour.voice.actions.drafting import begin_follow_up
from candour.voice.models import Statement


@transaction.atomic
def begin_keeping(*, by: Person, promise: Promise, now: datetime) -> Statement:
    """This will open the reply in which somebody tells what has changed, empty, for their own words.

    It goes the way of every reply that claims a change. The promise is kept once it is public. Raises Refusal
    while a colleague is writing it, or where nobody is there to be told.
    """
    must_be_of(by, promise.trust_id)
    promise = lock(promise)
    refuse(promising.to_keep(queries.promised(promise), queries.whoever(by)))
    under_way = queries.telling(promise)
    if under_way is not None and under_way.author_id == by.pk:
        return under_way
    refuse(writing_it(promise, now))
    if not queries.is_somebody_there(promise):
        raise Refusal("There is nobody to tell here any more.", "Mark it as kept without a reply.")
    reply = begin_follow_up(by=by, follows=promise.statement, says=["claims_change"], now=now)
    other = Promise.objects.for_trust(by.trust_id).filter(kept_with=reply).exclude(pk=promise.pk).first()
    if other is not None:
        raise Refusal("You are telling them about another promise.", "Send that reply first. It is on Speak.")
    promise.kept_with = reply
    promise.save(update_fields=["kept_with"])
    tell("promises:promise:keeping", by=by, promise=promise, now=now, about={"reply": reply.pk})
    return reply


def writing_it(promise: Promise, now: datetime) -> Refusal | None:
    """This will refuse a second reply while somebody else's is being written or is under way."""
    reply = queries.telling(promise)
    if reply is None:
        return None
    is_left_lying = now - reply.saved_at > queries.FORGOTTEN or not reply.author.is_active
    if reply.state == StatementState.DRAFT and is_left_lying:
        return None
    name = reply.author.full_name
    if reply.state == StatementState.DRAFT:
        return Refusal(
            f"{name} is writing the reply that tells them.",
            f"Ask {name}. If nothing is written for a day, you can write it.",
        )
    return Refusal("The reply that tells them is on its way.", "The promise is kept once it is public.")


@transaction.atomic
def note_published(*, by: Actor, statement_id: int, now: datetime) -> None:
    """This will keep the promise that a reply tells of, now that the reply is public; once, however often."""
    promise = Promise.objects.filter(kept_with_id=statement_id).first()
    if promise is None:
        return
    promise = lock(promise)
    if promise.state == PromiseState.TAKEN and promise.kept_with_id == statement_id:
        _keep(promise, by=by, now=now)


@transaction.atomic
def keep_quietly(*, by: Person, promise: Promise, now: datetime) -> Promise:
    """This will keep a promise without a reply, where whoever was promised took their post down."""
    must_be_of(by, promise.trust_id)
    promise = lock(promise)
    is_there = queries.is_somebody_there(promise)
    refuse(promising.to_keep_quietly(queries.promised(promise), queries.whoever(by), is_there=is_there))
    _keep(promise, by=by, now=now)
    return promise


def _keep(promise: Promise, *, by: Actor, now: datetime) -> None:
    promise.state = promising.after(PromiseState(promise.state), PromiseVerb.KEEP)
    promise.kept_at, promise.kept_by = now, by.ledger_name
    promise.reminded_next_at = None
    promise.save()
    finish(promise, by=by, now=now)
    tell("promises:promise:kept", by=by, promise=promise, now=now, about={"reply": promise.kept_with_id})
    words = f"A promise of {promise.team.name} was kept. Thank you: whoever was promised it has been told."
    if promise.kept_with_id is None:
        words = f"A promise of {promise.team.name} was kept."
    told = [*looks_after(promise), *those_who_promised(promise)]
    notify(told, by=by, promise=promise, kind="promise_kept", words=words, now=now)
