"""Changing the words of what is public: the new ones are a statement of its own, on the usual way."""

from datetime import datetime

from django.db import transaction

from candour.domain import rewording
from candour.domain.actor import Actor
from candour.domain.refusal import Refusal, refuse
from candour.domain.statements import DeliveryState, StatementState, StatementVerb
from candour.people.models import Person
from candour.voice.copies import key_for, rewritten, texts_for
from candour.voice.models import Delivery, FixedRoute, Statement, Version
from candour.voice.outbox.settling import ask_for_work, tell_of
from candour.voice.queries.rewording import is_overtaken, places_of, rewording_refusal
from candour.voice.recording import lock, move, tell
from candour.voice.words import as_written, cut_text, in_one_box

__all__ = ["begin_rewording", "changed_refusal", "queue_changes", "rewording_refusal"]


@transaction.atomic
def begin_rewording(*, by: Person, statement: Statement, now: datetime) -> Statement:
    """This will open a draft that holds the words of a public statement as they stand, or give the open one.

    One that was begun before newer words were live is ended: it would undo them. Raises Refusal where
    `rewording_refusal` answers one, as where no network of theirs changes a post.
    """
    first = lock(statement)
    refuse(rewording_refusal(by, first, now))
    mine = first.rewordings.filter(author=by, ended_at__isnull=True).first()
    if mine is not None and not is_overtaken(mine):
        return mine
    if mine is not None:
        _end(by, mine, now)
    text, parts = _boxes(first)
    draft = Statement.objects.create(
        trust_id=first.trust_id,
        post=first.post,
        rewords=first,
        author=by,
        state=StatementState.DRAFT,
        draft_text=text,
        draft_parts=parts,
        draft_pictures=first.current.pictures if first.current else [],
        says=first.says,
        harm_answer=first.harm_answer,
        saved_at=now,
        began_at=now,
    )
    tell("voice:wording:began", by=by, statement=draft, now=now)
    return draft


def _end(by: Person, draft: Statement, now: datetime) -> None:
    move(draft, StatementVerb.WITHDRAW)
    draft.ended_at = now
    draft.save(update_fields=["state", "ended_at"])
    tell("voice:reply:withdrawn", by=by, statement=draft, now=now)


def _boxes(first: Statement) -> tuple[str, dict[str, str]]:
    """This will give the boxes in which words were written; where others had a hand, one with all of them."""
    said = as_written(first.current) if first.current else ""
    if cut_text(first.draft_text, first.draft_parts) == said:
        return first.draft_text, first.draft_parts
    return in_one_box(said, first.draft_parts)


def changed_refusal(statement: Statement, version: Version) -> Refusal | None:
    """This will say why new words cannot take the place of the old: they are the same, or cut otherwise."""
    first = statement.rewords
    if first is None or first.current is None:
        return None
    if as_written(version) == as_written(first.current):
        return rewording.NOTHING_CHANGED
    for place in places_of(first):
        if not place.no and len(texts_for(version, place.account)) != len(place.copies):
            return rewording.OTHER_PARTS
    return None


def queue_changes(*, by: Actor, statement: Statement, route: FixedRoute, now: datetime) -> None:
    """This will write a piece of work for each live copy that gets new words, in the order of its parts.

    Each has a key and frozen bytes of its own; what it answers and shows besides words stays as it is.
    """
    assert statement.rewords is not None  # noqa: S101 - the caller has new words for something
    for place in places_of(statement.rewords):
        if place.no or place.account.pk not in route.version.targets:
            continue
        before: Delivery | None = None
        for copy, text in zip(place.copies, texts_for(route.version, place.account), strict=False):
            message = rewritten(copy, text)
            before = Delivery.objects.create(
                trust_id=statement.trust_id,
                statement=statement,
                version=route.version,
                account=place.account,
                changes=copy,
                part=copy.part,
                parts=copy.parts,
                after=before,
                key=key_for(statement, route.version, place.account, now, copy.part),
                frozen=message.frozen(),
                frozen_sha256=message.sha256(),
                state=DeliveryState.QUEUED,
                due_at=statement.leaves_at or now,
            )
            if before.after_id is None:
                ask_for_work(before)
            tell_of(before, by=by, now=now)
