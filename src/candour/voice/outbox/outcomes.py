"""What the fate of its copies means for a statement, its author, and the post that it answers."""

from datetime import datetime

from candour.domain.actor import Actor
from candour.domain.statements import UNSETTLED, DeliveryState, StatementState, StatementVerb, next_state
from candour.jobs import news
from candour.listening import actions as listening
from candour.people import actions as people
from candour.voice.models import Delivery, Statement

WORTH_A_NOTICE: dict[DeliveryState, str] = {
    DeliveryState.PUBLISHED: "Your reply is public.",
    DeliveryState.ASKED: "We cannot tell whether your reply is live. Please look.",
    DeliveryState.FAILED: "Your reply could not be published. Open it to see why.",
}


def note_outcome(*, by: Actor, delivery: Delivery, now: datetime) -> None:
    """This will tell the author what they can act on, and end the statement once every copy is settled."""
    state = DeliveryState(delivery.state)
    statement = (
        Statement.objects.select_for_update(of=("self",))
        .select_related("author", "post")
        .get(pk=delivery.statement_id)
    )
    if state in WORTH_A_NOTICE:
        _tell_author(by, statement, state, now)
    states = {DeliveryState(each) for each in statement.deliveries.values_list("state", flat=True)}
    if statement.state != StatementState.LEAVING or states & UNSETTLED:
        return
    if DeliveryState.PUBLISHED in states:
        _published(by, statement, delivery, now)
    else:
        statement.state = next_state(StatementState.LEAVING, StatementVerb.FAIL)
        statement.save(update_fields=["state"])


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


def _tell_author(by: Actor, statement: Statement, state: DeliveryState, now: datetime) -> None:
    about = f"statement:{statement.pk}"
    people.finish_notices(by=by, trust=statement.trust_id, about=about, person=statement.author, now=now)
    people.send_notice(
        by=by,
        person=statement.author,
        kind=state.value,
        about=about,
        words=WORTH_A_NOTICE[state],
        opens=f"/speak/{statement.pk}",
        now=now,
    )
