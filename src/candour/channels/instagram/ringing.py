"""What Instagram's bell is rung for: comments on the account's posts, and where others name the account.

https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram (comments, mentions)
https://developers.facebook.com/documentation/instagram-platform/webhooks/fields
https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment
https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_media

Where somebody names the account stands on no list: it comes by the bell alone.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar

from candour.channels.base import Connection, Fetched, Incoming
from candour.channels.instagram import incoming
from candour.channels.instagram.connecting import GRAPH
from candour.channels.instagram.names import Kind, Name, mention_of
from candour.channels.meta.codes import Refused
from candour.channels.meta.graph import Line, inner
from candour.channels.meta.ringing import asked_for, changes, ring_from_now_on
from candour.channels.meta.windows import Window
from candour.channels.moments import moment
from candour.channels.ringing import BellPull, Ring

COMMENT = f"{incoming.REPLY},parent_id,media{{id,permalink}}"
IN_A_COMMENT = "id,text,timestamp,media{id,permalink}"
IN_A_CAPTION = "id,caption,timestamp,username"


class Bell:
    """The half of the channel that is rung for."""

    bell: ClassVar = BellPull(
        "Instagram",
        ("comments", "mentions"),
        "Posts that name the account come in only so.",
    )

    def rings(self, said: object) -> Iterator[Ring]:
        """This will read which comments and mentions came."""
        for each in changes(said, "instagram"):
            if each.field == "comments":
                number, place = each.told("id"), str(inner(each.value, "media").get("id") or "")
                if Name.told(Kind.COMMENT, number):
                    yield Ring(each.own, str(Kind.COMMENT), number, place, each.at)
            elif each.field == "mentions" and Name.told(Kind.MEDIA, each.told("media_id")):
                comment = each.told("comment_id")
                if not comment or Name.told(Kind.COMMENT, comment):
                    yield Ring(each.own, str(Kind.MENTION), comment, each.told("media_id"), each.at)

    def ask_to_ring(self, account: Connection) -> None:
        """This will have Instagram ring for the account."""
        ring_from_now_on(Line(GRAPH, account), self.bell.fields)

    def answer(self, account: Connection, ring: Ring, cursor: str) -> Fetched:
        """This will ask for the comment, or for what names the account."""
        line, now = Line(GRAPH, account), datetime.now(UTC)
        window = Window.of(cursor, now)
        if ring.kind == Kind.COMMENT:
            name = str(Name(Kind.COMMENT, ring.number))
            said = _comment(line, ring, is_known=name in window.seen)
            if said is not None and incoming.is_by_us(line, said):
                return Fetched((), cursor)
            if said is not None or name in window.seen:
                return window.brought(name, incoming.one(said) if said else None, now)
        if not ring.place:
            return Fetched((), cursor)
        name = mention_of(ring.place, ring.number)
        return window.brought(name, _mentioned(line, ring, name), now, is_listed=False)


def _comment(line: Line, ring: Ring, *, is_known: bool) -> dict[str, Any] | None:
    """This will ask for a comment, None where it is gone.

    One on somebody else's post, which names us, is not shown so. One that was shown before is not gone for
    being closed to us.
    """
    try:
        return asked_for(line, ring.number, COMMENT)
    except Refused as refused:
        if is_known or not refused.code.is_permission:
            raise
        return None


def _mentioned(line: Line, ring: Ring, name: str) -> Incoming | None:
    """This will ask for what names us: a comment, or the words under a picture."""
    edge, number, fields = "mentioned_media.media_id", ring.place, IN_A_CAPTION
    if ring.number:
        edge, number, fields = "mentioned_comment.comment_id", ring.number, IN_A_COMMENT
    said = asked_for(line, line.own, f"{edge}({number}){{{fields}}}")
    found = inner(said or {}, edge.partition(".")[0])
    is_ours = incoming.is_by_us(line, found)
    return _read(found, name) if found.get("id") and not is_ours else None


def _read(said: Mapping[str, Any], name: str) -> Incoming:
    return Incoming(
        network_id=name,
        text=str(said.get("text") or said.get("caption") or ""),
        author=str(said.get("username") or incoming.SOMEBODY),
        at=moment(said.get("timestamp")),
        url=str(inner(said, "media").get("permalink") or ""),
    )
