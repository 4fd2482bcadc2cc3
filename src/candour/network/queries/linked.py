"""What is known of the pages that posts link to."""

from datetime import datetime, timedelta

from candour.network.linked_pages import Says
from candour.network.models import LinkedPage, Post

STANDS_FOR = timedelta(days=1)
"""How long what a page said is good for other posts of the trust that link to it."""


def waits_for_its_page(post: Post, address: str) -> bool:
    """This will say whether a post still links there, and nothing is known of the page yet; one statement."""
    if post.deleted_at is not None or post.link != address:
        return False
    return not LinkedPage.objects.for_trust(post.trust_id).filter(post=post).exists()


def read_lately(trust: int, address: str, now: datetime) -> tuple[Says, datetime] | None:
    """This will give what a page said to this trust within a day, and when; one statement."""
    known = LinkedPage.objects.for_trust(trust).filter(address=address, read_at__gt=now - STANDS_FOR)
    page = known.order_by("-read_at", "-pk").first()
    if page is None:
        return None
    return Says(page.title, page.description, page.site, page.host), page.read_at
