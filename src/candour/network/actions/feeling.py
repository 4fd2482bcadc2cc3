"""What a press says or keeps: a feeling, a vote, a post to find again, quiet about something."""

from datetime import datetime

from django.db import transaction

from candour.domain import posting
from candour.domain.posting import Feeling
from candour.domain.refusal import Refusal, refuse
from candour.network.actions.posting import lock
from candour.network.models import Choice, Felt, Kept, Mute, Post, Space, Vote
from candour.network.recording import tell
from candour.people.actions.permits import must_be_of
from candour.people.models import Person


@transaction.atomic
def feel(*, by: Person, post: Post, feeling: Feeling | None, now: datetime) -> None:
    """This will say one thing of a post with a press, instead of what was said before; None takes it back."""
    _must_stand(by, post)
    if feeling is None:
        Felt.objects.filter(post=post, person=by).delete()
    else:
        Felt.objects.update_or_create(
            post=post, person=by, defaults={"trust_id": post.trust_id, "feeling": feeling.value, "at": now}
        )
    about = {"feeling": feeling.value if feeling else None}
    tell("network:post:felt", by=by, thing=post, now=now, about=about)


@transaction.atomic
def vote(*, by: Person, post: Post, choice: Choice, now: datetime) -> None:
    """This will vote in a post's poll, or change one's vote. For whom is in no event."""
    must_be_of(by, post.trust_id)
    locked = lock(post)
    if choice.poll.post_id != locked.pk:
        raise Refusal("This is a choice of another poll.", "Choose one of those below.")
    refuse(posting.to_vote(choice.poll.ends_at, now, is_deleted=locked.deleted_at is not None))
    Vote.objects.update_or_create(
        poll=choice.poll, person=by, defaults={"trust_id": post.trust_id, "choice": choice}
    )
    tell("network:poll:voted", by=by, thing=locked, now=now)


@transaction.atomic
def keep(*, by: Person, post: Post, is_kept: bool, now: datetime) -> None:
    """This will keep a post to find it again, or let it go; only the keeper sees that."""
    must_be_of(by, post.trust_id)
    if is_kept:
        Kept.objects.get_or_create(post=post, person=by, defaults={"trust_id": post.trust_id, "at": now})
    else:
        Kept.objects.filter(post=post, person=by).delete()
    tell("network:post:kept" if is_kept else "network:post:let_go", by=by, thing=post, now=now)


@transaction.atomic
def mute(
    *,
    by: Person,
    now: datetime,
    space: Space | None = None,
    post: Post | None = None,
    whom: Person | None = None,
    is_muted: bool = True,
) -> None:
    """This will keep quiet about a space, a thread or a colleague, or end that; nobody is told."""
    thing = space or post or whom
    if thing is None:
        raise ValueError("Say what to be quiet about: a space, a post or a person.")
    must_be_of(by, thing.trust_id)
    if whom is not None and whom.pk == by.pk:
        raise Refusal("This is you.", "Choose somebody else.")
    found = {"person": by, "space": space, "post": post, "whom": whom}
    if is_muted:
        Mute.objects.get_or_create(**found, defaults={"trust_id": by.trust_id, "at": now})
    else:
        Mute.objects.filter(**found).delete()


def _must_stand(by: Person, post: Post) -> None:
    must_be_of(by, post.trust_id)
    if post.deleted_at is not None or post.hidden_at is not None:
        raise Refusal("This post is gone.", "Open another one.")
