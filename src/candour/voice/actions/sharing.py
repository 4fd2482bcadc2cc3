"""A draft shown to one colleague, who may offer other words; taking them makes the colleague a co-writer."""

from datetime import datetime

from django.db import transaction

from candour.domain.refusal import Refusal
from candour.people import actions as people
from candour.people.models import Person
from candour.voice.actions.drafting import about_draft, clean, must_be_draft
from candour.voice.models import DraftShared, Statement
from candour.voice.recording import lock, must_be_author, tell
from candour.voice.words import cut_text, in_one_box


@transaction.atomic
def share_draft(*, by: Person, statement: Statement, colleague: Person, now: datetime) -> DraftShared:
    """This will let one colleague read a draft and offer words for it; asking twice changes nothing."""
    statement = lock(statement)
    must_be_author(by, statement)
    must_be_draft(statement)
    if colleague.trust_id != by.trust_id or not colleague.is_active or colleague.pk == by.pk:
        raise Refusal("Choose a colleague.", "Choose somebody who works here now, other than yourself.")
    shared, is_new = DraftShared.objects.for_trust(by.trust_id).get_or_create(
        statement=statement,
        colleague=colleague,
        ended_at=None,
        defaults={"trust_id": by.trust_id, "shared_at": now},
    )
    if is_new:
        people.send_notice(
            by=by,
            person=colleague,
            kind="draft_shared",
            about=about_draft(statement),
            words=f"{by.first_name} shows you a draft and would like your eyes.",
            opens=f"/speak/shared/{shared.pk}",
            now=now,
        )
        tell("voice:draft:shared", by=by, statement=statement, now=now, about={"with": colleague.pk})
    return shared


@transaction.atomic
def stop_sharing(*, by: Person, shared: DraftShared, now: datetime) -> None:
    """This will end it, by the author or by the colleague; what was offered and not taken goes with it."""
    if by.pk not in {shared.statement.author_id, shared.colleague_id}:
        raise Refusal("This draft is somebody else's.", "Only its author and their colleague can end this.")
    if DraftShared.objects.filter(pk=shared.pk, ended_at=None).update(ended_at=now, offered_text=""):
        people.finish_notices(by=by, trust=by.trust_id, about=about_draft(shared.statement), now=now)
        tell("voice:draft:not_shared", by=by, statement=shared.statement, now=now)


@transaction.atomic
def offer_words(*, by: Person, shared: DraftShared, text: str, now: datetime) -> DraftShared:
    """This will offer the author other words; nothing changes unless they take them."""
    statement = lock(shared.statement)
    shared = DraftShared.objects.select_for_update().get(pk=shared.pk)
    if shared.colleague_id != by.pk or shared.ended_at is not None:
        raise Refusal("This draft is not shared with you any more.", "Ask its author.")
    must_be_draft(statement)
    text = clean(text)
    if not text.strip():
        raise Refusal("There are no words yet.", "Write how you would say it.")
    shared.offered_text, shared.offered_at = text, now
    shared.save(update_fields=["offered_text", "offered_at"])
    people.finish_notices(by=by, trust=by.trust_id, about=about_draft(statement), now=now, person=by)
    people.send_notice(
        by=by,
        person=statement.author,
        kind="words_offered",
        about=f"offered:{shared.pk}",
        words=f"{by.first_name} offers other words for your draft.",
        opens=f"/speak/{statement.pk}",
        now=now,
    )
    tell("voice:draft:words_offered", by=by, statement=statement, now=now)
    return shared


@transaction.atomic
def take_offered(*, by: Person, shared: DraftShared, now: datetime) -> Statement:
    """This will make the offered words the author's own; the ones before are kept beside them.

    From now on the colleague is one of those who wrote it, and so does not approve it.
    """
    statement = lock(shared.statement)
    shared = DraftShared.objects.select_related("colleague").select_for_update(of=("self",)).get(pk=shared.pk)
    must_be_author(by, statement)
    must_be_draft(statement)
    if not shared.offered_text:
        raise Refusal("There is nothing to take.", "Your colleague has offered no other words.")
    before, _ = in_one_box(cut_text(statement.draft_text, statement.draft_parts), statement.draft_parts)
    statement.draft_text, statement.draft_parts = in_one_box(shared.offered_text, statement.draft_parts)
    if before and before != statement.draft_text:
        statement.draft_beside = before
    statement.draft_window = ""
    statement.draft_editors = sorted({*statement.draft_editors, shared.colleague.same_human})
    statement.saved_at = now
    statement.save()
    shared.offered_text = ""
    shared.save(update_fields=["offered_text"])
    people.finish_notices(by=by, trust=by.trust_id, about=f"offered:{shared.pk}", now=now)
    tell("voice:draft:words_taken", by=by, statement=statement, now=now)
    return statement
