"""Taking live copies down, one by one: asked for again until the network says that it is gone, or by hand.

    waiting --the network says gone--> removed
      |  `---not now, no answer------> waiting (again in 1, 2, 4 ... 300 s; after a while people are told)
      `------it will not, or cannot--> by hand (people are told) --somebody did it--> removed

Deleting twice does no harm, so that nothing has to be looked for first. The stop switch does not matter here.
"""

from datetime import datetime, timedelta

from django.db import transaction

from candour.channels import actions as channels
from candour.channels.base import Disconnected, NotAccepted, NotYet, Unclear, deletes
from candour.channels.connections import connected
from candour.channels.frontdoor.actions import remove_answers
from candour.channels.registry import channel
from candour.domain.actor import Actor
from candour.domain.amending import RemovalState, TakeDownReason, public_line
from candour.domain.roles import Role
from candour.domain.statements import DeliveryState, DeliveryVerb, next_state
from candour.jobs import news
from candour.people import actions as people
from candour.people.queries.persons import active_with_role
from candour.voice.models import Delivery, Removal, TakeDown
from candour.voice.outbox import pacing
from candour.voice.outbox.holding import hold_the_switch, lock_delivery
from candour.voice.outbox.outcomes import end_if_settled
from candour.voice.outbox.patience import calls_of
from candour.voice.outbox.queueing import ask_for_removal_at
from candour.voice.outbox.settling import Clock

TRIES_BEFORE_TELLING = 8
"""After so many tries, some four minutes, people are told; the tries go on."""

BY_HAND = "Take it down by hand on the network, then say here that it is gone."


def remove(*, by: Actor, removal_id: int, clock: Clock) -> None:
    """This will ask a network once to take a copy down, and write down what it said. Safe at any time."""
    removal = Removal.objects.select_related("delivery__account").get(pk=removal_id)
    delivery, now = removal.delivery, clock()
    is_due = removal.state == RemovalState.WAITING and removal.due_at <= now
    if not is_due or delivery.state != DeliveryState.PUBLISHED:
        return
    network = channel(delivery.account.channel)
    if not deletes(network, delivery.network_id) or not delivery.network_id:
        why = (
            f"{delivery.account.name} cannot take copies down when we ask."
            if delivery.network_id
            else "Nobody knows the number of this copy on the network."
        )
        leave_to_people(by=by, removal_id=removal.pk, reason=why, now=now)
        return
    if _waits(removal, now):
        return
    try:
        with calls_of(delivery.account):
            network.delete(connected(delivery.account), delivery.network_id, f"remove-{delivery.key}")
    except (NotYet, Unclear) as failure:
        told = failure.retry_after if isinstance(failure, NotYet) else 0.0
        wait = max(failure.retry_after, backoff_seconds(removal.tries + 1))
        _again(by=by, removal_id=removal.pk, reason=failure.reason, wait=wait, told=told, now=clock())
    except NotAccepted as failure:
        leave_to_people(by=by, removal_id=removal.pk, reason=failure.reason, now=clock())
    except Disconnected as failure:
        _disconnected(by, removal, failure, clock())
    else:
        finish(by=by, removal_id=removal.pk, now=clock())


@transaction.atomic
def _waits(removal: Removal, now: datetime) -> bool:
    """This will keep a removal waiting while its account may say nothing, and else count the try."""
    hold_the_switch(removal.trust_id)
    until = pacing.removal_waits_until(removal.delivery, now)
    if until is None:
        Removal.objects.filter(pk=removal.pk).update(tries=removal.tries + 1)
        return False
    Removal.objects.filter(pk=removal.pk).update(due_at=until)
    ask_for_removal_at(removal, until)
    return True


def backoff_seconds(tries: int) -> float:
    """This will give the wait after try number `tries`: 1, 2, 4 ... at most 300 seconds."""
    return float(min(2 ** min(tries - 1, 10), 300))


@transaction.atomic
def finish(*, by: Actor, removal_id: int, now: datetime) -> None:
    """This will write down that a copy is gone; what it says on our own page becomes the public line."""
    removal = _lock(removal_id)
    if removal.state in {RemovalState.REMOVED, RemovalState.NOT_NEEDED}:
        return
    delivery = removal.delivery
    if delivery.state == DeliveryState.PUBLISHED:
        delivery.state = next_state(DeliveryState.PUBLISHED, DeliveryVerb.TAKE_DOWN)
        delivery.save(update_fields=["state"])
    removal.state, removal.ended_at = RemovalState.REMOVED, now
    removal.reason = removal.remedy = ""
    removal.save()
    hide_on_our_page(by=by, take_down=removal.take_down, deliveries=[delivery], now=now)
    _tell("voice:copy:removed", by, removal, now)
    _finish_notices(by, removal, now)
    end_if_settled(by=by, statement=delivery.statement, now=now)


