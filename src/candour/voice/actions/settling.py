"""What a person saw on the network, where Candour cannot tell whether a copy is live; and a second try."""

from datetime import datetime

from django.db import transaction

from candour.domain.refusal import Refusal, refuse
from candour.domain.statements import DeliveryState, DeliveryVerb, StatementState, StatementVerb, next_state
from candour.people.models import Person
from candour.voice.models import Delivery
from candour.voice.outbox.holding import lock_delivery
from candour.voice.outbox.outcomes import note_outcome
from candour.voice.outbox.settling import ask_for_what_waits, ask_for_work, tell_of
from candour.voice.outbox.staying_in import corrections_of, must_stay_in
from candour.voice.recording import move


@transaction.atomic
def say_live(*, by: Person, delivery: Delivery, url: str, now: datetime) -> Delivery:
    """This will take a person's word that a copy is live, with the address where they saw it."""
    delivery = _lock(by, delivery)
    if url.strip() and not url.strip().startswith(("https://", "http://")):
        raise Refusal("That is no web address.", "Copy the address of the post from your browser.")
    delivery.state = next_state(DeliveryState(delivery.state), DeliveryVerb.SAY_LIVE)
    delivery.url, delivery.published_at = url.strip()[:500], now
    return _save(by, delivery, now)


@transaction.atomic
def say_not_live(*, by: Person, delivery: Delivery, now: datetime) -> Delivery:
    """This will take a person's word that a copy is not live, and send it again under the same key."""
    delivery = _lock(by, delivery)
    delivery.state = next_state(DeliveryState(delivery.state), DeliveryVerb.SAY_NOT_LIVE)
    delivery.due_at, delivery.looks = now, 0
    ask_for_work(delivery)
    return _save(by, delivery, now)


@transaction.atomic
def try_again(*, by: Person, delivery: Delivery, now: datetime) -> Delivery:
    """This will send a copy that failed once more, after a person put right what stopped it."""
    delivery = _lock(by, delivery)
    refuse(must_stay_in(delivery, corrections_of(delivery)))
    delivery.state = next_state(DeliveryState(delivery.state), DeliveryVerb.TRY_AGAIN)
    delivery.due_at, delivery.reason, delivery.remedy = now, "", ""
    statement = delivery.statement
    if statement.state == StatementState.NOT_SENT:
        move(statement, StatementVerb.TRY_AGAIN)
        statement.save(update_fields=["state"])
    ask_for_work(delivery)
    return _save(by, delivery, now)


def _lock(by: Person, delivery: Delivery) -> Delivery:
    locked = lock_delivery(Delivery.objects.for_trust(by.trust_id).get(pk=delivery.pk).pk)
    involved = locked.statement.versions.filter(decisions__decided_by=by).exists()
    if locked.statement.author_id != by.pk and not involved and not _answers_for_accounts(by):
        raise Refusal(
            "This is for the author, whoever approved it, and communications.",
            "Tell one of them what you saw.",
        )
    return locked


def _answers_for_accounts(by: Person) -> bool:
    return by.roles_held.filter(role__in=["communications", "administrator"], ended_at__isnull=True).exists()


def _save(by: Person, delivery: Delivery, now: datetime) -> Delivery:
    delivery.save()
    tell_of(delivery, by=by, now=now)
    note_outcome(by=by, delivery=delivery, now=now)
    ask_for_what_waits(delivery, now)
    return delivery
