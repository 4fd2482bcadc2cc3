"""A later day, or the end of a promise: each with a reason, which a colleague reads before all do."""

from datetime import date, datetime

from django.db import transaction

from candour.domain import promising
from candour.domain.clocks import day_in_london
from candour.domain.promising import PromiseState, PromiseVerb
from candour.domain.refusal import refuse
from candour.domain.reminding import next_reminder
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.promises import queries
from candour.promises.models import Promise, Reason
from candour.promises.recording import finish, fit_words, lock, notify, tell, those_who_promised


@transaction.atomic
def renew(*, by: Person, promise: Promise, due_on: date, reason: str, now: datetime) -> Promise:
    """This will give a promise a later day. The first day stays in sight; the reason is read, then public."""
    must_be_of(by, promise.trust_id)
    promise = lock(promise)
    today = day_in_london(now)
    rule = promising.to_renew(
        queries.promised(promise), queries.whoever(by), day=due_on, reason=reason, today=today
    )
    refuse(rule)
    _give_reason(by, promise, reason, due_on, now)
    promise.state = promising.after(PromiseState(promise.state), PromiseVerb.RENEW)
    promise.due_on, promise.agreed_on = due_on, today
    promise.reminded_next_at, _why = next_reminder(today, due_on, now)
    promise.save()
    finish(promise, by=by, now=now, kind="promise_reminder")
    tell("promises:promise:renewed", by=by, promise=promise, now=now, words={"reason": reason})
    words = f"A promise that you made has a later day. {promise.team.name} says why."
    notify(those_who_promised(promise), by=by, promise=promise, kind="promise_renewed", words=words, now=now)
    return promise


@transaction.atomic
def end(*, by: Person, promise: Promise, reason: str, now: datetime) -> Promise:
    """This will end a promise that cannot be kept; everybody sees that it was ended, and why."""
    must_be_of(by, promise.trust_id)
    promise = lock(promise)
    refuse(promising.to_end(queries.promised(promise), queries.whoever(by), reason))
    _give_reason(by, promise, reason, None, now)
    promise.state = promising.after(PromiseState(promise.state), PromiseVerb.END)
    promise.ended_at, promise.ended_by = now, by
    promise.reminded_next_at = None
    promise.save()
    for kind in ("promise_reminder", "promise_taken"):
        finish(promise, by=by, now=now, kind=kind)
    tell("promises:promise:ended", by=by, promise=promise, now=now, words={"reason": reason})
    words = (
        f"{promise.team.name} cannot keep a promise that you made, and says why. You may want to tell them."
    )
    notify(those_who_promised(promise), by=by, promise=promise, kind="promise_ended", words=words, now=now)
    return promise


@transaction.atomic
def let_out(*, by: Person, reason: Reason, now: datetime) -> Reason:
    """This will make a reason public, once somebody other than its writer has read it."""
    must_be_of(by, reason.trust_id)
    promise = lock(reason.promise)
    reason = Reason.objects.select_related("said_by").get(pk=reason.pk)
    refuse(promising.to_let_out(reason.said_by.same_human, queries.promised(promise), queries.whoever(by)))
    if reason.let_out_at is not None:
        return reason
    reason.let_out_at, reason.let_out_by = now, by
    reason.save(update_fields=["let_out_at", "let_out_by"])
    finish(promise, by=by, now=now, kind="promise_reason")
    tell("promises:reason:let_out", by=by, promise=promise, now=now, about={"reason": reason.pk})
    return reason


def _give_reason(by: Person, promise: Promise, reason: str, new_due_on: date | None, now: datetime) -> None:
    words = fit_words(reason, trust=promise.trust_id, now=now)
    Reason.objects.create(
        trust_id=promise.trust_id,
        promise=promise,
        old_due_on=promise.due_on,
        new_due_on=new_due_on,
        words=words,
        said_at=now,
        said_by=by,
    )
    readers = queries.readers_of_reasons(promise, but=by)
    told = "A reason about a promise waits for a second look before everybody can read it."
    notify(readers, by=by, promise=promise, kind="promise_reason", words=told, now=now)
