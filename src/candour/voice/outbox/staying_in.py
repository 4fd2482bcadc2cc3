"""Copies that are not sent any more: somebody took the words down, or owned the mistake in them.

faulty copy            its correction's copy
queued                 asks for it once its own time has come: the faulty one stays in, and so does this
sending, unknown       waits; whoever learns what became of the faulty copy asks for this one
live                   leaves, as an answer to the faulty copy
withdrawn, failed      stays in: there is nothing to correct there

A faulty copy in parts is followed from its last part back to the first that is or may be public: what has
not left of it stays in, and the correction answers the last part that is live.
"""

from collections.abc import Set
from dataclasses import replace
from datetime import datetime

from candour.channels.base import Message
from candour.domain.actor import Actor
from candour.domain.amending import RemovalState
from candour.domain.refusal import Refusal
from candour.domain.statements import (
    UNSETTLED,
    DeliveryState,
    DeliveryVerb,
    StatementState,
    next_state,
)
from candour.jobs import news
from candour.voice.models import Delivery, Removal
from candour.voice.outbox.holding import lock_delivery
from candour.voice.outbox.outcomes import end_if_settled
from candour.voice.outbox.settling import ask_for_followers
from candour.voice.queries.threads import later_parts, numbers_before

TAKEN_DOWN = Refusal("It was taken down before it left.", "Nothing needs to be done here.")
CORRECTED = Refusal(
    "The mistake in it was owned before it left, so it is not sent.", "The correction says what is right."
)
BEFORE_IT_STAYED_IN = Refusal("The part before it is not there.", "Nothing needs to be done here.")
NOTHING_TO_CORRECT = Refusal("What it corrects never went out here.", "Nothing needs to be corrected here.")


def corrections_of(delivery: Delivery) -> frozenset[str]:
    """This will give the states of the corrections of a copy's words; one SQL statement."""
    return frozenset(delivery.statement.corrections.values_list("state", flat=True))


def must_stay_in(delivery: Delivery, corrections: Set[str]) -> Refusal | None:
    """This will say why a copy that has not left must not leave any more, or nothing.

    The copy was locked with its statement, so that what is known of a take-down is as it is now.
    """
    if hasattr(delivery.statement, "take_down"):
        return TAKEN_DOWN
    if {StatementState.LEAVING.value, StatementState.PUBLISHED.value} & corrections:
        return CORRECTED
    return None


def waits_for_its_correction(corrections: Set[str]) -> bool:
    """This will say whether a correction is approved and may still be held: until then nobody sends this."""
    return bool({StatementState.APPROVED.value, StatementState.HELD_BACK.value} & corrections)


def follow(*, by: Actor, delivery: Delivery, now: datetime) -> bool:
    """This will say whether a copy may leave for all that is known of the copy that it follows.

    If so, what it answers is written into its bytes.
    The caller has claimed it and holds its statement; what it follows is locked after it. A copy that turns
    out to have nothing to correct is kept in.
    """
    if delivery.follows_id is None or delivery.first_attempt_at is not None:
        return True
    first = _last_out(by, lock_delivery(delivery.follows_id), now)
    if first.state in UNSETTLED:
        return False
    if first.state != DeliveryState.PUBLISHED:
        keep_in(by=by, delivery=delivery, refusal=NOTHING_TO_CORRECT, now=now)
        return False
    _answer(delivery, first)
    return True


def _last_out(by: Actor, faulty: Delivery, now: datetime) -> Delivery:
    """This will keep in what has not left of a faulty copy, and give its last part that is or may be out."""
    while True:
        is_later_part = faulty.after_id is not None
        if faulty.state == DeliveryState.QUEUED or (is_later_part and faulty.state == DeliveryState.FAILED):
            keep_in(by=by, delivery=faulty, refusal=CORRECTED, now=now)
        if faulty.after_id is None or faulty.state in UNSETTLED | {DeliveryState.PUBLISHED}:
            return faulty
        faulty = lock_delivery(faulty.after_id)


def comes_after_what_is_live(*, by: Actor, delivery: Delivery, now: datetime) -> bool:
    """This will say whether it is a part's turn: the one before it is live, and so can be answered.

    If so, what it answers is written into its bytes before their first try. A part whose forerunner was
    kept in or taken down stays in itself.
    """
    before = delivery.after
    if before is None or delivery.first_attempt_at is not None:
        return True
    if before.state in {DeliveryState.WITHDRAWN, DeliveryState.TAKEN_DOWN}:
        keep_in(by=by, delivery=delivery, refusal=BEFORE_IT_STAYED_IN, now=now)
    if before.state != DeliveryState.PUBLISHED:
        return False
    numbers = numbers_before(delivery)
    if numbers and delivery.changes_id is None:
        message = Message.thaw(bytes(delivery.frozen))
        _freeze(delivery, replace(message, in_reply_to=numbers[-1], thread=message.thread or numbers[0]))
    return True


def _answer(delivery: Delivery, first: Delivery) -> None:
    """This will write the faulty copy's number into the bytes to send, before their first try.

    Where nobody knows that number, it answers the post that the faulty copy answers.
    """
    if not first.network_id:
        return
    message = Message.thaw(bytes(delivery.frozen))
    _freeze(delivery, replace(message, in_reply_to=first.network_id, corrects=first.network_id))


def _freeze(delivery: Delivery, message: Message) -> None:
    delivery.frozen, delivery.frozen_sha256 = message.frozen(), message.sha256()
    delivery.save(update_fields=["frozen", "frozen_sha256"])


def keep_in(*, by: Actor, delivery: Delivery, refusal: Refusal, now: datetime) -> None:
    """This will withdraw a copy that never left, with a note, and whatever hangs on it: its later parts, too.

    The caller holds the statement's and the copy's lock.
    """
    if delivery.part < delivery.parts:
        for part in later_parts(delivery).order_by("-part"):
            _withdraw(by, part, refusal, now)
    _withdraw(by, delivery, refusal, now)
    ask_for_followers(delivery)
    end_if_settled(by=by, statement=delivery.statement, now=now)


def _withdraw(by: Actor, delivery: Delivery, refusal: Refusal, now: datetime) -> None:
    delivery.state = next_state(DeliveryState(delivery.state), DeliveryVerb.WITHDRAW)
    delivery.reason, delivery.remedy = refusal.reason[:300], refusal.remedy[:300]
    delivery.save(update_fields=["state", "reason", "remedy"])
    Removal.objects.filter(delivery=delivery, state=RemovalState.WAITING).update(
        state=RemovalState.NOT_NEEDED, ended_at=now
    )
    news.tell(
        "voice:copy:stayed_in",
        by=by,
        trust=delivery.trust_id,
        about={"delivery": delivery.pk, "statement": delivery.statement_id},
        now=now,
    )
