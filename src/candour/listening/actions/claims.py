"""Taking a post, passing it on, giving it back: two people never hold one post."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.actor import Actor
from candour.domain.holding import to_pass_on, to_take
from candour.domain.refusal import Refusal, refuse
from candour.domain.triage import CLAIM_LAPSES_AFTER
from candour.jobs import news
from candour.listening import registers
from candour.listening.actions.locks import holding, lock_post, must_work_here, open_claim
from candour.listening.models import Claim, PublicPost
from candour.people import actions as people
from candour.people.models import Person


@transaction.atomic
def claim_post(*, by: Person, post: PublicPost, now: datetime) -> Claim:
    """This will give a post to somebody, so that nobody else answers it; taking it twice changes nothing."""
    must_work_here(by)
    row = lock_post(by.trust_id, post)
    claim = open_claim(row)
    refuse(to_take(holding(row, claim), by.same_human))
    if claim is not None:
        claim.active_at = now
        claim.save(update_fields=["active_at"])
        return claim
    made = _write_claim(row, by, now)
    people.finish_notices(by=by, trust=row.trust_id, about=f"post:{row.pk}", person=by, now=now)
    _tell("listening:post:claimed", by, row, now, claim=made.pk)
    return made


@transaction.atomic
def hand_over(*, by: Person, post: PublicPost, to: Person, now: datetime) -> Claim:
    """This will pass a post on to a colleague, who is told."""
    must_work_here(by)
    row = lock_post(by.trust_id, post)
    claim = open_claim(row)
    refuse(to_pass_on(holding(row, claim), by.same_human))
    if to.trust_id != by.trust_id or not to.is_active or to.same_human == by.same_human:
        raise Refusal("This post cannot go to them.", "Choose a colleague of this trust who can sign in.")
    end_claim(claim, "handed_over", now)
    made = _write_claim(row, to, now)
    people.send_notice(
        by=by,
        person=to,
        kind="handed_over",
        about=f"post:{row.pk}",
        words=f"{by.full_name} handed a post over to you."[:160],
        opens=reverse("listening-post", args=[row.pk]),
        now=now,
    )
    _tell("listening:post:handed_over", by, row, now, claim=made.pk, to=to.pk)
    return made


@transaction.atomic
def give_back(*, by: Person, post: PublicPost, now: datetime) -> PublicPost:
    """This will free a post for anybody to take; drafts stay with whoever wrote them."""
    must_work_here(by)
    row = lock_post(by.trust_id, post)
    claim = open_claim(row)
    refuse(to_pass_on(holding(row, claim), by.same_human))
    end_claim(claim, "given_back", now)
    _tell("listening:post:given_back", by, row, now)
    return row


@transaction.atomic
def note_draft_activity(*, by: Person, post: PublicPost, now: datetime) -> bool:
    """This will keep a post with whoever is writing about it, and say whether it is (still) theirs.

    No event: it comes with every few words typed, and changes only when the claim would lapse.
    """
    mine = Claim.objects.for_trust(by.trust_id).filter(post_id=post.pk, person=by, ended_at=None)
    return bool(mine.update(active_at=now))


@transaction.atomic
def lapse_claims(*, by: Actor, now: datetime, at_most: int = 200) -> int:
    """This will free posts about which nobody wrote for 30 minutes, and say how many.

    A post stays with its holder while a room above says that a reply is under way (it waits for a decision).
    """
    silent = Claim.objects.filter(ended_at=None, active_at__lte=now - CLAIM_LAPSES_AFTER)
    rows = list(
        silent.select_for_update(of=("self",)).select_related("person").order_by("active_at", "pk")[:at_most]
    )
    kept = registers.under_way(row.post_id for row in rows)
    lapsed = [row for row in rows if row.post_id not in kept]
    Claim.objects.filter(pk__in=[row.pk for row in rows if row.post_id in kept]).update(active_at=now)
    for claim in lapsed:
        end_claim(claim, "lapsed", now)
        about = {"post": claim.post_id, "claim": claim.pk}
        news.tell("listening:claim:lapsed", by=by, trust=claim.trust_id, about=about, now=now)
        people.send_notice(
            by=by,
            person=claim.person,
            kind="claim_lapsed",
            about=f"post:{claim.post_id}",
            words="A post that you took is free again after 30 minutes without a word. Your draft is kept.",
            opens=reverse("listening-post", args=[claim.post_id]),
            now=now,
        )
    return len(lapsed)


def end_claim(claim: Claim | None, because: str, now: datetime) -> None:
    """This will end a claim where there is one."""
    if claim is not None:
        claim.ended_at, claim.ended_because = now, because
        claim.save(update_fields=["ended_at", "ended_because"])


def _write_claim(post: PublicPost, person: Person, now: datetime) -> Claim:
    return Claim.objects.create(
        trust_id=post.trust_id, post=post, person=person, claimed_at=now, active_at=now
    )


def _tell(name: str, by: Actor, post: PublicPost, now: datetime, **more: int | None) -> None:
    about: dict[str, str | int | None] = {"post": post.pk, **more}
    news.tell(name, by=by, trust=post.trust_id, about=about, now=now)
