"""Looking before any second try: is a delivery that nobody is sure of public, surely not, or for a person?"""

from datetime import datetime, timedelta

from candour.channels.base import Channel, Disconnected, Message, NotYet, Receipt, Unclear
from candour.channels.registry import channel
from candour.domain.actor import Actor
from candour.domain.statements import DeliveryVerb
from candour.voice.models import Delivery
from candour.voice.outbox.settling import Clock, settle

LAG = timedelta(seconds=90)
"""How long a network without a key may take to list a copy that it accepted (60 s was seen) or to act on a
request that we gave up on; only after this does "not listed" mean "not there"."""
LOOKS_BEFORE_ASKING = 20
"""After so many looks that told us nothing, a person is asked."""


def look(*, by: Actor, delivery_id: int, clock: Clock) -> None:
    """This will look for an unknown delivery on its network and settle what can be known.

    seen                              published
    not seen, network honours keys    queued again: the same key makes no second copy
    not seen, past the lag            queued again: it is surely not there
    not seen, within the lag          look again later
    network cannot be asked           a person is asked
    """
    delivery = Delivery.objects.select_related("account").get(pk=delivery_id)
    network = channel(delivery.account.channel)
    if not network.capabilities.can_find and not network.capabilities.has_key:
        _ask(by, delivery, clock)
        return
    looked_at = clock()
    Delivery.objects.filter(pk=delivery.pk).update(looks=delivery.looks + 1, looked_at=looked_at)
    try:
        receipt = _find(network, delivery)
    except (NotYet, Unclear, Disconnected) as failure:
        _look_again(by, delivery, clock, failure.reason, _wait(delivery.looks))
        return
    if receipt is not None:
        _settle(by, delivery, DeliveryVerb.FIND, clock, receipt=receipt)
    elif network.capabilities.has_key:
        _settle(by, delivery, DeliveryVerb.FIND_NOTHING, clock, reason="It is not there yet.", again_in=0.0)
    else:
        _not_listed(by, delivery, looked_at, clock)


def _find(network: Channel, delivery: Delivery) -> Receipt | None:
    if not network.capabilities.can_find:
        return None
    message = Message.thaw(bytes(delivery.frozen))
    return network.find(delivery.account, message, delivery.key, delivery.first_attempt_at or delivery.due_at)


def _not_listed(by: Actor, delivery: Delivery, looked_at: datetime, clock: Clock) -> None:
    last = delivery.attempts.order_by("-number").first()
    ended_at = (last and last.ended_at) or looked_at
    lag = timedelta(seconds=float(delivery.account.settings.get("lag_seconds", LAG.total_seconds())))
    left = (ended_at + lag - looked_at).total_seconds()
    if left > 0:
        _look_again(by, delivery, clock, "It is not listed, but may still appear.", min(left + 0.1, 15.0))
    else:
        _settle(
            by, delivery, DeliveryVerb.FIND_NOTHING, clock, reason="It is surely not there.", again_in=0.0
        )


def _look_again(by: Actor, delivery: Delivery, clock: Clock, reason: str, wait: float) -> None:
    if delivery.looks + 1 >= LOOKS_BEFORE_ASKING:
        _ask(by, delivery, clock)
    else:
        _settle(by, delivery, None, clock, reason=reason, again_in=wait)


def _ask(by: Actor, delivery: Delivery, clock: Clock) -> None:
    _settle(
        by,
        delivery,
        DeliveryVerb.ASK,
        clock,
        reason="We cannot tell whether this is live.",
        remedy="Look on the network, then say here whether it is there.",
    )


def _wait(looks: int) -> float:
    """This will give the seconds before the next look: 1, 2, 4 ... at most 60."""
    return float(min(2**looks, 60))


def _settle(
    by: Actor,
    delivery: Delivery,
    verb: DeliveryVerb | None,
    clock: Clock,
    *,
    receipt: Receipt | None = None,
    reason: str = "",
    remedy: str = "",
    again_in: float | None = None,
) -> None:
    settle(
        by=by,
        delivery_id=delivery.pk,
        fence=delivery.fence,
        verb=verb,
        now=clock(),
        receipt=receipt,
        reason=reason,
        remedy=remedy,
        again_in=again_in,
    )
