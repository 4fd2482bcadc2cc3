"""One delivery, one step further: send it, or look for it, or ask a person. Safe to call at any time."""

import logging

from django.db import transaction

from candour.channels import actions as channels
from candour.channels import clock as sent_at
from candour.channels.base import Channel, Disconnected, NotAccepted, NotYet, Receipt, SaidBefore, Unclear
from candour.channels.connections import connected
from candour.channels.registry import channel
from candour.domain.actor import Actor
from candour.domain.statements import DeliveryState, DeliveryVerb
from candour.jobs.ticking import tick_of
from candour.voice.models import Delivery
from candour.voice.outbox.changing import change
from candour.voice.outbox.claiming import Claimed, claim
from candour.voice.outbox.holding import Place
from candour.voice.outbox.looking import look, may_be_there, may_have_been
from candour.voice.outbox.patience import calls_of
from candour.voice.outbox.settling import Clock, doubt, settle

log = logging.getLogger(__name__)


def deliver(*, by: Actor, delivery_id: int, clock: Clock) -> None:
    """This will take a delivery one step further, whatever state it is found in.

    queued   claim it, send it, write down what the network said
    sending  its worker is gone, or still at it: unknown once the sending must be over
    unknown  look for it on the network when that is due; work asked for twice looks once
    """
    read = Delivery.objects.values_list("state", "due_at", "trust_id", "statement_id").get(pk=delivery_id)
    state, due_at, place = read[0], read[1], Place(*read[2:])
    if state == DeliveryState.SENDING:
        reason = "The sending was cut off."
        doubt(by=by, delivery_id=delivery_id, now=clock(), reason=reason, tick=tick_of(clock))
    elif state == DeliveryState.UNKNOWN and due_at <= clock():
        _send(by, look(by=by, delivery_id=delivery_id, clock=clock), clock)
    elif state == DeliveryState.QUEUED:
        claimed = claim(by=by, delivery_id=delivery_id, now=clock(), tick=tick_of(clock), place=place)
        _send(by, claimed, clock)


def _send(by: Actor, claimed: Claimed | None, clock: Clock) -> None:
    if claimed is not None:
        _publish(by, claimed, channel(claimed.account.channel), clock)


def _publish(by: Actor, claimed: Claimed, network: Channel, clock: Clock) -> None:
    try:
        with sent_at.at(clock()), calls_of(claimed.account):
            receipt = _said(claimed, network)
    except NotYet as failure:
        wait = max(failure.retry_after, backoff_seconds(claimed.attempt))
        told = failure.retry_after
        _settle(
            by,
            claimed,
            DeliveryVerb.PUT_BACK,
            clock,
            reason=failure.reason,
            again_in=wait,
            account_wait=told,
        )
    except NotAccepted as failure:
        _refuse(by, claimed, failure, clock)
    except Disconnected as failure:
        _disconnect(by, claimed, failure, clock)
    except Unclear as failure:
        wait = max(failure.retry_after, backoff_seconds(claimed.attempt))
        _settle(by, claimed, DeliveryVerb.LOSE_SIGHT, clock, reason=failure.reason, again_in=wait)
    else:
        _settle(by, claimed, DeliveryVerb.CONFIRM, clock, receipt=receipt)


def _said(claimed: Claimed, network: Channel) -> Receipt:
    """This will make the words public, as a copy or as the new words of one that is there."""
    account = connected(claimed.account)
    if claimed.changes:
        return change(network, account, claimed.changes, claimed.message, claimed.key)
    return network.publish(account, claimed.message, claimed.key)


def _refuse(by: Actor, claimed: Claimed, failure: NotAccepted, clock: Clock) -> None:
    """This will fail the copy, unless an earlier request may have made one: then it is looked for first.

    A network with keys is asked again at once, so that a no may come while the first request is under way.
    One that has the words already may have them from an earlier try of ours, however long ago, or of others.
    """
    is_known = isinstance(failure, SaidBefore)
    if may_be_there(claimed.delivery_id, clock) or (is_known and may_have_been(claimed.delivery_id)):
        _settle(
            by,
            claimed,
            DeliveryVerb.LOSE_SIGHT,
            clock,
            reason=failure.reason,
            again_in=backoff_seconds(claimed.attempt),
            outcome=DeliveryState.FAILED,
        )
    else:
        _settle(by, claimed, DeliveryVerb.FAIL, clock, reason=failure.reason, remedy=failure.remedy)


@transaction.atomic
def _disconnect(by: Actor, claimed: Claimed, failure: Disconnected, clock: Clock) -> None:
    """This will put the copy back and pause its account in one transaction.

    Whoever lets the account write again asks for what is queued then, and must not miss this copy.
    """
    _settle(by, claimed, DeliveryVerb.PUT_BACK, clock, reason=failure.reason, remedy=failure.remedy)
    channels.disconnect_account(
        by=by, account=claimed.account, reason=failure.reason, remedy=failure.remedy, now=clock()
    )


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
    account_wait: float = 0.0,
    outcome: str = "",
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
        account_wait=account_wait,
        outcome=outcome,
        tick=tick_of(clock),
    )
    if not kept:
        log.warning("delivery %s was overtaken; its result is left to the newer claim", claimed.delivery_id)


def backoff_seconds(attempt: int) -> float:
    """This will give the wait before try number `attempt` + 1: 1, 2, 4 ... at most 300 seconds."""
    return float(min(2 ** min(attempt - 1, 10), 300))
