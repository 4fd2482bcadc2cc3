"""Reads a feed: RSS or Atom as it is really written, into plain posts; a library does it, from bytes."""

import calendar
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser

from candour.channels.base import Incoming
from candour.channels.plain_words import from_html

MOST_ENTRIES = 200
"""Entries of one answer; the newest stand first."""
LONGEST_TITLE = 300


@dataclass(frozen=True)
class Feed:
    """A feed's own title and its entries, oldest first."""

    title: str
    posts: tuple[Incoming, ...]


def read(body: bytes, headers: Mapping[str, str], address: str, now: datetime) -> Feed | None:
    """This will read a feed; None for what is none."""
    known = {"content-type": headers.get("content-type", ""), "content-location": address}
    parsed = feedparser.parse(io.BytesIO(body), response_headers=known)
    if not parsed.get("version"):
        return None
    title = from_html(str(parsed.feed.get("title", "")))[:LONGEST_TITLE]
    posts = [_post(entry, title, now) for entry in parsed.entries[:MOST_ENTRIES]]
    found = [post for post in posts if post is not None]
    return Feed(title, tuple(sorted(found, key=lambda post: (post.at, post.network_id))))


def _post(entry: Any, feed: str, now: datetime) -> Incoming | None:
    title = from_html(str(entry.get("title", "")))[:LONGEST_TITLE]
    words = from_html(_longest(entry))
    text = "\n".join(filter(None, (title, "" if words == title else words)))
    link = str(entry.get("link", ""))
    if not text:
        return None
    return Incoming(
        network_id=str(
            entry.get("id") or link or hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        ),
        text=text,
        author=from_html(str(entry.get("author", "")))[:120] or feed,
        at=_moment(entry, now),
        url=link if link.startswith(("https://", "http://")) else "",
    )


def _longest(entry: Any) -> str:
    """This will give what an entry says: its whole content where it has it, else its summary."""
    said = [str(each.get("value", "")) for each in entry.get("content", ()) if isinstance(each, dict)]
    return max((*said, str(entry.get("summary", ""))), key=len)


def _moment(entry: Any, now: datetime) -> datetime:
    for name in ("published_parsed", "updated_parsed"):
        told = entry.get(name)
        if told:
            try:
                return datetime.fromtimestamp(calendar.timegm(told), UTC)
            except (ValueError, OverflowError, OSError, TypeError):
                continue
    return now
