"""Owning a mistake in the open: a correction is a statement of its own beside the first, which stays."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from candour.domain.refusal import refuse
from candour.domain.statements import StatementState
from candour.people.models import Person
from candour.voice.actions.drafting import clean
from candour.voice.models import Statement
from candour.voice.queries.amending import owning_refusal
from candour.voice.recording import lock, tell
from candour.voice.words import PARTS

__all__ = ["begin_correction", "owning_refusal"]


@transaction.atomic
def begin_correction(
    *, by: Person, statement: Statement, parts: Mapping[str, str], now: datetime
) -> Statement:
    """This will open a draft that corrects a public statement, or give the one that `by` has open.

    `parts` are the boxes "was_wrong", "is_right" and "talk_to"; what is given replaces what the draft holds,
    an empty box leaves it. The draft goes the usual way: composer, checks, `submitting.submit`. Raises
    Refusal where `owning_refusal` answers one.
    """
    first = lock(statement)
    refuse(owning_refusal(by, first, now))
    kept = {name: clean(value) for name, value in parts.items() if name in PARTS and value.strip()}
    mine = first.corrections.filter(author=by, ended_at__isnull=True, published_at__isnull=True).first()
    if mine is not None:
        if mine.state == StatementState.DRAFT and kept:
            mine.draft_parts, mine.saved_at = {**mine.draft_parts, **kept}, now
            mine.save(update_fields=["draft_parts", "saved_at"])
        return mine
    correction = Statement.objects.create(
        trust_id=first.trust_id,
        post=first.post,
        corrects=first,
        author=by,
        state=StatementState.DRAFT,
        draft_parts=kept,
        harm_answer=first.harm_answer,
        saved_at=now,
        began_at=now,
    )
    tell("voice:correction:began", by=by, statement=correction, now=now)
    return correction
