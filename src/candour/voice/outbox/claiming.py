"""Taking a delivery to send it: the attempt is committed before any socket opens."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from candour.channels.base import Message
from candour.channels.models import Account
from candour.domain.actor import Actor
from candour.domain.departures import may_leave
from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState, DeliveryVerb, StatementState, StatementVerb, next_state
from candour.people import actions as people
from candour.voice.models import Attempt, Delivery, Statement
from candour.voice.outbox.settling import tell_of
from candour.voice.queries.departing import departure_of, is_paused
from candour.voice.recording import tell


@dataclass(frozen=True)
class Claimed:
    """What a worker may send: plain values and frozen words, and the fence that its result must show."""

    delivery_id: int
    fence: int
    account: Account
    message: Message
    key: str
    attempt: int


@transaction.atomic
def claim(*, by: Actor, delivery_id: int, now: datetime) -> Claimed | None:
    """This will take a queued delivery that is due, reading every right, pause and hold again.

    None when somebody else has it, when its time has not come, while a person holds it or everything is
    paused (whoever ends that asks for the work again), and when it may not leave: then it goes back to its
    author with the reason.
    """
    delivery = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("account", "version", "statement__author", "statement__post")
        .get(pk=delivery_id)
    )
    statement = Statement.objects.select_for_update(of=("self",)).get(pk=delivery.statement_id)
    if delivery.state != DeliveryState.QUEUED or delivery.due_at > now:
        return None
    if statement.state == StatementState.HELD_BACK or delivery.account.paused_at or is_paused(delivery):
        return None
    refusal = may_leave(departure_of(delivery, now), now)
    if refusal is not None:
        give_back(by=by, statement=statement, refusal=refusal, now=now)
        return None
    return _take(by, delivery, statement, now)


def _take(by: Actor, delivery: Delivery, statement: Statement, now: datetime) -> Claimed:
    if statement.state == StatementState.APPROVED:
        statement.state = next_state(StatementState.APPROVED, StatementVerb.LEAVE)
        statement.save(update_fields=["state"])
    number = delivery.attempts.count() + 1
    Delivery.objects.filter(pk=delivery.pk).update(
        state=next_state(DeliveryState.QUEUED, DeliveryVerb.CLAIM),
        fence=F("fence") + 1,
        first_attempt_at=delivery.first_attempt_at or now,
    )
    delivery.refresh_from_db(fields=["state", "fence", "first_attempt_at"])
    Attempt.objects.create(trust_id=delivery.trust_id, delivery=delivery, number=number, began_at=now)
    tell_of(delivery, by=by, now=now)
    return Claimed(
        delivery_id=delivery.pk,
        fence=delivery.fence,
        account=delivery.account,
        message=Message.thaw(bytes(delivery.frozen)),
        key=delivery.key,
        attempt=number,
    )


def give_back(*, by: Actor, statement: Statement, refusal: Refusal, now: datetime) -> None:
    """This will give an approved reply back to its author, because what allowed it no longer holds."""
    if statement.state == StatementState.LEAVING:
        statement.state = next_state(StatementState.LEAVING, StatementVerb.FAIL)
    statement.state = next_state(StatementState(statement.state), StatementVerb.SEND_BACK)
    statement.submitted_at = statement.approved_at = statement.leaves_at = None
    statement.save()
    Delivery.objects.filter(statement=statement, state=DeliveryState.QUEUED).update(
        state=DeliveryState.WITHDRAWN, reason=refusal.reason[:300], remedy=refusal.remedy[:300]
    )
    tell("voice:reply:sent_back", by=by, statement=statement, now=now, words={"reason": refusal.reason})
    people.send_notice(
        by=by,
        person=statement.author,
        kind="sent_back",
        about=f"statement:{statement.pk}",
        words=f"Your reply did not leave. {refusal.reason}"[:160],
        opens=f"/speak/{statement.pk}",
        now=now,
    )
