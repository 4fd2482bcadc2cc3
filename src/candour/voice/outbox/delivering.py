"""One delivery, one step further: send it, or look for it, or ask a person. Safe to call at any time."""

import logging

from candour.channels import actions as channels
from candour.channels.base import Channel, Disconnected, NotAccepted, NotYet, Receipt, Unclear
from candour.channels.registry import channel
from candour.domain.actor import Actor
from candour.domain.statements import DeliveryState, DeliveryVerb
from candour.voice.models import Delivery
from candour.voice.outbox.claiming import Claimed, claim
from candour.voice.outbox.looking import look
from candour.voice.outbox.settling import Clock, doubt, settle

log = logging.getLogger(__name__)


def deliver(*, by: Actor, delivery_id: int, clock: Clock) -> None:
    """This will take a delivery one step further, whatever state it is found in.

    queued   claim it, send it, write down what the network said
    sending  its worker is gone (this job has its lease): unknown from here on
    unknown  look for it on the network
    """
    state = Delivery.objects.values_list("state", flat=True).get(pk=delivery_id)
    if state == DeliveryState.SENDING:
        state = doubt(by=by, delivery_id=delivery_id, now=clock(), reason="The sending was cut off.")
    if state == DeliveryState.UNKNOWN:
        look(by=by, delivery_id=delivery_id, clock=clock)
    elif state == DeliveryState.QUEUED:
        send(by=by, delivery_id=delivery_id, clock=clock)


def send(*, by: Actor, delivery_id: int, clock: Clock) -> None:
    """This will claim a queued delivery, publish it, and settle it by what the network answered."""
    claimed = claim(by=by, delivery_id=delivery_id, now=clock())
    if claimed is not None:
        _publish(by, claimed, channel(claimed.account.channel), clock)


def _publish(by: Actor, claimed: Claimed, network: Channel, clock: Clock) -> None:
    try:
        receipt = network.publish(claimed.account, claimed.message, claimed.key)
    except NotYet as failure:
        wait = max(failure.retry_after, backoff_seconds(claimed.attempt))
        _settle(by, claimed, DeliveryVerb.PUT_BACK, clock, reason=failure.reason, again_in=wait)
    except NotAccepted as failure:
        _settle(by, claimed, DeliveryVerb.FAIL, clock, reason=failure.reason, remedy=failure.remedy)
    except Disconnected as failure:
        channels.pause_account(
            by=by, account=claimed.account, reason=failure.reason, remedy=failure.remedy, now=clock()
        )
        _settle(by, claimed, DeliveryVerb.PUT_BACK, clock, reason=failure.reason, remedy=failure.remedy)
    except Unclear as failure:
        _settle(by, claimed, DeliveryVerb.LOSE_SIGHT, clock, reason=failure.reason, again_in=1.0)
    else:
        _settle(by, claimed, DeliveryVerb.CONFIRM, clock, receipt=receipt)


def _settle(
    by: Actor,
    claimed: Claimed,
    verb: DeliveryVerb,
    clock: Clock,
    *,
    receipt: Receipt | None = None,
    reason: str = "",
    remedy: str = "",
    again_in: float | None = None,
) -> None:
    kept = settle(
        by=by,
        delivery_id=claimed.delivery_id,
        fence=claimed.fence,
        verb=verb,
        now=clock(),
        receipt=receipt,
        reason=reason,
        remedy=remedy,
        again_in=again_in,
    )
    if not kept:
        log.warning("delivery %s was overtaken; its result is left to the newer claim", claimed.delivery_id)


def backoff_seconds(attempt: int) -> float:
    """This will give the wait before try number `attempt` + 1: 1, 2, 4 ... at most 300 seconds."""
    return float(min(2 ** (attempt - 1), 300))
