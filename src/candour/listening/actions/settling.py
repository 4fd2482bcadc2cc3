"""How a post stops waiting: it has its answer, or a person said with a reason that it needs none."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.holding import to_bring_back, to_put_aside
from candour.domain.refusal import refuse
from candour.jobs import news
from candour.listening.actions.claims import end_claim
from candour.listening.actions.locks import holding, lock_post, must_work_here, open_claim
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Person


@transaction.atomic
def mark_answered(*, by: Actor, post: PublicPost, now: datetime, network_id: str = "") -> PublicPost:
    """This will note that a post has its public answer; `network_id` is the network's id of that answer.

    Called by `voice` once a reply is live. A second answer changes the moment of nothing but the id.
    """
    row = lock_post(post.trust_id, post)
    row.answered_at = row.answered_at or now
    row.answered_as = network_id[:200] or row.answered_as
    row.waits_since = None
    row.save(update_fields=["answered_at", "answered_as", "waits_since"])
    end_claim(open_claim(row), "answered", now)
    people.finish_notices(by=by, trust=row.trust_id, about=f"post:{row.pk}", now=now)
    news.tell("listening:post:answered", by=by, trust=row.trust_id, about={"post": row.pk}, now=now)
    return row


@transaction.atomic
def wait_again(*, by: Actor, post: PublicPost, now: datetime) -> PublicPost:
    """This will let a post wait once more, because the answer that it had was taken down."""
    row = lock_post(post.trust_id, post)
    if row.answered_at is None or row.deleted_at is not None:
        return row
    row.answered_at, row.answered_as, row.waits_since = None, "", now
    row.save(update_fields=["answered_at", "answered_as", "waits_since"])
    news.tell("listening:post:waits_again", by=by, trust=row.trust_id, about={"post": row.pk}, now=now)
    return row


@transaction.atomic
def put_aside(*, by: Person, post: PublicPost, reason: str, now: datetime) -> PublicPost:
    """This will say that a post needs no reply, and why; a colleague can bring it back."""
    must_work_here(by)
    row = lock_post(by.trust_id, post)
    claim = open_claim(row)
    refuse(to_put_aside(holding(row, claim), by.same_human, reason))
    row.put_aside_at, row.put_aside_by, row.put_aside_because = now, by.ledger_name, reason.strip()[:300]
    row.waits_since = None
    row.save(update_fields=["put_aside_at", "put_aside_by", "put_aside_because", "waits_since"])
    end_claim(claim, "put_aside", now)
    people.finish_notices(by=by, trust=row.trust_id, about=f"post:{row.pk}", now=now)
    words = {"reason": row.put_aside_because}
    news.tell(
        "listening:post:put_aside", by=by, trust=row.trust_id, about={"post": row.pk}, words=words, now=now
    )
    return row


@transaction.atomic
def bring_back(*, by: Person, post: PublicPost, now: datetime) -> PublicPost:
    """This will let a post wait again, since its author wrote; why it was put aside stays in the ledger."""
    must_work_here(by)
    row = lock_post(by.trust_id, post)
    refuse(to_bring_back(holding(row, None)))
    row.put_aside_at, row.put_aside_by, row.put_aside_because = None, "", ""
    row.waits_since = None if row.deleted_at else row.posted_at
    row.save(update_fields=["put_aside_at", "put_aside_by", "put_aside_because", "waits_since"])
    news.tell("listening:post:brought_back", by=by, trust=row.trust_id, about={"post": row.pk}, now=now)
    return row
