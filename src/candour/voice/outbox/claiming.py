"""Taking a delivery to send it: the attempt is committed before any socket opens."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from candour.channels.base import Message
from candour.channels.models import Account
from candour.domain.actor import Actor
from candour.domain.departures import may_leave
from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState, DeliveryVerb, StatementState, StatementVerb, next_state
from candour.photos.queries import may_go_out
from candour.voice.models import Attempt, Delivery, Statement
from candour.voice.outbox import pacing
from candour.voice.outbox.holding import Place, hold_the_switch, lock_delivery, place_of
from candour.voice.outbox.outcomes import note_outcome, tell_of_return
from candour.voice.outbox.settling import ask_for_the_corrected, tell_of
from candour.voice.outbox.staying_in import (
    comes_after_what_is_live,
    corrections_of,
    follow,
    keep_in,
    must_stay_in,
    waits_for_its_correction,
)
from candour.voice.queries.departing import departure_of
from candour.voice.queries.rewording import must_not_change, waits_to_be_owned
from candour.voice.queries.standing import Standing, standing_of
from candour.voice.recording import tell
from candour.voice.registers import leaving_refusal

HAS_LEFT = frozenset(
    {
        DeliveryState.SENDING,
        DeliveryState.UNKNOWN,
        DeliveryState.ASKED,
        DeliveryState.PUBLISHED,
        DeliveryState.TAKEN_DOWN,
    }
)
"""States of a copy that is or was public, or may be."""


@dataclass(frozen=True)
class Claimed:
    """What a worker may send: plain values and frozen words, and the fence that its result must show.

    `changes` is the network's id of the live copy that gets these words, empty where they are a new copy.
    """

    delivery_id: int
    fence: int
    account: Account
    message: Message
    key: str
    attempt: int
    changes: str = ""


@transaction.atomic
def claim(
    *,
    by: Actor,
    delivery_id: int,
    now: datetime,
    looked: int | None = None,
    tick: str = "",
    place: Place | None = None,
) -> Claimed | None:
    """This will take a delivery that is due, reading every right, pause and hold again.

    A queued one, or, where `looked` names the fence of a look that found nothing on a network that honours
    keys, an unknown one: its key makes no second copy, but until the same key is on its way again nobody may
    say that there is none.

    None when somebody else has it, when its time has not come, while another copy of its account is on the
    wire or the network wants no more for now, while a part before it is not live, while a
    person holds it or everything is paused (whoever ends that asks for the work again), and when it may not
    leave: then a queued one goes back to its author with the reason, and an unknown one stays unknown.
    """
    place = place or place_of(delivery_id)
    hold_the_switch(place.trust_id)
    delivery = lock_delivery(delivery_id, place)
    if not _is_to_be_sent(delivery, looked):
        return None
    standing = standing_of(delivery, now)
    if _stays_in(by, delivery, standing, looked, now):
        return None
    if not comes_after_what_is_live(by=by, delivery=delivery, now=now):
        return None
    if _waits(delivery, standing, now):
        return None
    refusal = (
        _post_is_gone(delivery.statement)
        or may_leave(departure_of(delivery, now), now)
        or may_go_out(delivery.trust_id, [sha256 for sha256, _alt in delivery.version.pictures], now)
        or leaving_refusal(delivery.statement, now)
    )
    if refusal is None:
        return _take(by, delivery, standing.tries + 1, now, tick) if _may_go(by, delivery, now) else None
    if looked is None:
        give_back(by=by, delivery=delivery, refusal=refusal, now=now)
    return None


def _stays_in(by: Actor, delivery: Delivery, standing: Standing, looked: int | None, now: datetime) -> bool:
    """This will keep a queued copy in whose words were taken down or corrected; an unknown one is only not
    sent again: until it is known to be absent, it may be live. One waits while a correction may still leave.
    """
    corrections = corrections_of(delivery) if standing.has_corrections else frozenset()
    refusal = must_stay_in(delivery, corrections)
    if refusal is None and delivery.changes_id is not None:
        refusal = must_not_change(delivery)
    if refusal is not None and looked is None:
        keep_in(by=by, delivery=delivery, refusal=refusal, now=now)
    return refusal is not None or waits_for_its_correction(corrections) or waits_to_be_owned(delivery)


def _is_to_be_sent(delivery: Delivery, looked: int | None) -> bool:
    if looked is None:
        return delivery.state == DeliveryState.QUEUED
    return delivery.state == DeliveryState.UNKNOWN and delivery.fence == looked


def _waits(delivery: Delivery, standing: Standing, now: datetime) -> bool:
    """This will say whether a copy waits: for its time, for somebody to let it go, or for its account."""
    is_held = delivery.statement.state == StatementState.HELD_BACK
    if delivery.due_at > now or is_held or delivery.account.paused_at is not None or standing.is_paused:
        return True
    return pacing.has_to_wait(delivery, standing, now)


def _may_go(by: Actor, delivery: Delivery, now: datetime) -> bool:
    """This will look at what it follows, and count it against what the network takes for now."""
    if not follow(by=by, delivery=delivery, now=now):
        return False
    until = pacing.spend(delivery.account, now)
    if until is not None:
        pacing.put_off(delivery, until)
    return until is None


def _post_is_gone(statement: Statement) -> Refusal | None:
    post = statement.post
    if post is None or post.deleted_at is None or statement.amends_id is not None:
        return None  # our own copy, which it answers or changes, is still there
    return Refusal("The post was taken down by its author.", "There is nothing to answer any more.")


def _take(by: Actor, delivery: Delivery, number: int, now: datetime, tick: str) -> Claimed:
    statement = delivery.statement
    if statement.state == StatementState.APPROVED:
        statement.state = next_state(StatementState.APPROVED, StatementVerb.LEAVE)
        statement.save(update_fields=["state"])
        ask_for_the_corrected(statement)
    if delivery.state == DeliveryState.UNKNOWN:
        delivery.state = next_state(DeliveryState.UNKNOWN, DeliveryVerb.FIND_NOTHING)
    delivery.state = next_state(DeliveryState(delivery.state), DeliveryVerb.CLAIM)
    delivery.fence, delivery.looks = delivery.fence + 1, 0
    delivery.first_attempt_at = delivery.first_attempt_at or now
    delivery.save(update_fields=["state", "fence", "looks", "first_attempt_at"])
    Attempt.objects.create(
        trust_id=delivery.trust_id, delivery=delivery, number=number, began_at=now, began_tick=tick
    )
    tell_of(delivery, by=by, now=now)
    return Claimed(
        delivery_id=delivery.pk,
        fence=delivery.fence,
        account=delivery.account,
        message=Message.thaw(bytes(delivery.frozen)),
        key=delivery.key,
        attempt=number,
        changes=delivery.changes.network_id if delivery.changes else "",
    )


def give_back(*, by: Actor, delivery: Delivery, refusal: Refusal, now: datetime) -> None:
    """This will give an approved reply back to its author, because what allowed it no longer holds.

    Where another copy of it has begun to leave, only this copy fails: the words are public or may be.
    """
    statement = delivery.statement
    if statement.deliveries.filter(state__in=HAS_LEFT).exclude(pk=delivery.pk).exists():
        _keep_in(by, delivery, refusal, now)
        return
    if statement.state == StatementState.LEAVING:
        statement.state = next_state(StatementState.LEAVING, StatementVerb.FAIL)
    statement.state = next_state(StatementState(statement.state), StatementVerb.SEND_BACK)
    statement.submitted_at = statement.approved_at = statement.leaves_at = None
    statement.frame = {}
    statement.save()
    statement.deliveries.exclude(state=DeliveryState.WITHDRAWN).update(
        state=DeliveryState.WITHDRAWN, reason=refusal.reason[:300], remedy=refusal.remedy[:300]
    )
    ask_for_the_corrected(statement)
    tell("voice:reply:sent_back", by=by, statement=statement, now=now, words={"reason": refusal.reason})
    tell_of_return(by=by, statement=statement, refusal=refusal, now=now)


def _keep_in(by: Actor, delivery: Delivery, refusal: Refusal, now: datetime) -> None:
    delivery.state = next_state(DeliveryState(delivery.state), DeliveryVerb.FAIL)
    delivery.reason, delivery.remedy = refusal.reason[:300], refusal.remedy[:300]
    delivery.save(update_fields=["state", "reason", "remedy"])
    tell_of(delivery, by=by, now=now)
    note_outcome(by=by, delivery=delivery, now=now)
