"""Taking down what exposes somebody: at once, everywhere, by whoever sees it first, with a public line.

No approval is asked and the stop switch does not matter: it keeps words in, and this takes words away.
Statements are locked newest first, as everywhere where a correction and what it corrects are both touched.
"""

from datetime import datetime

from django.db import transaction

from candour.domain.amending import CAN_BE_PUBLIC, RemovalState, TakeDownReason
from candour.domain.refusal import Refusal, refuse
from candour.domain.statements import DeliveryState, StatementState, StatementVerb
from candour.listening import actions as listening
from candour.people.models import Person
from candour.voice.actions.asking import end_asking
from candour.voice.actions.completing import tell_author
from candour.voice.models import Delivery, Removal, Statement, TakeDown
from candour.voice.outbox.holding import hold_the_switch
from candour.voice.outbox.outcomes import end_if_settled
from candour.voice.outbox.queueing import ask_for_removal_at
from candour.voice.outbox.removing import ask_again, finish, hide_on_our_page
from candour.voice.outbox.staying_in import TAKEN_DOWN, keep_in
from candour.voice.queries.amending import BY_ITSELF, family_of, taking_down_refusal
from candour.voice.queries.drafts import left_for
from candour.voice.recording import lock, move, tell

__all__ = ["say_gone", "take_down", "taking_down_refusal", "try_removing_again"]

_ON_ITS_WAY = (
    frozenset(StatementState)
    - CAN_BE_PUBLIC
    - {
        StatementState.DRAFT,
        StatementState.WITHDRAWN,
        StatementState.TAKEN_DOWN,
        StatementState.TAKEN_IN,
    }
)


def take_down(*, by: Person, statement: Statement, reason: TakeDownReason, now: datetime) -> TakeDown:
    """This will take a statement down everywhere, with its corrections, which may repeat its words.

    Our own page shows the public line from the end of this transaction on. Live copies are asked back from
    each network, queued ones stay in, and one that is being sent is asked back once it is found. Raises
    Refusal where `taking_down_refusal` answers one; a second press changes nothing.
    """
    while True:
        with transaction.atomic():
            hold_the_switch(by.trust_id)
            family = family_of(Statement.objects.for_trust(by.trust_id).get(pk=statement.pk))
            locked = [lock(each) for each in family]
            if len(family_of(statement)) > len(family):
                transaction.set_rollback(True)  # one was begun meanwhile: let go, and lock in order again
                continue
            first = locked[-1]
            refuse(taking_down_refusal(by, first, now))
            for each in locked:
                _stop_or_take(by, each, reason, now)
            _let_post_wait(by, first, now)
            return TakeDown.objects.select_related("statement").get(statement=first)


def _stop_or_take(by: Person, statement: Statement, reason: TakeDownReason, now: datetime) -> None:
    state = StatementState(statement.state)
    if statement.rewords_id is not None and state in CAN_BE_PUBLIC:
        _keep_new_words_in(by, statement, now)
    elif state in CAN_BE_PUBLIC and not TakeDown.objects.filter(statement=statement).exists():
        _take(by, statement, reason, now)
    elif state in _ON_ITS_WAY:
        _stop(by, statement, now)


def _keep_new_words_in(by: Person, statement: Statement, now: datetime) -> None:
    """This will keep in what has not left of new words: the copies that they change come down as they are."""
    waiting = Delivery.objects.select_for_update(of=("self",)).filter(
        statement=statement, state__in=[DeliveryState.QUEUED, DeliveryState.FAILED]
    )
    for change in waiting.select_related("account", "statement").order_by("-pk"):
        keep_in(by=by, delivery=change, refusal=TAKEN_DOWN, now=now)


