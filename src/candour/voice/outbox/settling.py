"""Writing down what became of a delivery. Every write shows the fence of the claim that it belongs to."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from candour.channels.base import Message, Receipt
from candour.domain.actor import Actor
from candour.domain.amending import RemovalState
from candour.domain.statements import DeliveryState, DeliveryVerb, next_state
from candour.jobs import news
from candour.voice.models import Attempt, Delivery, Removal, Statement
from candour.voice.outbox.holding import lock_delivery
from candour.voice.outbox.outcomes import note_outcome
from candour.voice.outbox.patience import longest_send, since_it_began
from candour.voice.outbox.queueing import ask_for_removal_at, ask_for_step, let_the_next_go
from candour.voice.queries.threads import IS_NEXT, parts_with

Clock = Callable[[], datetime]
"""Gives the time now; the outbox asks again after each word with a network, which may take long."""

LOOK_AGAIN = 5.0

UNSETTLED = frozenset({DeliveryState.SENDING, DeliveryState.UNKNOWN})
_SETTLED = (
    "state",
    "reason",
    "remedy",
    "network_id",
    "url",
    "published_at",
    "is_compared",
    "account_waits_until",
    "due_at",
)
MAY_BE_FOUND = frozenset({DeliveryState.UNKNOWN, DeliveryState.ASKED})


@transaction.atomic
def settle(
    *,
    by: Actor,
    delivery_id: int,
    fence: int,
    verb: DeliveryVerb | None,
    now: datetime,
    receipt: Receipt | None = None,
    reason: str = "",
    remedy: str = "",
    again_in: float | None = None,
    account_wait: float = 0.0,
    outcome: str = "",
    tick: str = "",
) -> bool:
    """This will move a delivery on from the claim that `fence` names; False when that claim was overtaken.

    `verb` is None where nothing was learnt: the delivery stays as it is. `again_in` (seconds) asks for more
    work then: the next try of a queued one, the next look at an unknown one. `account_wait` (seconds) keeps
    every other copy of the account in so long, because the network asked for patience. `outcome` is what is
    kept of the attempt where that is not the delivery's new state; `tick` is that of `now`.
    A receipt is proof,
    whoever brings it: it settles what is unknown even after its claim was overtaken.
    """
    delivery = lock_delivery(delivery_id)
    if delivery.fence != fence or delivery.state not in UNSETTLED:
        if receipt is None or delivery.state not in MAY_BE_FOUND:
            return False
        verb = DeliveryVerb.FIND
    if receipt is not None and _is_of_another(delivery, receipt):
        verb, receipt, reason = _not_ours(delivery), None, "What was found there is another reply."
        again_in = LOOK_AGAIN
    was_on_the_wire = delivery.state == DeliveryState.SENDING
    if verb is not None:
        delivery.state = next_state(DeliveryState(delivery.state), verb)
    delivery.reason, delivery.remedy = reason[:300], remedy[:300]
    if receipt is not None:
        _take_receipt(delivery, receipt, now)
    delivery.account_waits_until = now + timedelta(seconds=account_wait) if account_wait > 0 else None
    if again_in is not None:
        delivery.due_at = now + timedelta(seconds=again_in)
        ask_for_work(delivery)
    delivery.save(update_fields=_SETTLED)
    _end_attempt(delivery, reason, now, outcome, tick)
    if was_on_the_wire and delivery.account.paused_at is None and delivery.account_waits_until is None:
        let_the_next_go(delivery.account_id, now)
    if verb is not None:
        tell_of(delivery, by=by, now=now)
        note_outcome(by=by, delivery=delivery, now=now)
        ask_for_what_waits(delivery, now)
    return True


def _is_of_another(delivery: Delivery, receipt: Receipt) -> bool:
    """This will say whether a network's id belongs to another copy already: two thanks in the same words."""
    if delivery.changes_id is not None:
        return False  # it has the number of the copy that it changes
    copies = Delivery.objects.for_trust(delivery.trust_id).filter(account_id=delivery.account_id)
    return copies.filter(network_id=receipt.network_id).exclude(pk=delivery.pk).exists()


def _not_ours(delivery: Delivery) -> DeliveryVerb | None:
    return DeliveryVerb.LOSE_SIGHT if delivery.state == DeliveryState.SENDING else None


def ask_for_work(delivery: Delivery) -> None:
    """This will ask for a delivery's next step when it is due, in the caller's transaction."""
    ask_for_step(delivery, delivery.due_at)


