"""What the fate of its copies means for a statement, its author, and the post that it answers."""

from datetime import datetime

from candour.domain import threads
from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.statements import (
    UNSETTLED,
    WENT_OUT,
    DeliveryState,
    StatementState,
    StatementVerb,
    next_state,
)
from candour.jobs import news
from candour.listening import actions as listening
from candour.people import actions as people
from candour.people.queries.persons import active_with_role
from candour.voice.models import Delivery, Statement
from candour.voice.outbox.changing import stand_there, take_in
from candour.voice.queries.threads import copies_in_parts, parts_with, states_of

WORTH_A_NOTICE: dict[DeliveryState, str] = {
    DeliveryState.PUBLISHED: "Your reply is public.",
    DeliveryState.ASKED: "We cannot tell whether your reply is live. Please look.",
    DeliveryState.FAILED: "Your reply could not be published. Open it to see why.",
}
_OF_NEW_WORDS: dict[DeliveryState, str] = {
    DeliveryState.PUBLISHED: "Your new words are live.",
    DeliveryState.ASKED: "We cannot tell whether your new words are live. Please look.",
    DeliveryState.FAILED: "The words could not be changed. Open it to see why.",
}


_UNDER_WAY = frozenset({StatementState.APPROVED, StatementState.LEAVING})


def note_outcome(*, by: Actor, delivery: Delivery, now: datetime) -> None:
    """This will tell the people who can act on it, and end the statement once every copy is settled.

    The caller holds the statement's lock, and has read it with the delivery since.
    """
    state, statement = DeliveryState(delivery.state), delivery.statement
    if state is not DeliveryState.ASKED:
        people.finish_notices(by=by, trust=statement.trust_id, about=_about(statement), kind="asked", now=now)
    if delivery.changes_id is not None and state is DeliveryState.PUBLISHED:
        stand_there(delivery)
    words = _worth_saying(delivery, state)
    if words and not hasattr(statement, "take_down"):
        _tell_author(by, statement, kind=state.value, words=words, now=now)
    if state is DeliveryState.ASKED:
        _ask_communications(by, statement, now)
    _end_if_settled(by, statement, now)


def _worth_saying(delivery: Delivery, state: DeliveryState) -> str:
    """This will say what the author hears of it: of a copy in parts once it is whole, or where it stopped."""
    worth = WORTH_A_NOTICE if delivery.changes_id is None else _OF_NEW_WORDS
    if delivery.parts == 1 or state is DeliveryState.ASKED:
        return worth.get(state, "")
    states = states_of(list(parts_with(delivery)))
    if threads.has_stopped(states):
        live = threads.count_out(states)
        if delivery.changes_id is not None:
            return f"Only {live} of {delivery.parts} parts say the new words. Open it to go on."
        return f"Only {live} of {delivery.parts} parts of your reply are live. Open it to go on."
    return worth.get(state, "") if threads.outcome(states) is state else ""


def end_if_settled(*, by: Actor, statement: Statement, now: datetime) -> None:
    """This will end a statement whose copies are all settled: public, taken down, not sent, or not needed.

    One of which only some parts are public waits for a person, unless another copy is whole. The caller holds
    the statement's lock; the row is read again, since the caller's may be an older one.
    """
    fresh = Statement.objects.select_related("author", "post", "take_down").get(pk=statement.pk)
    _end_if_settled(by, fresh, now)


def _end_if_settled(by: Actor, statement: Statement, now: datetime) -> None:
    copies = copies_in_parts(statement.deliveries.all())
    states = {threads.outcome(states_of(parts)) for parts in copies}
    if statement.state not in _UNDER_WAY or states & UNSETTLED:
        return
    out = [parts[-1] for parts in copies if threads.outcome(states_of(parts)) in WENT_OUT]
    if not out and any(threads.has_stopped(states_of(parts)) for parts in copies):
        return
    out = out or [part for parts in copies for part in parts if part.state in WENT_OUT]
    if out and statement.state == StatementState.LEAVING and statement.rewords_id is not None:
        take_in(by=by, statement=statement, now=now)
    elif out and statement.state == StatementState.LEAVING:
        _published(by, statement, out[-1], now)
    elif not out and (statement.state == StatementState.LEAVING or states <= {DeliveryState.WITHDRAWN}):
        _never_went_out(by, statement, states, now)