def _take(by: Person, statement: Statement, reason: TakeDownReason, now: datetime) -> None:
    took = TakeDown.objects.create(
        trust_id=statement.trust_id, statement=statement, reason=reason, taken_down_at=now, taken_down_by=by
    )
    move(statement, StatementVerb.TAKE_DOWN)
    if statement.state == StatementState.TAKEN_DOWN:
        statement.ended_at = now
    statement.save(update_fields=["state", "ended_at"])
    tell("voice:reply:taken_down", by=by, statement=statement, now=now, about={"reason": reason.value})
    copies = list(
        Delivery.objects.select_for_update(of=("self",))
        .filter(statement=statement)
        .exclude(state=DeliveryState.WITHDRAWN)
        .select_related("account", "statement")
        .order_by("-pk")  # a thread from its end, so that nothing of it stands without its beginning
    )
    hide_on_our_page(by=by, take_down=took, deliveries=copies, now=now)
    if statement.author_id != by.pk:
        tell_author(by, statement, "taken_down", "Your reply was taken down. Open it to see why.", now)
    for delivery in copies:
        _take_copy(by, took, delivery, now)
    end_if_settled(by=by, statement=statement, now=now)


def _take_copy(by: Person, took: TakeDown, delivery: Delivery, now: datetime) -> None:
    if delivery.state in {DeliveryState.QUEUED, DeliveryState.FAILED}:
        keep_in(by=by, delivery=delivery, refusal=TAKEN_DOWN, now=now)
        return
    removal = Removal.objects.create(
        trust_id=took.trust_id, take_down=took, delivery=delivery, state=RemovalState.WAITING, due_at=now
    )
    if delivery.state != DeliveryState.PUBLISHED:
        return  # whoever learns what became of it asks for its removal
    if delivery.account.channel == "frontdoor":
        finish(by=by, removal_id=removal.pk, now=now)
    else:
        ask_for_removal_at(removal, now)


def _stop(by: Person, statement: Statement, now: datetime) -> None:
    """This will take a correction back that has not begun to leave: there is nothing left to correct."""
    move(statement, StatementVerb.WITHDRAW)
    statement.ended_at = now
    statement.save(update_fields=["state", "ended_at"])
    statement.deliveries.exclude(state=DeliveryState.WITHDRAWN).update(
        state=DeliveryState.WITHDRAWN, reason=TAKEN_DOWN.reason, remedy=TAKEN_DOWN.remedy
    )
    end_asking(by=by, statement=statement, now=now)
    if statement.author_id != by.pk:
        what = "correction does" if statement.corrects_id else "new words do"
        words = f"Your {what} not leave: what they are about was taken down."
        tell_author(by, statement, "taken_down", words, now)
    tell("voice:reply:withdrawn", by=by, statement=statement, now=now)


def _let_post_wait(by: Person, statement: Statement, now: datetime) -> None:
    """This will let the post wait for an answer again, unless another one stands."""
    post = statement.post
    if post is None or post.answered_at is None or statement.amends_id is not None:
        return
    others = Statement.objects.for_trust(statement.trust_id).filter(BY_ITSELF, post=post)
    if not others.filter(state__in=CAN_BE_PUBLIC).exclude(pk=statement.pk).exists():
        listening.wait_again(by=by, post=post, now=now)


@transaction.atomic
def say_gone(*, by: Person, delivery: Delivery, now: datetime) -> None:
    """This will take a person's word that a copy is gone, as where a network had to be asked by hand."""
    finish(by=by, removal_id=_removal(by, delivery).pk, now=now)


@transaction.atomic
def try_removing_again(*, by: Person, delivery: Delivery, now: datetime) -> None:
    """This will ask the network once more to take a copy down."""
    removal = _removal(by, delivery)
    if removal.state == RemovalState.BY_HAND:
        ask_again(removal, now)


def _removal(by: Person, delivery: Delivery) -> Removal:
    """This will give a copy's removal to those who look after replies, or who took it down."""
    found = Removal.objects.for_trust(by.trust_id).select_for_update().filter(delivery=delivery.pk).first()
    if found is None:
        raise Refusal("Nobody asked for this copy to come down.", "Take the reply down first.")
    if left_for(by, delivery.statement_id) is None and delivery.statement.author_id != by.pk:
        raise Refusal(
            "This is for the author, whoever took it down, and those who look at replies.",
            "Tell one of them what you saw.",
        )
    return found
