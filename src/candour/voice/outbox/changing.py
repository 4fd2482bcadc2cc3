"""Live copies that get new words: what they say once their network has taken the change, and what stays in.

the change of a copy is a delivery of its own: claimed, frozen, sent, and looked for where its answer is lost

its network shows the new words    the copy has them: it is that `version` from then on
... shows the old ones, for long   asked again, with the same bytes; twice is once, since no copy is made
... or cannot be asked             a person looks
"""

from datetime import datetime

from candour.channels.base import CannotLook, Channel, Connection, Edits, Message, Receipt, Unclear
from candour.channels.connections import connected
from candour.domain.actor import Actor
from candour.domain.statements import DeliveryState, StatementState, StatementVerb, next_state
from candour.jobs import news
from candour.people import actions as people
from candour.voice.models import Delivery, Statement
from candour.voice.queries.threads import parts_with


def change(network: Channel, account: Connection, number: str, message: Message, key: str) -> Receipt:
    """This will give a live copy its new words, and look whether it says them.

    A network that took the change and shows other words still is looked at later, as if its answer were lost;
    where it cannot be looked at now, its answer counts.
    """
    receipt = network.edit(account, number, message, key)
    if not _says_so(network, account, number, message):
        raise Unclear("The network took the change, and shows other words still.")
    return receipt


def _says_so(network: Channel, account: Connection, number: str, message: Message) -> bool:
    try:
        return not isinstance(network, Edits) or network.changed(account, number, message) is not None
    except Unclear:
        return True


def edited(network: Channel, change: Delivery) -> Receipt | None:
    """This will look whether a live copy says its new words: None where the old ones stand there still."""
    if not isinstance(network, Edits) or change.changes is None:
        raise CannotLook("This network cannot be asked what a copy says.")
    message = Message.thaw(bytes(change.frozen))
    return network.changed(connected(change.account), change.changes.network_id, message)


def stand_there(change: Delivery) -> None:
    """This will say of a copy's rows that they have the new words, once every part of it was changed."""
    parts = list(parts_with(change))
    if all(part.state == DeliveryState.PUBLISHED for part in parts):
        Delivery.objects.filter(changed_by__in=parts).update(version=change.version_id)


def take_in(*, by: Actor, statement: Statement, now: datetime) -> None:
    """This will make new words what the first statement says, and tell whoever wrote that.

    The caller holds the lock of the new words; the first is older and is locked after them.
    """
    assert statement.rewords_id is not None  # noqa: S101 - the caller has new words for something
    Statement.objects.select_for_update().values_list("pk", flat=True).get(pk=statement.rewords_id)
    first = Statement.objects.select_related("author").get(pk=statement.rewords_id)
    statement.state = next_state(StatementState.LEAVING, StatementVerb.TAKE_IN)
    statement.ended_at = now
    statement.save(update_fields=["state", "ended_at"])
    first.current_id = statement.current_id
    first.draft_text, first.draft_parts = statement.draft_text, statement.draft_parts
    first.save(update_fields=["current", "draft_text", "draft_parts"])
    about: dict[str, str | int | None] = {
        "statement": first.pk,
        "post": first.post_id,
        "rewording": statement.pk,
        "version": statement.current_id,
    }
    news.tell("voice:wording:live", by=by, trust=first.trust_id, about=about, now=now)
    if first.author_id != statement.author_id:
        people.send_notice(
            by=by,
            person=first.author,
            kind="reworded",
            about=f"statement:{first.pk}",
            words=f"{statement.author.first_name} changed the words of your reply. Open it to read them.",
            opens=f"/speak/{first.pk}",
            now=now,
        )
