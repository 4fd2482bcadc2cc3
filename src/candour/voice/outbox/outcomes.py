"""What the fate of its copies means for a statement, its author, and the post that it answers."""

from datetime import datetime

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.statements import UNSETTLED, DeliveryState, StatementState, StatementVerb, next_state
from candour.jobs import news
from candour.listening import actions as listening
from candour.people import actions as people
from candour.people.queries.persons import active_with_role
from candour.voice.models import Delivery, Statement

WORTH_A_NOTICE: dict[DeliveryState, str] = {
    DeliveryState.PUBLISHED: "Your reply is public.",
    DeliveryState.ASKED: "We cannot tell whether your reply is live. Please look.",
    DeliveryState.FAILED: "Your reply could not be published. Open it to see why.",
}


def note_outcome(*, by: Actor, delivery: Delivery, now: datetime) -> None:
    """This will tell the people who can act on it, and end the statement once every copy is settled.

    The caller holds the statement's lock.
    """
    state = DeliveryState(delivery.state)
    statement = Statement.objects.select_related("author", "post").get(pk=delivery.statement_id)
    if state is not DeliveryState.ASKED:
        people.finish_notices(by=by, trust=statement.trust_id, about=_about(statement), kind="asked", now=now)
    if state in WORTH_A_NOTICE:
        _tell_author(by, statement, kind=state.value, words=WORTH_A_NOTICE[state], now=now)
    if state is DeliveryState.ASKED:
        _ask_communications(by, statement, now)
    states = {DeliveryState(each) for each in statement.deliveries.values_list("state", flat=True)}
    if statement.state != StatementState.LEAVING or states & UNSETTLED:
        return
    if DeliveryState.PUBLISHED in states:
        _published(by, statement, delivery, now)
    else:
        statement.state = next_state(StatementState.LEAVING, StatementVerb.FAIL)
        statement.save(update_fields=["state"])


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
    statement.save(update_fields=["state", "published_at"])
    news.tell(
        "voice:reply:published",
        by=by,
        trust=statement.trust_id,
        about={"statement": statement.pk, "post": statement.post_id, "version": delivery.version_id},
        now=now,
    )
    if statement.post is not None:
        listening.mark_answered(by=by, post=statement.post, now=now, network_id=delivery.network_id)


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
