"""Posts that answer nobody: begun, sent to chosen accounts, at a chosen time, which may change."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from candour.channels.fitting import picture_refusal
from candour.channels.queries import accounts_that_write, front_door
from candour.domain.refusal import Refusal, refuse
from candour.domain.scheduling import schedule_refusal
from candour.domain.statements import DeliveryState, StatementState
from candour.domain.versions import Picture
from candour.people.models import Person
from candour.voice.actions.drafting import clean, must_be_draft
from candour.voice.actions.picturing import put_pictures
from candour.voice.models import Delivery, Statement
from candour.voice.outbox.settling import ask_for_work
from candour.voice.queries.amending import BY_ITSELF
from candour.voice.queries.policy import policy_in_force
from candour.voice.recording import lock, must_be_author, tell
from candour.voice.words import CREDIT, whole_text


@transaction.atomic
def begin_post(*, by: Person, now: datetime) -> Statement:
    """This will open a draft of one's own for the trust's own page, or give the empty one already open."""
    mine = Statement.objects.for_trust(by.trust_id).filter(
        BY_ITSELF, author=by, post=None, state=StatementState.DRAFT, draft_text="", begun_from=""
    )
    for known in mine.order_by("pk"):
        if not whole_text(known.draft_text, known.draft_parts):
            return known
    return _begin(by, "", now)


@transaction.atomic
def begin_post_with(
    *, by: Person, text: str, pictures: Sequence[Picture], begun_from: str, now: datetime
) -> Statement:
    """This will open a draft of one's own that has words and pictures already, for the trust's own page.

    The bytes of the pictures are kept already (`channels.pictures.keep_picture`). What it was begun from is
    named as its room names things ("post:7"); that room says whether it may leave (`add_leaving_terms`).
    """
    statement = _begin(by, clean(text), now, begun_from)
    return put_pictures(by=by, statement=statement, pictures=pictures, now=now)


def _begin(by: Person, text: str, now: datetime, begun_from: str = "") -> Statement:
    door = front_door(by.trust_id)
    statement = Statement.objects.create(
        trust_id=by.trust_id,
        author=by,
        state=StatementState.DRAFT,
        draft_text=text,
        saved_at=now,
        began_at=now,
        accounts=[door.pk] if door else [],
        begun_from=begun_from,
    )
    tell("voice:draft:began", by=by, statement=statement, now=now)
    return statement


@transaction.atomic
def put_credit(*, statement: Statement, credit: str) -> Statement:
    """This will have a draft end with the line that says from whom it is, or with none; its writer's boxes
    do not change it. Whoever calls it has asked them, and writes the event.
    """
    statement = lock(statement)
    must_be_draft(statement)
    parts = {name: words for name, words in statement.draft_parts.items() if name != CREDIT}
    statement.draft_parts = {**parts, CREDIT: credit} if credit else parts
    statement.save(update_fields=["draft_parts"])
    return statement


@transaction.atomic
def place_post(
    *, by: Person, statement: Statement, accounts: Collection[int], wished_at: datetime | None, now: datetime
) -> Statement:
    """This will say where a post of one's own goes, and not before when (None: as soon as it may)."""
    statement = lock(statement)
    must_be_author(by, statement)
    must_be_draft(statement)
    if statement.post_id is not None or statement.amends_id is not None:
        raise Refusal("A reply goes where the post came from.", "Write a post of your own for other places.")
    may = {account.pk: account for account in accounts_that_write(by.trust_id)}
    if not set(accounts) or not set(accounts) <= set(may):
        raise Refusal("Choose where it goes.", "Tick at least one of the trust's accounts that can write.")
    for chosen in sorted(set(accounts)):
        refuse(picture_refusal(may[chosen], len(statement.draft_pictures), is_answer=False))
    if wished_at is not None and (too_late := schedule_refusal(wished_at, now)):
        raise too_late
    statement.accounts, statement.wished_at = sorted(set(accounts)), wished_at
    statement.save(update_fields=["accounts", "wished_at"])
    return statement


def time_refusal(by: Person, statement: Statement) -> Refusal | None:
    """This will say why the time of an approved post cannot change now, or nothing."""
    if statement.author_id != by.pk:
        return Refusal("This is somebody else's post.", "Ask its author.")
    if statement.state not in {StatementState.APPROVED, StatementState.HELD_BACK}:
        return Refusal("Its time cannot change now.", "Only what is approved and has not left has a time.")
    return None


@transaction.atomic
def change_time(*, by: Person, statement: Statement, wished_at: datetime | None, now: datetime) -> Statement:
    """This will change when an approved post leaves; its words stay, and so does its approval.

    It never leaves before its undo window is over.
    """
    statement = lock(statement)
    for refusal in (time_refusal(by, statement), wished_at and schedule_refusal(wished_at, now)):
        if refusal:
            raise refusal
    if statement.deliveries.exclude(state__in=[DeliveryState.QUEUED, DeliveryState.WITHDRAWN]).exists():
        raise Refusal("It has begun to leave.", "Own it: correct it in the thread, where everybody can see.")
    _number, policy = policy_in_force(statement.trust_id)
    soonest = now + policy.undo_window(incident_open=False)
    statement.wished_at = wished_at
    statement.leaves_at = max(soonest, wished_at) if wished_at else soonest
    statement.save(update_fields=["wished_at", "leaves_at"])
    for delivery in Delivery.objects.filter(statement=statement, state=DeliveryState.QUEUED):
        delivery.due_at = statement.leaves_at
        delivery.save(update_fields=["due_at"])
        ask_for_work(delivery)
    tell(
        "voice:post:rescheduled", by=by, statement=statement, now=now, about={"version": statement.current_id}
    )
    return statement
