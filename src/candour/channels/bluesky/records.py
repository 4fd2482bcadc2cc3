"""The record that goes out for a message, and the name that it keeps for the delivery's whole life.

A record lies at at://DID/app.bsky.feed.post/NAME. The name is ours to choose, so it is made from the
delivery's key: whoever sends the same delivery twice writes to the same place, and there is no second copy.
https://atproto.com/specs/record-key, https://atproto.com/specs/tid
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import regex

from candour.channels import fitting
from candour.channels.base import Message, NotAccepted

POSTS = "app.bsky.feed.post"
GRAPHEMES, BYTES = 300, 3_000
"""The longest text of a post: both hold. https://github.com/bluesky-social/atproto, app.bsky.feed.post."""
PICTURES = 4
ALT_TEXT = 2_000
"""Characters that Bluesky's own pages show of a picture's description."""
_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
_AT_URI = re.compile(
    r"at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/([a-zA-Z0-9.]+)/(?!\.\.?$)([A-Za-z0-9._:~-]{1,100})"
)


@dataclass(frozen=True)
class Place:
    """Where a record lies: whose it is, of what sort, and its name there."""

    did: str
    collection: str
    rkey: str

    def __str__(self) -> str:
        return f"at://{self.did}/{self.collection}/{self.rkey}"


@dataclass(frozen=True)
class Reference:
    """A post as another one names it: its place, and the hash of the words that were answered."""

    uri: str
    cid: str

    def plain(self) -> dict[str, str]:
        """This will give it as a part of a record."""
        return {"uri": self.uri, "cid": self.cid}


def place(network_id: str) -> Place | None:
    """This will read the address of a record; None if it is none."""
    found = _AT_URI.fullmatch(network_id)
    return Place(*found.groups()) if found else None


def length(text: str) -> int:
    """This will count a text so that one limit of 300 stands for the network's two.

    Bluesky counts what a reader sees as one sign (Unicode's grapheme clusters: a family of emoji is one). It
    also takes no more than 3,000 bytes of UTF-8; beyond them each ten bytes count as a sign.
    """
    signs, size = len(regex.findall(r"\X", text)), len(text.encode("utf-8", "replace"))
    return signs if size <= BYTES else max(signs, -(-size * GRAPHEMES // BYTES))


def written_at(message: Message) -> datetime:
    """This will read when the message was written; NotAccepted where it does not say so, with its zone."""
    try:
        at = datetime.fromisoformat(message.created_at)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise NotAccepted("This post does not say when it was written.", "Write it again.")
    return at.astimezone(UTC)


def name_of(message: Message, key: str) -> str:
    """This will make the record's name, always the same for the same message and key.

    A name is a moment in microseconds and ten bits of the writer's choice. The second is the message's own,
    and the thirty bits below it come from the key: two deliveries of one account in the same second share a
    name once in a billion, and then the later one is refused, not written over the first.
    """
    spread = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    second = int(written_at(message).timestamp())
    number = ((second * 1_000_000 + spread % 1_000_000) << 10) | (spread // 1_000_000 % 1024)
    return "".join(_LETTERS[(number >> shift) & 31] for shift in range(60, -1, -5))


def record(
    message: Message,
    *,
    facets: Sequence[Mapping[str, object]],
    reply: tuple[Reference, Reference] | None,
    blobs: Sequence[Mapping[str, object]],
) -> dict[str, object]:
    """This will build the record of a post; `reply` names the thread's first post and the one answered."""
    at = written_at(message)
    content: dict[str, object] = {
        "$type": POSTS,
        "text": message.text,
        "createdAt": f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z",
    }
    if facets:
        content["facets"] = list(facets)
    if reply is not None:
        root, parent = reply
        content["reply"] = {"root": root.plain(), "parent": parent.plain()}
    if blobs:
        images = [
            {"alt": picture.alt, "image": blob} for picture, blob in zip(message.pictures, blobs, strict=True)
        ]
        content["embed"] = {"$type": "app.bsky.embed.images", "images": images}
    return content


def refuse_what_does_not_fit(message: Message) -> None:
    """This will raise NotAccepted, before anything is sent, for a message that the network would not take."""
    fitting.refuse_silence(message)
    fitting.refuse_more_than(GRAPHEMES, length(message.text), "Bluesky")
    fitting.refuse_pictures(message, "Bluesky", PICTURES, ALT_TEXT)
