"""The order in which things happened at the front door, so that `fetch` misses nothing and repeats nothing.

    story told -> 1    teller's reply -> 2    published -> 3    withdrawn -> 4, 5 (the story and its reply)

A number is taken under the lock of the trust's Door, which is kept until the act is committed: a later number
can never be seen before an earlier one. A change that a newer one has overtaken is passed over.
"""

from collections.abc import Iterator

from django.db.models import F

from candour.channels.base import Fetched, Incoming
from candour.channels.frontdoor.addresses import story_url
from candour.channels.frontdoor.models import Change, Door, Story, StoryState, TellerReply, Wish

PAGE = 100


def note(story: Story, reply: TellerReply | None = None) -> None:
    """This will write down, in the caller's transaction, that a story or a teller's reply came or changed."""
    door, _ = Door.objects.get_or_create(trust_id=story.trust_id)
    Door.objects.for_trust(story.trust_id).filter(pk=door.pk).update(changes=F("changes") + 1)
    door.refresh_from_db(fields=["changes"])
    version = story.version if reply is None else _reply_version(story)
    Change.objects.create(
        trust_id=story.trust_id, number=door.changes, story=story, reply=reply, version=version
    )


def since(trust: int, cursor: str) -> Fetched:
    """This will bring one page of changes after the cursor, oldest first, in one SQL statement.

    A page of which nothing is left, because every change in it was overtaken, is passed over.
    """
    while True:
        changes = list(
            Change.objects.for_trust(trust)
            .filter(number__gt=int(cursor or 0))
            .select_related("story", "reply")
            .order_by("number")[:PAGE]
        )
        posts = tuple(_newest(changes))
        cursor = str(changes[-1].number) if changes else cursor
        if posts or not changes:
            return Fetched(posts, cursor)


def _newest(changes: list[Change]) -> Iterator[Incoming]:
    for change in changes:
        if change.reply is None and change.version == change.story.version:
            yield _story(change.story)
        elif change.reply is not None and change.version == _reply_version(change.story):
            yield _reply(change.story, change.reply)


def _reply_version(story: Story) -> int:
    """A reply never changes; it goes when its story goes."""
    return 1 if story.state == StoryState.WITHDRAWN else 0


def _story(story: Story) -> Incoming:
    is_gone = story.state == StoryState.WITHDRAWN
    is_public = story.state == StoryState.PUBLISHED
    may_become_public = story.state == StoryState.WAITING and story.wish == Wish.PUBLISH
    return Incoming(
        network_id=f"story:{story.pk}",
        text="" if is_gone else story.text,
        author=story.teller_name,
        at=story.told_at,
        url=story_url(story.pk) if is_public else "",
        thread=f"story:{story.pk}",
        version=story.version,
        is_deleted=is_gone,
        is_private=not (is_public or may_become_public),
        site=story.site_id,
    )


def _reply(story: Story, reply: TellerReply) -> Incoming:
    is_gone = story.state == StoryState.WITHDRAWN
    return Incoming(
        network_id=f"reply:{reply.pk}",
        text="" if is_gone else reply.text,
        author=story.teller_name,
        at=reply.told_at,
        thread=f"story:{story.pk}",
        in_reply_to=f"story:{story.pk}",
        version=_reply_version(story),
        is_deleted=is_gone,
        is_private=True,
        site=story.site_id,
    )
