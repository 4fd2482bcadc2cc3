"""Which posts belong to one conversation, found again in whatever order they arrive."""

from collections.abc import Sequence

from django.db.models import Q

from candour.channels.models import Account
from candour.listening.models import PublicPost


def join_threads(account: Account, posts: Sequence[PublicPost]) -> None:
    """This will join new posts to the thread they answer, and early answers to the post they waited for."""
    for post in posts:
        parent = _parent_of(post)
        if parent is not None:
            _join(post.pk, parent.pk)
    for child, parent_key in _children_waiting(account, posts):
        _join(child, parent_key)


def _parent_of(post: PublicPost) -> PublicPost | None:
    """This will find what a post answers: a post, our answer to one, or an elder of the same thread."""
    keys = {post.thread_key, post.in_reply_to} - {"", post.network_id}
    if not keys:
        return None
    others = PublicPost.objects.filter(account_id=post.account_id).exclude(pk=post.pk)
    direct = others.filter(Q(network_id__in=keys) | Q(answered_as__in=keys)).order_by("pk").first()
    if direct is not None or not post.thread_key:
        return direct
    return others.filter(thread_key=post.thread_key).order_by("pk").first()


def _children_waiting(account: Account, posts: Sequence[PublicPost]) -> list[tuple[int, int]]:
    """This will pair posts that came before these with the one of these that they answer."""
    by_key = {post.network_id: post.pk for post in posts}
    if not by_key:
        return []
    early = PublicPost.objects.filter(account=account).filter(
        Q(in_reply_to__in=by_key) | Q(thread_key__in=by_key)
    )
    found = []
    for pk, in_reply_to, thread_key in early.values_list("pk", "in_reply_to", "thread_key").order_by("pk"):
        parents = {by_key[key] for key in (in_reply_to, thread_key) if key in by_key} - {pk}
        found += [(pk, parent) for parent in sorted(parents)]
    return found


def _join(child: int, parent: int) -> None:
    """This will bring a post, with all that hangs on its thread, under the root of its parent's thread."""
    roots = {
        pk: thread or pk
        for pk, thread in PublicPost.objects.filter(pk__in=(child, parent)).values_list("pk", "thread")
    }
    old, new = roots[child], roots[parent]
    if old != new:
        PublicPost.objects.filter(Q(pk=old) | Q(thread=old)).update(thread=new)
