"""The page behind a post's first link: read in the background, kept with the post, gone with the link."""

from dataclasses import asdict
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.posting import first_link_in
from candour.jobs import queue
from candour.ledger.models import Event
from candour.network.linked_pages import Says
from candour.network.models import LinkedPage, Post
from candour.network.queries.linked import waits_for_its_page
from candour.network.recording import tell

LONGEST_LINK = 500


def link_of(text: str) -> str:
    """This will give the first link of a post's words; a longer one than is kept leads nowhere when cut."""
    link = first_link_in(text)
    return link if len(link) <= LONGEST_LINK else ""


def ask_for_page(post: Post, *, because: Event, now: datetime) -> None:
    """This will have the page behind a post's link looked at, once for each event.

    Links to one page are looked at one after the other, so that the second finds what the first has read.
    """
    if not post.link:
        return
    queue.enqueue(
        "network.read_link",
        {"trust": post.trust_id, "post": post.pk, "address": post.link},
        due_at=now,
        trust=post.trust_id,
        unique=f"network.read_link:{because.uid}",
        lane=f"network.read_link:{sha256(post.link.encode()).hexdigest()[:16]}",
    )


def let_go_of_page(post: Post) -> None:
    """This will forget the page behind a link that a post has no more."""
    LinkedPage.objects.for_trust(post.trust_id).filter(post=post).delete()


@transaction.atomic
def keep_page(*, by: Actor, post: Post, address: str, says: Says, read_at: datetime, now: datetime) -> None:
    """This will keep what a page said with the post that links to it.

    Nothing changes where the post was changed or taken back meanwhile, or has its page already. What said
    nothing is kept, too, so that no other post asks again within a day.
    """
    post = Post.objects.for_trust(post.trust_id).select_for_update().get(pk=post.pk)
    if not waits_for_its_page(post, address):
        return
    LinkedPage.objects.create(
        trust_id=post.trust_id, post=post, address=address, read_at=read_at, **asdict(says)
    )
    tell("network:post:link_read", by=by, thing=post, now=now)
