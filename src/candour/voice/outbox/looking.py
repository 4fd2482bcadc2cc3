"""Looking before any second try: is a delivery that nobody is sure of public, surely not, or for a person?"""

from datetime import datetime, timedelta

from candour.channels.base import CannotLook, Channel, Disconnected, Message, NotYet, Receipt, Unclear
from candour.channels.connections import connected
from candour.channels.lists_read import as_old_as
from candour.channels.reading_pace import let_reads_wait
from candour.channels.registry import channel
from candour.domain.actor import Actor
from candour.domain.statements import DeliveryState, DeliveryVerb
from candour.jobs.ticking import seconds_between, tick_of
from candour.voice.models import Attempt, Delivery
from candour.voice.outbox import pacing
from candour.voice.outbox.changing import edited
from candour.voice.outbox.claiming import Claimed, claim
from candour.voice.outbox.patience import calls_of, lag, since_it_ended
from candour.voice.outbox.settling import Clock, settle

LOOKS_BEFORE_ASKING = 20
"""After so many looks since the last try that told us nothing, a person is asked."""
TRIES_BEFORE_ASKING = 20
"""After so many tries of which nobody could tell the outcome at once, a person is asked."""
CLOCKS_MAY_DIFFER = timedelta(days=2)
"""A list is read from so long before the first try, because a clock that was put right since must not hide
our copy from us; what belongs to other replies is known by its number."""


def look(*, by: Actor, delivery_id: int, clock: Clock) -> Claimed | None:
    """This will look for an unknown delivery on its network and settle what can be known.

    seen                              published
    not seen, network honours keys    claimed again at once (the answer): the same key makes no second copy
    ... but it may not leave now      as without keys: a request that we gave up on may still be under way
    not seen, past the lag            queued again: it is surely not there
    not seen, within the lag          look again later
    network, or this account, cannot  a person is asked
    """
    delivery = Delivery.objects.select_related("account", "changes").get(pk=delivery_id)
    network = channel(delivery.account.channel)
    if not network.capabilities.can_find and not network.capabilities.has_key:
        _ask(by, delivery, clock)
        return None
    looked_at = clock()
    until = pacing.may_look_at(delivery.account_id, looked_at)
    if until is not None:
        wait = (until - looked_at).total_seconds()
        _settle(by, delivery, None, clock, reason="The network asked us to wait.", again_in=wait)
        return None
    Delivery.objects.filter(pk=delivery.pk, fence=delivery.fence).update(
        looks=delivery.looks + 1, looked_at=looked_at
    )
    last = delivery.attempts.order_by("-number").first()
    try:
        receipt = _find(network, delivery, _may_be_old(delivery, last, clock))
    except CannotLook:
        _ask(by, delivery, clock)
        return None
    except (NotYet, Unclear, Disconnected) as failure:
        told = getattr(failure, "retry_after", 0.0)
        if told > 0:
            let_reads_wait(delivery.account, clock() + timedelta(seconds=told), clock())
        _look_again(by, delivery, clock, failure.reason, max(_wait(delivery.looks), told))
        return None
    if receipt is not None:
        _settle(by, delivery, DeliveryVerb.FIND, clock, receipt=receipt)
        return None
    return _nothing_seen(by, delivery, last, looked_at, clock)


def _nothing_seen(
    by: Actor, delivery: Delivery, last: Attempt | None, looked_at: datetime, clock: Clock
) -> Claimed | None:
    network = channel(delivery.account.channel)
    unclear = delivery.attempts.filter(outcome=DeliveryState.UNKNOWN)
    if unclear.count() >= TRIES_BEFORE_ASKING:
        _ask(by, delivery, clock)
        return None
    if network.capabilities.has_key:
        claimed = claim(
            by=by, delivery_id=delivery.pk, now=clock(), looked=delivery.fence, tick=tick_of(clock)
        )
        if claimed is not None:
            return claimed
    if network.capabilities.can_find:
        _not_listed(by, delivery, last, looked_at, clock)
    else:
        _ask(by, delivery, clock)
    return None


def _find(network: Channel, delivery: Delivery, age: float) -> Receipt | None:
    if delivery.changes is not None:
        with calls_of(delivery.account):
            return edited(network, delivery)
    if not network.capabilities.can_find:
        return None
    message = Message.thaw(bytes(delivery.frozen))
    since = (delivery.first_attempt_at or delivery.due_at) - CLOCKS_MAY_DIFFER
    known = _known(network, delivery, since)
    with calls_of(delivery.account), as_old_as(age):
        return network.find(connected(delivery.account), message, delivery.key, since, known)


def _may_be_old(delivery: Delivery, last: Attempt | None, clock: Clock) -> float:
    """This will say how long ago a list may have been begun on which a copy of ours would surely stand.

    Only the machine's ticks can tell; where they cannot be compared, the list must be read now.
    """
    passed = seconds_between(last.ended_tick, tick_of(clock)) if last is not None else None
    return 0.0 if passed is None else passed - lag(delivery.account).total_seconds()


def _known(network: Channel, delivery: Delivery, since: datetime) -> frozenset[str]:
    """This will name the copies of other deliveries, where the network cannot tell two thanks apart."""
    if network.capabilities.has_key:
        return frozenset()
    others = Delivery.objects.for_trust(delivery.trust_id).filter(
        account_id=delivery.account_id, published_at__gte=since - CLOCKS_MAY_DIFFER
    )
    ids = others.exclude(pk=delivery.pk).exclude(network_id="")
    return frozenset(ids.values_list("network_id", flat=True))


def _not_listed(
    by: Actor, delivery: Delivery, last: Attempt | None, looked_at: datetime, clock: Clock
) -> None:
    passed = timedelta(0) if last is None else since_it_ended(last, looked_at, tick_of(clock))
    left = (lag(delivery.account) - passed).total_seconds()
    if left > 0:
        _look_again(by, delivery, clock, "It is not listed, but may still appear.", min(left + 0.1, 15.0))
    else:
        _settle(
            by, delivery, DeliveryVerb.FIND_NOTHING, clock, reason="It is surely not there.", again_in=0.0
        )


def may_be_there(delivery_id: int, clock: Clock) -> bool:
    """This will say whether an earlier request, of which nobody knew the outcome, may have made a copy.

    It may until a look after the lag has found nothing. Where a network cannot be asked, a person has looked.
    """
    delivery = Delivery.objects.select_related("account").get(pk=delivery_id)
    network = channel(delivery.account.channel)
    unclear = delivery.attempts.filter(outcome=DeliveryState.UNKNOWN).order_by("-number").first()
    if unclear is None or not (network.capabilities.can_find or network.capabilities.has_key):
        return False
    if since_it_ended(unclear, clock(), tick_of(clock)) <= lag(delivery.account):
        return True
    over_at = (unclear.ended_at or unclear.began_at) + lag(delivery.account)
    return delivery.looked_at is None or delivery.looked_at <= over_at


def may_have_been(delivery_id: int) -> bool:
    """This will say whether a try of which nobody knew the outcome may be what a network has already.

    Not once it refused the words for the first time since: they were looked for then, and were not ours.
    """
    tries = Attempt.objects.filter(delivery=delivery_id)
    unclear = tries.filter(outcome=DeliveryState.UNKNOWN).order_by("-number").first()
    if unclear is None:
        return False
    return not tries.filter(outcome=DeliveryState.FAILED, number__gt=unclear.number).exists()


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
    return float(min(2 ** min(looks, 6), 60))


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
        tick=tick_of(clock),
    )
