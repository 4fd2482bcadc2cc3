"""Promises of the made-up month: written down, taken, kept with a change made, or overdue and moved."""

from datetime import datetime, timedelta

from candour.demo.month import Month
from candour.demo.tales.promises import CHANGED, KEPT, LATE, MOVED_BECAUSE, RUNNING, Promised
from candour.domain.clocks import day_in_london
from candour.jobs import worker
from candour.people import actions as people
from candour.promises import actions
from candour.promises.models import Promise
from candour.voice.actions import deciding, drafting, submitting
from candour.voice.models import Asking, Statement

A_DAY = timedelta(days=1)


def keep_promises(month: Month) -> None:
    """This will live three promises: one is kept and told, one runs, one got a later day."""
    _kept(month)
    _promise(month, RUNNING)
    _late(month)


def _promise(month: Month, promised: Promised) -> Promise:
    """This will have a reply promise something, its writer write that down, and a team take it."""
    reply = month.live_one(promised.tale)
    if reply is None:
        raise RuntimeError("This tale has a reply.")
    reply.refresh_from_db()
    now = (reply.published_at or reply.saved_at) + timedelta(minutes=9)
    promise = actions.offer(
        by=reply.author,
        statement=reply,
        what=promised.what,
        team=month.made.teams[promised.team],
        due_on=day_in_london(now + promised.days * A_DAY),
        now=now,
    )
    promise = actions.take(by=month.made[promised.taken_by], promise=promise, now=now + timedelta(hours=3))
    _nothing_waits(month, promise, now + timedelta(hours=4))
    return promise


def _kept(month: Month) -> None:
    promise = _promise(month, KEPT)
    author = promise.statement.author
    now = promise.offered_at + 11 * A_DAY
    reply = actions.begin_keeping(by=author, promise=promise, now=now)
    reply = drafting.save_draft(
        by=author, statement=reply, text=CHANGED, says=reply.says, harm_answer="no", now=now
    )
    reply = submitting.submit(by=author, statement=reply, now=now)
    now = _everybody_says_yes(reply, now)
    worker.run_due(now + timedelta(minutes=3))
    _nothing_waits(month, promise, now + timedelta(hours=1), reply)


def _late(month: Month) -> None:
    promise = _promise(month, LATE)
    now = promise.offered_at + 17 * A_DAY
    by = month.made[LATE.taken_by]
    later = day_in_london(month.ends_at) + 5 * A_DAY
    promise = actions.renew(by=by, promise=promise, due_on=later, reason=MOVED_BECAUSE, now=now)
    now += timedelta(hours=2)
    actions.let_out(by=promise.statement.author, reason=promise.reasons.get(), now=now)
    _nothing_waits(month, promise, now + timedelta(hours=1))


def _everybody_says_yes(reply: Statement, now: datetime) -> datetime:
    asked = Asking.objects.filter(route__statement=reply, ended_at=None).select_related("person")
    while asking := asked.order_by("step", "pk").first():
        reply.refresh_from_db()
        if reply.current is None:
            break
        now += timedelta(minutes=6)
        deciding.approve(by=asking.person, statement=reply, seen=reply.current.sha256, now=now)
    return now


def _nothing_waits(month: Month, promise: Promise, now: datetime, *replies: Statement) -> None:
    """This will finish what everybody was told about it: all of it is done."""
    made = month.made
    worker.run_due(now)
    about = [f"promise:{promise.pk}", f"promise_in:{promise.statement_id}"]
    about += [f"statement:{each.pk}" for each in (promise.statement, *replies)]
    for thing in about:
        people.finish_notices(by=made["executive"], trust=made.trust, about=thing, now=now)
