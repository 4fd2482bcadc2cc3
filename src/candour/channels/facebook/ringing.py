"""What a Page's bell is rung for: posts to it, and comments on what stands on it.

https://developers.facebook.com/docs/graph-api/webhooks/reference/page (feed: item, verb, post_id, comment_id)
https://developers.facebook.com/docs/graph-api/webhooks/getting-started/webhooks-for-pages (subscribed_apps)
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import ClassVar

from candour.channels.base import Connection, Fetched
from candour.channels.facebook import incoming
from candour.channels.facebook.connecting import GRAPH
from candour.channels.facebook.names import Kind, Name
from candour.channels.meta.graph import Line
from candour.channels.meta.ringing import asked_for, changes, ring_from_now_on
from candour.channels.meta.windows import Window
from candour.channels.ringing import BellPull, Ring

POSTS = frozenset({"post", "status", "photo", "video", "share", "link"})
"""Items that are posts; reactions and the like are left out."""


class Bell:
    """The half of the channel that is rung for."""

    bell: ClassVar = BellPull("Page", ("feed",))

    def rings(self, said: object) -> Iterator[Ring]:
        """This will read which posts and comments came, were changed or taken down."""
        for each in changes(said, "page"):
            kind, number = Kind.POST, each.told("post_id")
            if each.told("item") == "comment":
                kind, number = Kind.COMMENT, each.told("comment_id")
            is_known = each.told("item") in POSTS | {"comment"} and Name.told(kind, number) is not None
            if each.field == "feed" and is_known and Name.told(Kind.POST, each.told("post_id")):
                at = f"{each.at} {each.told('verb')}"
                yield Ring(each.own, str(kind), number, each.told("post_id"), at)

    def ask_to_ring(self, account: Connection) -> None:
        """This will have the Page ring for its feed."""
        ring_from_now_on(Line(GRAPH, account), self.bell.fields)

    def answer(self, account: Connection, ring: Ring, cursor: str) -> Fetched:
        """This will ask for the post or comment."""
        line, now = Line(GRAPH, account), datetime.now(UTC)
        window, name = Window.of(cursor, now), Name(Kind(ring.kind), ring.number)
        fields = incoming.COMMENT if name.kind is Kind.COMMENT else incoming.POST_ALONE
        said = asked_for(line, name.number, fields)
        if said is not None and not (incoming.is_from_outside(line, said) and said.get("message")):
            return Fetched((), cursor)
        return window.brought(str(name), incoming.one(said, ring.place) if said else None, now)
