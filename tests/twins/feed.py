"""A blog's server: a feed that is Atom or RSS, with ETag and 304 (RFC 9110, 8.8.3 and 15.4.5).

Atom: RFC 4287; RSS: https://www.rssboard.org/rss-specification. Rules that a test may change: kind (atom,
rss, page), status (another answer), moved (it stands at /new now), has_etag.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

from tests.twins.twin import Answer, Log, Request, Twin, answers, serve


@dataclass
class Entry:
    """One entry of the blog."""

    number: str
    markup: str
    title: str
    at: datetime


class FeedTwin(Twin):
    """A small blog."""

    name = "feed"

    def __init__(self, log: Log) -> None:
        super().__init__(log)
        self.rules |= {"kind": "atom", "status": 200, "moved": False, "has_etag": True}
        self.entries: list[Entry] = []
        self.met = {"whole": 0, "unchanged": 0}

    def public(self) -> list[str]:
        return []

    def say(self, said: Mapping[str, Any]) -> str:
        number = str(said.get("id") or f"tag:blog.example,2026:{len(self.entries) + 1}")
        self.entries = [entry for entry in self.entries if entry.number != number]
        at = datetime(2026, 11, 20, 9, len(self.entries) % 60, tzinfo=UTC)
        self.entries.append(Entry(number, str(said["text"]), str(said.get("title", "")), at))
        return number

    def take_back(self, network_id: str) -> None:
        self.entries = [entry for entry in self.entries if entry.number != network_id]

    @answers("GET", "/feed.xml")
    def feed(self, request: Request) -> Answer:
        if self.rules["moved"]:
            return Answer(301, None, {"location": "/new/feed.xml"})
        return self._feed(request)

    @answers("GET", "/new/feed.xml")
    def moved(self, request: Request) -> Answer:
        return self._feed(request)

    def _feed(self, request: Request) -> Answer:
        if self.rules["status"] != 200:
            return Answer(self.rules["status"], {}, {"retry-after": "120"})
        bodies = {"atom": self._atom(), "rss": self._rss(), "page": "<html><p>Hello</p></html>"}
        whole = bodies[self.rules["kind"]].encode()
        etag = f'"{hashlib.sha256(whole).hexdigest()[:16]}"'
        if self.rules["has_etag"] and request.headers.get("if-none-match") == etag:
            self.met["unchanged"] += 1
            return Answer(304, None, {"etag": etag})
        self.met["whole"] += 1
        kind = "application/rss+xml" if self.rules["kind"] == "rss" else "application/atom+xml"
        headers = {"content-type": f"{kind}; charset=utf-8"}
        return Answer(200, whole, headers | ({"etag": etag} if self.rules["has_etag"] else {}))

    def _atom(self) -> str:
        entries = "".join(
            f"<entry><id>{each.number}</id><title>{escape(each.title)}</title>"
            f'<link href="https://blog.example/{index}"/><updated>{each.at.isoformat()}</updated>'
            f'<content type="html">{escape(each.markup)}</content></entry>'
            for index, each in enumerate(self.entries)
        )
        return (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
            f"<title>Hospital watch</title>{entries}</feed>"
        )

    def _rss(self) -> str:
        items = "".join(
            f'<item><guid isPermaLink="false">{each.number}</guid><title>{escape(each.title)}</title>'
            f"<link>https://blog.example/{index}</link><pubDate>{format_datetime(each.at)}</pubDate>"
            f"<description>{escape(each.markup)}</description></item>"
            for index, each in enumerate(self.entries)
        )
        return f'<rss version="2.0"><channel><title>Hospital watch</title>{items}</channel></rss>'

    @answers("GET", "/_met")
    def counted(self, request: Request) -> Answer:
        del request
        return Answer(200, self.met)


if __name__ == "__main__":
    serve(FeedTwin)
