"""Posts in Tumblr's own format (NPF): ours as they are sent, and anybody's as they are read.

A text block is one paragraph, so each line is a block of its own, and lines are what we read back.
https://github.com/tumblr/docs/blob/master/npf-spec.md
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from candour.channels import calls, fitting
from candour.channels.base import Connection, Message, NotAccepted
from candour.channels.pictures import kind_of
from candour.channels.tumblr import api

LONGEST = 4_096
"""Code points of a text block; we keep a whole post to it. npf-spec.md, "Text Block Length"."""
PICTURES = 30
ALT_TEXT = 4_096
LARGEST_PICTURE = 10_000_000
_LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?')\]]")


def refuse_what_does_not_fit(message: Message) -> None:
    """This will raise NotAccepted, before anything is sent, for a message that Tumblr would not take."""
    fitting.refuse_silence(message)
    fitting.refuse_more_than(LONGEST, len(message.text), "Tumblr")
    fitting.refuse_pictures(message, "Tumblr", PICTURES, ALT_TEXT)


def sending(
    account: Connection, message: Message, parent: Mapping[str, object], method: str, url: str
) -> calls.Request:
    """This will make the call that writes the message, with its pictures in the same request."""
    files = {f"picture-{place}": _bytes(account, each.sha256) for place, each in enumerate(message.pictures)}
    blocks: list[dict[str, object]] = [_paragraph(line) for line in message.text.split("\n")]
    for (name, content), each in zip(files.items(), message.pictures, strict=True):
        media = [{"type": kind_of(content), "identifier": name}]
        blocks.append({"type": "image", "media": media, "alt_text": each.alt})
    body = json.dumps({"content": blocks, "state": "published", **parent}).encode()
    if not files:
        return calls.Request(
            method, url, content=body, content_type="application/json", headers=api.SAME_AGENT
        )
    parts: list[tuple[str, tuple[str | None, bytes, str]]] = [("json", (None, body, "application/json"))]
    for name, content in files.items():
        kind = kind_of(content)
        parts.append((name, (f"{name}.{kind.partition('/')[2]}", content, kind)))
    made = httpx.Request(method, url, files=parts)
    return calls.Request(
        method,
        url,
        content=made.read(),
        content_type=made.headers["content-type"],
        headers=api.SAME_AGENT,
    )


def _paragraph(line: str) -> dict[str, object]:
    links = [
        {"start": match.start(), "end": match.end(), "type": "link", "url": match[0]}
        for match in _LINK.finditer(line)
    ]
    return {"type": "text", "text": line, **({"formatting": links} if links else {})}


def _bytes(account: Connection, sha256: str) -> bytes:
    other = NotAccepted("Tumblr does not show pictures of this kind.", "Choose a JPEG, PNG or WebP picture.")
    return fitting.approved(account.trust_id, sha256, largest=LARGEST_PICTURE, other=other)


def written(post: Mapping[str, Any]) -> str:
    """This will give what the author of a post wrote in it, without what it reblogs."""
    return "\n".join(
        str(block.get("text", "")) for block in _blocks(post) if block.get("type") == "text"
    ).strip()


def words(post: Mapping[str, Any]) -> str:
    """This will give the same, and how its pictures are described."""
    pictures = (str(block.get("alt_text") or "") for block in _blocks(post) if block.get("type") == "image")
    said = [written(post), *(f"[Picture: {alt}]" for alt in pictures if alt)]
    return "\n\n".join(each for each in said if each)


def number(post: Mapping[str, Any]) -> str:
    """This will give a post's number: `id_string` where there is one, for 64 bits are too many for some."""
    return str(post.get("id_string") or post.get("id") or "")


def parent_number(post: Mapping[str, Any]) -> str:
    """This will give the number of the post that this one reblogs, empty where it reblogs none."""
    trail = [each for each in post.get("trail", []) if isinstance(each, Mapping)]
    last = trail[-1].get("post") if trail else None
    shown = str(last.get("id", "")) if isinstance(last, Mapping) else ""
    return str(post.get("parent_post_id") or post.get("reblogged_from_id") or shown)


def moment(post: Mapping[str, Any]) -> datetime:
    """This will read when it was published; now where it does not say so."""
    at = post.get("timestamp")
    if isinstance(at, int) and 0 < at < 100_000_000_000:
        return datetime.fromtimestamp(at, UTC)
    return datetime.now(UTC)


def _blocks(post: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    content = post.get("content")
    yield from (
        block for block in (content if isinstance(content, list) else []) if isinstance(block, Mapping)
    )