def ask_for_queued(copies: QuerySet[Delivery]) -> int:
    """This will ask for each queued copy among these whose turn it is, oldest first, and say how many."""
    waiting = list(copies.filter(IS_NEXT, state=DeliveryState.QUEUED).order_by("due_at", "pk"))
    for delivery in waiting:
        ask_for_work(delivery)
    return len(waiting)


def ask_for_followers(delivery: Delivery) -> None:
    """This will ask for what waited to learn what became of this copy, or of this part of one.

    That is the part after it once this one is live, and the copies of corrections.
    """
    waiting = Delivery.objects.for_trust(delivery.trust_id).filter(state=DeliveryState.QUEUED)
    corrections = Q(follows__in=parts_with(delivery))
    then = Q(after=delivery) if delivery.state == DeliveryState.PUBLISHED else Q(pk__in=())
    for follower in waiting.filter(corrections | then).order_by("pk"):
        ask_for_work(follower)


def ask_for_the_corrected(statement: Statement) -> None:
    """This will ask for the faulty copies, and changes of them, that have not left, when their correction
    leaves or is given up.

    In the first case they stay in, in the second they need not wait any more.
    """
    if statement.corrects_id is None:
        return
    is_faulty = Q(statement=statement.corrects_id) | Q(changes__statement=statement.corrects_id)
    faulty = Delivery.objects.filter(is_faulty, state=DeliveryState.QUEUED)
    for delivery in faulty.order_by("pk"):
        ask_for_work(delivery)


def ask_for_what_waits(delivery: Delivery, now: datetime) -> None:
    """This will ask for all that waited to learn what became of a copy: removal, correction, next part."""
    if delivery.state in UNSETTLED | {DeliveryState.ASKED}:
        return
    ask_for_followers(delivery)
    if not hasattr(delivery.statement, "take_down"):
        return
    waiting = Removal.objects.filter(delivery=delivery, state=RemovalState.WAITING)
    if delivery.state == DeliveryState.PUBLISHED:
        for removal in waiting.select_related("delivery"):
            ask_for_removal_at(removal, now)
    elif delivery.state != DeliveryState.QUEUED:
        waiting.update(state=RemovalState.NOT_NEEDED, ended_at=now)


def tell_of(delivery: Delivery, *, by: Actor, now: datetime) -> None:
    """This will write the event that names the state which a delivery has come to."""
    news.tell(
        f"voice:delivery:{delivery.state}",
        by=by,
        trust=delivery.trust_id,
        about={
            "delivery": delivery.pk,
            "statement": delivery.statement_id,
            "version": delivery.version_id,
            "sha256": delivery.frozen_sha256,
            **({"changes": delivery.changes_id} if delivery.changes_id is not None else {}),
        },
        now=now,
    )


def _take_receipt(delivery: Delivery, receipt: Receipt, now: datetime) -> None:
    delivery.network_id = receipt.network_id if delivery.changes_id is None else ""
    delivery.url = receipt.url
    delivery.published_at = now
    delivery.is_compared = receipt.text == Message.thaw(bytes(delivery.frozen)).text


def _end_attempt(delivery: Delivery, reason: str, now: datetime, outcome: str, tick: str) -> None:
    Attempt.objects.filter(delivery=delivery, ended_at__isnull=True).update(
        ended_at=now, ended_tick=tick, outcome=outcome or delivery.state, note=reason[:300]
    )


@transaction.atomic
def doubt(*, by: Actor, delivery_id: int, now: datetime, reason: str, tick: str = "") -> None:
    """This will mark a delivery whose sending was cut off as unknown, under a new fence, and ask for a look.

    A sending that may still be under way is left alone and looked at again when it must be over.
    """
    delivery = lock_delivery(delivery_id)
    if delivery.state != DeliveryState.SENDING:
        return
    attempt = delivery.attempts.order_by("-number")[:1].get()
    left = longest_send(delivery.account) - since_it_began(attempt, now, tick)
    if left > timedelta(0):
        ask_for_step(delivery, now + left)
        return
    Delivery.objects.filter(pk=delivery.pk).update(fence=delivery.fence + 1)
    settle(
        by=by,
        delivery_id=delivery.pk,
        fence=delivery.fence + 1,
        verb=DeliveryVerb.LOSE_SIGHT,
        now=now,
        reason=reason,
        again_in=0.0,
        tick=tick,
    )
