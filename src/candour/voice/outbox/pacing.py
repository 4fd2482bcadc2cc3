"""The pace of an account, shared by all workers: one copy at a time, and no sooner than its network allows.

told to wait     the network said so (Retry-After): every queued copy of the account waits until then
busy             another copy of it is on the wire: whoever settles that one lets the next go, oldest first
no more for now  what the network takes in a window, by its own papers, is used up: wait for the next window

With one copy on the wire nobody comes too early without knowing it, and a network that hangs holds one hand
of a worker instead of all of them. The trust's row is locked while a copy is claimed, so that two workers
never count the same call. All that an account says stands in one lane of the queue, so that a copy is seldom
taken up before its turn; what is read here holds wherever it is, as after a worker was killed.
"""

from datetime import datetime, timedelta

from django.db.models import F, Max, Q

from candour.channels.models import Account, Pace
from candour.channels.reading_pace import reads_wait_until
from candour.channels.registry import channel
from candour.domain.statements import DeliveryState
from candour.voice.models import Delivery
from candour.voice.outbox.patience import longest_send
from candour.voice.outbox.queueing import ask_for_step, stand_in_line
from candour.voice.queries.standing import Standing, standing_of

SOONEST, EACH, LATEST = 3.0, 0.1, 120.0
"""Seconds after which a copy that found its account busy is tried without being asked for: at least, more for
each copy before it, at most."""


def has_to_wait(delivery: Delivery, standing: Standing, now: datetime) -> bool:
    """This will put off a copy whose account was told to wait, or has another copy on the wire."""
    if standing.told_to_wait is not None:
        put_off(delivery, standing.told_to_wait)
        return True
    if not _is_on_the_wire(standing, delivery.account, now):
        return False
    if delivery.state == DeliveryState.QUEUED:
        stand_in_line(delivery, now + _until_its_turn(delivery))
    return True


def told_to_wait(account_id: int, now: datetime) -> datetime | None:
    """This will give the time until which the network wants to hear nothing more from an account."""
    waits = Delivery.objects.filter(account_id=account_id, account_waits_until__gt=now)
    until: datetime | None = waits.aggregate(until=Max("account_waits_until"))["until"]
    return until


def let_the_account_wait(delivery: Delivery, until: datetime) -> None:
    """This will keep all that an account says in until then. The caller holds the copy's lock."""
    delivery.account_waits_until = until
    delivery.save(update_fields=["account_waits_until"])


def put_off(delivery: Delivery, until: datetime) -> None:
    """This will let a queued copy fall due later, and ask for it then. The caller holds its lock."""
    if delivery.state == DeliveryState.QUEUED:
        delivery.due_at = until
        delivery.save(update_fields=["due_at"])
        ask_for_step(delivery, until)


def may_look_at(account_id: int, now: datetime) -> datetime | None:
    """This will give the time until which an account's network must not be asked anything; None if it may."""
    said = [told_to_wait(account_id, now), reads_wait_until(account_id, now)]
    return max((until for until in said if until is not None), default=None)


def removal_waits_until(delivery: Delivery, now: datetime) -> datetime | None:
    """This will give the time until which a copy cannot be taken down: its account was told, or is busy.

    What may expose somebody is counted, and not kept waiting by our own count. The caller holds the trust's
    lock.
    """
    standing = standing_of(delivery, now)
    if standing.told_to_wait is not None:
        return standing.told_to_wait
    if _is_on_the_wire(standing, delivery.account, now):
        return now + timedelta(seconds=SOONEST)
    spend(delivery.account, now)
    return None


def spend(account: Account, now: datetime) -> datetime | None:
    """This will count one call against the network's budget; the end of the window if it is used up.

    One statement where a window is open, none where a network names no figure. The account's own setting
    `budget_calls` stands above that figure, for whoever has agreed on more with a network. The caller holds
    the trust's lock (`holding.hold_the_switch`).
    """
    budget = channel(account.channel).capabilities.budget
    if budget is None:
        return None
    window, calls = timedelta(seconds=budget.seconds), int(account.settings.get("budget_calls", budget.calls))
    rows = Pace.objects.filter(account=account)
    open_now = rows.filter(began_at__gt=now - window, began_at__lte=now + window)
    if open_now.filter(calls__lt=calls).update(calls=F("calls") + 1):
        return None
    used_up = open_now.first()
    if used_up is not None:
        return used_up.began_at + window
    if not rows.update(began_at=now, calls=1):
        Pace.objects.create(trust_id=account.trust_id, account=account, began_at=now, calls=1)
    return None


def _is_on_the_wire(standing: Standing, account: Account, now: datetime) -> bool:
    """One that began after `now` had the lock before us."""
    since = standing.on_the_wire_since
    return since is not None and since > now - longest_send(account)


def _until_its_turn(delivery: Delivery) -> timedelta:
    """This will say when a copy's turn comes, about, in case that nobody lets it go before."""
    return timedelta(seconds=min(LATEST, SOONEST + EACH * _before(delivery)))


def _before(delivery: Delivery) -> int:
    older = Q(due_at__lt=delivery.due_at) | Q(due_at=delivery.due_at, pk__lt=delivery.pk)
    same = Delivery.objects.filter(older, account_id=delivery.account_id, state=DeliveryState.QUEUED)
    return same[: int(LATEST / EACH)].count()