def _never_went_out(by: Actor, statement: Statement, states: set[DeliveryState], now: datetime) -> None:
    """This will give a reply back that no network has; what was taken down or has nothing to correct ends."""
    if statement.state == StatementState.APPROVED:
        statement.state = next_state(StatementState.APPROVED, StatementVerb.LEAVE)
    statement.state = next_state(StatementState.LEAVING, StatementVerb.FAIL)
    is_over = hasattr(statement, "take_down") or (
        statement.amends_id is not None and states <= {DeliveryState.WITHDRAWN}
    )
    if is_over:
        statement.state = next_state(StatementState.NOT_SENT, StatementVerb.WITHDRAW)
        statement.ended_at = now
    statement.save(update_fields=["state", "ended_at"])
    if statement.corrects_id is not None and is_over:
        _tell("voice:correction:not_needed", by, statement, now)
        words = "Your correction did not leave: what it corrects never went out."
        _tell_author(by, statement, kind="sent_back", words=words, now=now)
    elif statement.rewords_id is not None and is_over:
        _tell("voice:wording:not_needed", by, statement, now, rewords=statement.rewords_id)
        words = "Your new words did not leave. Open them to see why."
        _tell_author(by, statement, kind="sent_back", words=words, now=now)
    elif states <= {DeliveryState.WITHDRAWN} and not is_over:
        words = "Your reply did not leave, because its mistake was owned first."
        _tell_author(by, statement, kind="sent_back", words=words, now=now)


def tell_of_return(*, by: Actor, statement: Statement, refusal: Refusal, now: datetime) -> None:
    """This will tell the author why an approved reply did not leave; communications, if they are away."""
    if statement.author.is_active:
        words = f"Your reply did not leave. {refusal.reason}"[:160]
        _tell_author(by, statement, kind="sent_back", words=words, now=now)
        return
    for person in active_with_role(statement.trust_id, Role.COMMUNICATIONS):
        people.send_notice(
            by=by,
            person=person,
            kind="sent_back",
            about=_about(statement),
            words="An approved reply did not leave, because its writer cannot sign in at present.",
            opens=f"/listen/{statement.post_id}" if statement.post_id else "/speak",
            now=now,
        )


def _published(by: Actor, statement: Statement, delivery: Delivery, now: datetime) -> None:
    statement.state = next_state(StatementState.LEAVING, StatementVerb.PUBLISH)
    statement.published_at = now
    is_down = hasattr(statement, "take_down")
    if is_down:
        statement.state = next_state(StatementState.PUBLISHED, StatementVerb.TAKE_DOWN)
        statement.ended_at = now
    statement.save(update_fields=["state", "published_at", "ended_at"])
    if is_down:
        return
    _tell("voice:reply:published", by, statement, now, version=delivery.version_id)
    if statement.corrects_id is not None:
        _tell("voice:correction:published", by, statement, now, corrects=statement.corrects_id)
    elif statement.post is not None:
        listening.mark_answered(by=by, post=statement.post, now=now, network_id=delivery.network_id)


def _tell(name: str, by: Actor, statement: Statement, now: datetime, **about: int | None) -> None:
    named: dict[str, str | int | None] = {"statement": statement.pk, "post": statement.post_id, **about}
    news.tell(name, by=by, trust=statement.trust_id, about=named, now=now)


def _tell_author(by: Actor, statement: Statement, *, kind: str, words: str, now: datetime) -> None:
    about = _about(statement)
    people.finish_notices(by=by, trust=statement.trust_id, about=about, person=statement.author, now=now)
    people.send_notice(
        by=by,
        person=statement.author,
        kind=kind,
        about=about,
        words=words,
        opens=f"/speak/{statement.pk}",
        now=now,
    )


def _ask_communications(by: Actor, statement: Statement, now: datetime) -> None:
    for person in active_with_role(statement.trust_id, Role.COMMUNICATIONS).exclude(pk=statement.author_id):
        people.send_notice(
            by=by,
            person=person,
            kind="asked",
            about=_about(statement),
            words="We cannot tell whether a reply is live. Please look.",
            opens=f"/speak/{statement.pk}",
            now=now,
        )


def _about(statement: Statement) -> str:
    return f"statement:{statement.pk}"
