"""A draft: begun, kept as it is written, its hints put aside, left. It is its author's alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from candour.channels.queries import cannot_speak
from candour.domain.checks.codes import ALWAYS_HELD, LIFTABLE, Code
from candour.domain.leaving import Stopped, quarter_of
from candour.domain.refusal import Refusal, refuse
from candour.domain.statements import StatementState, StatementVerb
from candour.listening import actions as listening
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Person
from candour.voice.models import DraftShared, HoldLifted, LeftBecause, Statement
from candour.voice.queries.amending import BY_ITSELF
from candour.voice.queries.checking import short_hash, text_hash
from candour.voice.queries.facts import HARM_ANSWERS
from candour.voice.recording import lock, move, must_be_author, tell
from candour.voice.words import CREDIT, PARTS, whole_text

LONGEST_DRAFT = 20_000
SAYS = frozenset({"regret_only", "published_facts", "claims_change", "promise", "concern"})
"""What an author may say about their own words; each is a fact that the route may depend on."""


@transaction.atomic
def begin_reply(*, by: Person, post: PublicPost, now: datetime) -> Statement:
    """This will open a draft reply and take the post, or give the draft that is already open.

    Raises Refusal when somebody else has the post, or nothing can be said where it was written.
    """
    mine = Statement.objects.for_trust(by.trust_id).filter(
        BY_ITSELF, author=by, post=post, ended_at__isnull=True, published_at__isnull=True
    )
    known = mine.first()
    if known is not None:
        return known
    refuse(cannot_speak(post.account))
    listening.claim_post(by=by, post=post, now=now)
    known = mine.first()  # a second tap of the same button waited for the post
    if known is not None:
        return known
    statement = Statement.objects.create(
        trust_id=by.trust_id, post=post, author=by, state=StatementState.DRAFT, saved_at=now, began_at=now
    )
    tell("voice:draft:began", by=by, statement=statement, now=now)
    return statement


@transaction.atomic
def begin_follow_up(*, by: Person, follows: Statement, says: Sequence[str], now: datetime) -> Statement:
    """This will open an empty draft that adds to a public reply, or give the one that `by` has open already.

    The words are theirs, and go the way of every reply; `says` holds what is known of them beforehand.
    Raises Refusal where the first reply is not public any more, or its post was taken down by its author.
    """
    follows = lock(follows)
    if follows.state != StatementState.PUBLISHED or follows.trust_id != by.trust_id:
        raise Refusal("The first reply is not public.", "There is nothing to add to. Write a new reply.")
    post = follows.post
    if post is not None and post.deleted_at is not None:
        raise Refusal("The post was taken down by its author.", "There is nobody to tell here any more.")
    if not by.is_active:
        raise Refusal("Your account is paused.", "Ask your trust's administrator.")
    known = _open_reply(by, follows)
    if known is not None:
        return known
    statement = Statement.objects.create(
        trust_id=by.trust_id,
        post=post,
        follows=follows,
        author=by,
        state=StatementState.DRAFT,
        says=sorted(SAYS & set(says)),
        saved_at=now,
        began_at=now,
    )
    about = {"follows": follows.pk}
    tell("voice:draft:began", by=by, statement=statement, now=now, about=about)
    return statement


def _open_reply(by: Person, follows: Statement) -> Statement | None:
    """This will give the draft with which somebody adds to a reply; any other one to its post comes first."""
    mine = Statement.objects.for_trust(by.trust_id).filter(
        BY_ITSELF, author=by, ended_at__isnull=True, published_at__isnull=True
    )
    if follows.post_id is None:
        return mine.filter(follows=follows).first()
    known = mine.filter(post_id=follows.post_id).first()
    if known is not None and known.follows_id != follows.pk:
        raise Refusal(
            "You have another reply to this post under way.", "Send it or leave it first. It is on Speak."
        )
    return known


@transaction.atomic
def save_draft(
    *,
    by: Person,
    statement: Statement,
    text: str,
    now: datetime,
    parts: Mapping[str, str] | None = None,
    says: Sequence[str] = (),
    harm_answer: str = "",
    window: str = "",
) -> Statement:
    """This will keep the draft as it is now; its words stay with their author and are in no event.

    `window` names the page that saves, and after a point the words with which it was opened. Where another
    window saved since, its words are kept beside the new ones, so that neither is lost.
    """
    statement = lock(statement)
    must_be_author(by, statement)
    must_be_draft(statement)
    text = clean(text)
    if _came_between(window, statement) and statement.draft_text.strip() not in text:
        statement.draft_beside = statement.draft_text
    statement.draft_text, statement.draft_window = text, window[:40]
    credit = {CREDIT: statement.draft_parts[CREDIT]} if CREDIT in statement.draft_parts else {}
    boxes = {name: clean(value) for name, value in (parts or {}).items() if name in PARTS}
    statement.draft_parts = {**boxes, **credit}
    statement.says = sorted(SAYS & set(says))
    statement.harm_answer = harm_answer if harm_answer in HARM_ANSWERS else ""
    statement.saved_at = now
    statement.save()
    if statement.post is not None and statement.amends_id is None:
        listening.note_draft_activity(by=by, post=statement.post, now=now)
    return statement


@transaction.atomic
def put_hint_aside(*, by: Person, statement: Statement, code: str, now: datetime) -> Statement:
    """This will hide one hint for this draft ("this is fine, thanks"); a hold is not put aside so."""
    statement = lock(statement)
    must_be_author(by, statement)
    must_be_draft(statement)
    if code not in set(Code) or code in ALWAYS_HELD:
        raise Refusal("This is a hold, not a hint.", "Mend the words, or do what the hold says.")
    if code not in statement.hints_put_aside:
        statement.hints_put_aside = [*statement.hints_put_aside, code]
        statement.save(update_fields=["hints_put_aside"])
        tell("voice:hint:put_aside", by=by, statement=statement, now=now, about={"check": code})
    return statement


@transaction.atomic
def lift_hold(*, by: Person, statement: Statement, code: str, reason: str, now: datetime) -> None:
    """This will let one hold go for exactly these words, with the author's reason ("one tap and a reason").

    Only a contradiction and a request for information are lifted by their author; required wording and
    clinical words are for whoever decides.
    """
    statement = lock(statement)
    must_be_author(by, statement)
    must_be_draft(statement)
    if code not in {Code.CONTRADICTION, Code.FOI} or Code(code) not in LIFTABLE:
        raise Refusal("This hold is not yours to lift.", "Mend the words, or send it: a person looks at it.")
    if not reason.strip():
        raise Refusal("A reason is missing.", "Enter a reason: whoever reads this later will see it.")
    text = whole_text(statement.draft_text, statement.draft_parts)
    lift(by=by, statement=statement, code=code, text=text, reason=reason, now=now)


def lift(*, by: Person, statement: Statement, code: str, text: str, reason: str, now: datetime) -> None:
    """This will write down that a person lifted a hold for these words; the caller has checked who may."""
    HoldLifted.objects.get_or_create(
        statement=statement,
        check_code=code,
        text_sha256=text_hash(text),
        defaults={
            "trust_id": statement.trust_id,
            "reason": reason.strip()[:300],
            "lifted_at": now,
            "lifted_by": by,
        },
    )
    tell(
        "voice:hold:lifted",
        by=by,
        statement=statement,
        now=now,
        about={"check": code},
        words={"reason": reason},
    )


@transaction.atomic
def leave_draft(*, by: Person, statement: Statement, now: datetime, because: str = "") -> None:
    """This will leave a draft for good and give the post back, so that somebody else can answer it.

    `because` is one of `Stopped` or nothing. It is counted by quarter alone: no person, no draft, no event.
    """
    statement = lock(statement)
    must_be_author(by, statement)
    must_be_draft(statement)
    move(statement, StatementVerb.WITHDRAW)
    statement.ended_at = now
    statement.save()
    give_post_back(by=by, statement=statement, now=now)
    if because in set(Stopped):
        _count(by, because, now)
    end_sharing(by=by, statement=statement, now=now)
    tell("voice:draft:left", by=by, statement=statement, now=now)


def _count(by: Person, because: str, now: datetime) -> None:
    """This will count one answer; a row for each would stand in the order of the events."""
    counted, _ = LeftBecause.objects.for_trust(by.trust_id).get_or_create(
        answer=because, quarter_on=quarter_of(timezone.localdate(now)), defaults={"trust_id": by.trust_id}
    )
    LeftBecause.objects.filter(pk=counted.pk).update(times=F("times") + 1)


def about_draft(statement: Statement) -> str:
    """This will name a draft that is shared, for the notices about it."""
    return f"draft:{statement.pk}"


def end_sharing(*, by: Person, statement: Statement, now: datetime) -> None:
    """This will end every sharing of a draft that was sent or left; words that were not taken go with it."""
    ended = DraftShared.objects.filter(statement=statement, ended_at=None)
    for pk in list(ended.values_list("pk", flat=True)):
        people.finish_notices(by=by, trust=by.trust_id, about=f"offered:{pk}", now=now)
    if ended.update(ended_at=now, offered_text=""):
        people.finish_notices(by=by, trust=by.trust_id, about=about_draft(statement), now=now)


def give_post_back(*, by: Person, statement: Statement, now: datetime) -> None:
    """This will free the post of a reply that is given up; what amends public words never had it."""
    post = statement.post
    if post is None or statement.amends_id is not None:
        return
    if listening.note_draft_activity(by=by, post=post, now=now):
        listening.give_back(by=by, post=post, now=now)


def _came_between(window: str, statement: Statement) -> bool:
    """This will say whether another window saved words which the window that saves now never showed."""
    opened_with = window.partition(".")[2]
    return window != statement.draft_window and opened_with != short_hash(statement.draft_text)


def must_be_draft(statement: Statement) -> None:
    """This will refuse to change words that were sent."""
    if statement.state != StatementState.DRAFT:
        raise Refusal(
            "These words were sent, so they stay as they are.",
            "Take them back first; whoever looks at them is told.",
        )


def clean(text: str) -> str:
    """This will drop what no database can store (NUL, lone surrogates), and nothing that a person meant."""
    kept = text.replace("\x00", "").replace("\r\n", "\n").encode("utf-8", "ignore").decode()
    if len(kept) > LONGEST_DRAFT:
        raise Refusal(
            f"This is {len(kept) - LONGEST_DRAFT} characters too long.",
            "Shorten it. Nothing is cut off for you.",
        )
    return kept
