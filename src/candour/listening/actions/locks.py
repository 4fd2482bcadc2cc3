"""Rows held for the length of an act, so that two people never change one post at once."""

from candour.domain.holding import Holding
from candour.domain.refusal import Refusal
from candour.listening.models import Claim, HandOff, PublicPost
from candour.people.models import Person


def lock_post(trust_id: int, post: PublicPost) -> PublicPost:
    """This will hold the row of one post of this trust; another trust's post is not there."""
    return PublicPost.objects.for_trust(trust_id).select_for_update().get(pk=post.pk)


def lock_hand_off(trust_id: int, hand_off: HandOff) -> HandOff:
    """This will hold the row of one hand-off of this trust."""
    return HandOff.objects.for_trust(trust_id).select_for_update().get(pk=hand_off.pk)


def open_claim(post: PublicPost) -> Claim | None:
    """This will give the claim that stands on a post, with its holder."""
    return Claim.objects.filter(post=post, ended_at=None).select_related("person").first()


def holding(post: PublicPost, claim: Claim | None) -> Holding:
    """This will tell the rules who has a post and whether it still waits."""
    return Holding(
        held_by=claim.person.same_human if claim else "",
        holder_name=claim.person.full_name if claim else "",
        is_answered=post.answered_at is not None and post.waits_since is None,
        is_put_aside=post.put_aside_at is not None,
        is_deleted=post.deleted_at is not None,
        has_open_hand_off=HandOff.objects.filter(post=post, released_at=None).exists(),
    )


def must_work_here(by: Person) -> None:
    """This will refuse somebody whose account is suspended."""
    if not by.is_active:
        raise Refusal("Your account is suspended.", "Ask a trust administrator to let you back in.")
