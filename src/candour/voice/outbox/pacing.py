"""The pace of an account, shared by all workers: one copy at a time, and no sooner than its network allows.

told to wait     the network said so (Retry-After): every queued copy of the account waits until then
busy             another copy of it is on the wire: whoever settles that one asks for the next, oldest first
no more for now  what the network takes in a window, by its own papers, is used up: wait for the next window

With one copy on the wire nobody comes too early without knowing it, and a network that hangs holds one hand
of a worker instead of all of them. The trust's row is locked while a copy is claimed, so that two workers
never count the same call.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Q

from candour.channels.models import Account, Pace
from candour.channels.registry import channel
from candour.domain.statements import DeliveryState, StatementState
from candour.jobs import queue
from candour.voice.models import Attempt, Delivery
from candour.voice.outbox.patience import longest_send
from candour.voice.queries.threads import IS_NEXT

SOONEST, EACH, LATEST = 3.0, 0.1, 120.0
"""Seconds after which a copy that found its account busy is tried without being asked for: at least, more for
each copy before it, at most."""


def has_to_wait(delivery: Delivery, now: datetime) -> bool:
    """This will put off a copy whose account was told to wait, or has another copy on the wire."""
    until = told_to_wait(delivery.account_id, now)
    if until is not None:
        put_off(delivery, until)
        return True
    if not _is_busy(delivery, now):
        return False
    if delivery.state == DeliveryState.QUEUED:
        _ask_later(delivery, now)
    return True


def stands_in_line(delivery_id: int, now: datetime) -> bool:
    """This will ask for a copy later whose account is busy, without locking anything; most are found here."""
    delivery = Delivery.objects.select_related("account").get(pk=delivery_id)
    if not _is_busy(delivery, now):
        return False
    with transaction.atomic():
        _ask_later(delivery, now)
    return True


def told_to_wait(account_id: int, now: datetime) -> datetime | None:
    """This will give the time until which the network wants to hear nothing more from an account."""
    waits = Delivery.objects.filter(account_id=account_id, account_waits_until__gt=now)
    until: datetime | None = waits.aggregate(until=Max("account_waits_until"))["until"]
    return until


def put_off(delivery: Delivery, until: datetime) -> None:
    """This will let a queued copy fall due later, and ask for it then. The caller holds its lock."""
    if delivery.state == DeliveryState.QUEUED:
        delivery.due_at = until
        delivery.save(update_fields=["due_at"])
        _ask_for(delivery, until)


def may_look_at(account_id: int, now: datetime) -> datetime | None:
    """This will give the time until which an account's network must not be asked anything; None if it may."""
    looks = Pace.objects.filter(account_id=account_id, looks_wait_until__gt=now)
    said = [told_to_wait(account_id, now), looks.values_list("looks_wait_until", flat=True).first()]
    return max((until for until in said if until is not None), default=None)


def let_looks_wait(delivery: Delivery, until: datetime, now: datetime) -> None:
    """This will have all looks at an account wait, because the network asked one of them to."""
    Pace.objects.update_or_create(
        account_id=delivery.account_id,
        defaults={"looks_wait_until": until},
        create_defaults={"trust_id": delivery.trust_id, "began_at": now, "looks_wait_until": until},
    )


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


def ask_for_next(delivery: Delivery, now: datetime) -> None:
    """This will ask for the account's oldest copy that is due, when one of its copies left the wire."""
    if delivery.account.paused_at is not None or delivery.account_waits_until is not None:
        return
    in_doubt = [DeliveryState.SENDING, DeliveryState.UNKNOWN, DeliveryState.ASKED]
    waiting = Delivery.objects.filter(
        IS_NEXT, account_id=delivery.account_id, state=DeliveryState.QUEUED, due_at__lte=now
    ).exclude(statement__state=StatementState.HELD_BACK)
    following = waiting.exclude(follows__state__in=in_doubt).exclude(pk=delivery.pk)
    next_one = following.order_by("due_at", "pk").first()
    if next_one is not None:
        _ask_for(next_one, now)


def _is_busy(delivery: Delivery, now: datetime) -> bool:
    under_way = Attempt.objects.filter(
        delivery__account_id=delivery.account_id,
        delivery__state=DeliveryState.SENDING,
        ended_at=None,
        began_at__gt=now
        - longest_send(delivery.account),  # one that began after `now` had the lock before us
    )
    return under_way.exists()


def _ask_later(delivery: Delivery, now: datetime) -> None:
    """This will ask for a copy about when its turn comes, in case that nobody else does."""
    wait = min(LATEST, SOONEST + EACH * _before(delivery))
    _ask_for(delivery, now + timedelta(seconds=wait))


def _before(delivery: Delivery) -> int:
    older = Q(due_at__lt=delivery.due_at) | Q(due_at=delivery.due_at, pk__lt=delivery.pk)
    same = Delivery.objects.filter(older, account_id=delivery.account_id, state=DeliveryState.QUEUED)
    return same[: int(LATEST / EACH)].count()


def _ask_for(delivery: Delivery, at: datetime) -> None:
    queue.enqueue("voice.deliver", {"delivery": delivery.pk}, due_at=at, trust=delivery.trust_id)
