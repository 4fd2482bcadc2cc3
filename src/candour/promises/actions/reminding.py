"""The people of a team are reminded of what they have promised, and of what waits for their yes."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.clocks import day_in_london
from candour.domain.promising import PromiseState
from candour.domain.reminding import Reminder, next_asking, next_reminder
from candour.promises.models import Promise
from candour.promises.recording import finish, looks_after, notify, tell, those_who_promised
from candour.web.filters import day

WHY: dict[Reminder, str] = {
    Reminder.HALFWAY: "Half the time for a promise of {team} has passed. It is due on {day}.",
    Reminder.WEEK_BEFORE: "A promise of {team} is due within a week, on {day}.",
    Reminder.DAY_BEFORE: "A promise of {team} is due tomorrow, {day}.",
    Reminder.ON_THE_DAY: "A promise of {team} is due today.",
    Reminder.OVERDUE: "A promise of {team} is overdue since {day}. Keep it, or set a new day and say why.",
}


@transaction.atomic
def remind(*, by: Actor, promise_id: int, now: datetime) -> bool:
    """This will remind the people of a promise if its moment has come; False where it has not, or not now.

    The newest reminder takes the place of an older one that nobody opened.
    """
    Promise.objects.select_for_update().values_list("pk", flat=True).get(pk=promise_id)
    promise = Promise.objects.select_related("team", "trust", "offered_by", "statement__author").get(
        pk=promise_id
    )
    if promise.reminded_next_at is None or promise.reminded_next_at > now:
        return False
    if promise.state == PromiseState.TAKEN:
        why = _remind_of_the_day(promise, by, now)
    elif promise.state == PromiseState.OFFERED:
        why = _ask_again(promise, by, now)
    else:
        promise.reminded_next_at, why = None, ""
    promise.save(update_fields=["reminded_next_at"])
    if why:
        tell("promises:promise:reminded", by=by, promise=promise, now=now, about={"why": why})
    return bool(why)


def _remind_of_the_day(promise: Promise, by: Actor, now: datetime) -> str:
    why = _why_now(promise, now)
    promise.reminded_next_at, _next = next_reminder(
        promise.agreed_on or day_in_london(now), promise.due_on, now
    )
    finish(promise, by=by, now=now, kind="promise_reminder")
    words = WHY[why].format(team=promise.team.name, day=day(promise.due_on))
    whom = [*looks_after(promise), promise.statement.author]
    notify(whom, by=by, promise=promise, kind="promise_reminder", words=words, now=now)
    return why.value


def _why_now(promise: Promise, now: datetime) -> Reminder:
    """This will say why a reminder goes out now: a late one speaks of today, not of its own day."""
    days = (promise.due_on - day_in_london(now)).days
    if days < 0:
        return Reminder.OVERDUE
    if days == 0:
        return Reminder.ON_THE_DAY
    if days == 1:
        return Reminder.DAY_BEFORE
    return Reminder.WEEK_BEFORE if days <= 7 else Reminder.HALFWAY


def _ask_again(promise: Promise, by: Actor, now: datetime) -> str:
    promise.reminded_next_at = next_asking(day_in_london(promise.offered_at), now)
    finish(promise, by=by, now=now, kind="promise_offered")
    words = f"A promise still waits for {promise.team.name} to say yes or no."
    whom = looks_after(promise, but=promise.offered_by)
    notify(whom, by=by, promise=promise, kind="promise_offered", words=words, now=now)
    words = (
        f"{promise.team.name} has not answered yet about a promise. Ask them, or offer it to another team."
    )
    finish(promise, by=by, now=now, kind="promise_unanswered")
    notify(
        those_who_promised(promise), by=by, promise=promise, kind="promise_unanswered", words=words, now=now
    )
    return "offered"