def hide_on_our_page(*, by: Actor, take_down: TakeDown, deliveries: list[Delivery], now: datetime) -> None:
    """This will take the answers behind these copies off our own page at once, whatever is known of them."""
    keys = [each.key for each in deliveries if each.account.channel == "frontdoor"]
    if keys:
        line = public_line(TakeDownReason(take_down.reason), take_down.taken_down_at)
        remove_answers(by=by, trust=take_down.trust_id, keys=keys, line=line, now=now)


@transaction.atomic
def leave_to_people(*, by: Actor, removal_id: int, reason: str, now: datetime) -> None:
    """This will leave a removal to people, and tell them."""
    removal = _lock(removal_id)
    if removal.state != RemovalState.WAITING:
        return
    removal.state = RemovalState.BY_HAND
    removal.reason, removal.remedy = reason[:300], BY_HAND
    _tell("voice:copy:by_hand", by, removal, now)
    _tell_people(by, removal, now)
    removal.save()


@transaction.atomic
def _again(*, by: Actor, removal_id: int, reason: str, wait: float, told: float, now: datetime) -> None:
    """This will let a removal be tried later; what its network told it to wait, holds for the account."""
    removal = _lock(removal_id)
    if removal.state != RemovalState.WAITING:
        return
    removal.reason = reason[:300]
    removal.due_at = now + timedelta(seconds=wait)
    if removal.tries >= TRIES_BEFORE_TELLING and removal.told_at is None:
        removal.remedy = BY_HAND
        _tell_people(by, removal, now)
    removal.save()
    if told > 0:
        pacing.let_the_account_wait(removal.delivery, now + timedelta(seconds=told))
    ask_for_removal_at(removal, removal.due_at)


@transaction.atomic
def _disconnected(by: Actor, removal: Removal, failure: Disconnected, now: datetime) -> None:
    """This will leave it to people; it is asked for again as well once the account may write."""
    leave_to_people(by=by, removal_id=removal.pk, reason=failure.reason, now=now)
    channels.disconnect_account(
        by=by, account=removal.delivery.account, reason=failure.reason, remedy=failure.remedy, now=now
    )


def ask_again(removal: Removal, now: datetime) -> None:
    """This will let a removal that was left to people be tried by ourselves again, too."""
    removal.state, removal.due_at, removal.tries = RemovalState.WAITING, now, 0
    removal.save(update_fields=["state", "due_at", "tries"])
    ask_for_removal_at(removal, now)


def _lock(removal_id: int) -> Removal:
    delivery_id = Removal.objects.values_list("delivery_id", flat=True).get(pk=removal_id)
    delivery = lock_delivery(delivery_id)
    removal = Removal.objects.select_related("take_down__taken_down_by").get(pk=removal_id)
    removal.delivery = delivery
    return removal


def _tell(name: str, by: Actor, removal: Removal, now: datetime) -> None:
    about: dict[str, str | int | None] = {
        "delivery": removal.delivery_id,
        "statement": removal.delivery.statement_id,
        "removal": removal.pk,
    }
    news.tell(name, by=by, trust=removal.trust_id, about=about, now=now)


def _tell_people(by: Actor, removal: Removal, now: datetime) -> None:
    removal.told_at = now
    told = {person.pk: person for person in active_with_role(removal.trust_id, Role.COMMUNICATIONS)}
    told[removal.take_down.taken_down_by_id] = removal.take_down.taken_down_by
    for person in told.values():
        people.send_notice(
            by=by,
            person=person,
            kind="by_hand",
            about=_about(removal),
            words=f"A reply is still up on {removal.delivery.account.name[:80]}. Take it down by hand.",
            opens=f"/speak/{removal.delivery.statement_id}",
            is_urgent=True,
            now=now,
        )


def _finish_notices(by: Actor, removal: Removal, now: datetime) -> None:
    people.finish_notices(by=by, trust=removal.trust_id, about=_about(removal), kind="by_hand", now=now)


def _about(removal: Removal) -> str:
    return f"removal:{removal.pk}"
