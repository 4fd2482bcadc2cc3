"""Words in parts: cut on the writer's asking, and taken down where a network took only some of them."""

from datetime import datetime

from django.db import transaction

from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal, refuse
from candour.people.models import Person
from candour.voice.actions.drafting import clean, must_be_draft
from candour.voice.actions.taking_down import take_down
from candour.voice.copies import cut_for
from candour.voice.models import Statement, TakeDown, Version
from candour.voice.queries.amending import targets_of
from candour.voice.queries.threads import has_stopped_everywhere
from candour.voice.recording import lock, must_be_author
from candour.voice.words import BETWEEN_BOXES, CREDIT, PARTS, cut_text, signed_by


@transaction.atomic
def cut_draft(*, by: Person, statement: Statement, now: datetime) -> Statement:
    """This will put cuts into a draft where a part is too long for an account it goes to.

    Cuts that are there stay; where all fits, nothing changes. The words stay as they are in every box. Raises
    Refusal where a single word has no room.
    """
    statement = lock(statement)
    must_be_author(by, statement)
    must_be_draft(statement)
    name, role = signed_by(statement)
    signed = Version(statement=statement, name=name, role=role)
    boxes = {name: statement.draft_parts.get(name, "") for name in PARTS}
    boxes |= {"": statement.draft_text, CREDIT: statement.draft_parts.get(CREDIT, "")}
    filled = [name for name, words in boxes.items() if words.strip()]
    if not filled:
        return statement
    together = cut_text(statement.draft_text, statement.draft_parts, between=BETWEEN_BOXES)
    cut = cut_for(together, signed, targets_of(statement)).split(BETWEEN_BOXES)
    boxes |= {name: clean(words) for name, words in zip(filled, cut, strict=True)}
    statement.draft_text, statement.saved_at = boxes.pop(""), now
    statement.draft_parts = {**statement.draft_parts, **{name: boxes[name] for name in filled if name}}
    statement.save(update_fields=["draft_text", "draft_parts", "saved_at"])
    return statement


def taking_back_refusal(statement: Statement) -> Refusal | None:
    """This will say why the live parts of a statement are not taken down as unfinished, or nothing."""
    if statement.rewords_id is not None:
        return Refusal(
            "Only some parts have the new words.",
            "Put right what stopped it, then go on; or take the reply down.",
        )
    if has_stopped_everywhere(statement.deliveries.all()):
        return None
    return Refusal(
        "It did not stop half way, or it stands whole somewhere.",
        "Own it, or take it down at once with the reason why.",
    )


@transaction.atomic
def take_parts_down(*, by: Person, statement: Statement, now: datetime) -> TakeDown:
    """This will take down what is live of words that stopped half way; a public line says so.

    Raises Refusal where nothing stopped, and wherever `taking_down.take_down` would.
    """
    refuse(taking_back_refusal(lock(statement)))
    return take_down(by=by, statement=statement, reason=TakeDownReason.UNFINISHED, now=now)
