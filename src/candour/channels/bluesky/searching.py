"""Posts with watched words on Bluesky: its search, newest first, down to the moment that was read before.

https://docs.bsky.app/docs/api/app-bsky-feed-search-posts. It takes one word, phrase or hashtag at a time, so
the cursor remembers for each how far it was read, and whose turn it is where there are many:

    {"next": 20, "read": {"no beds": "2026-11-20T09:00:00.000+00:00"}}

A phrase is asked for as its words, wherever they stand in a post; what does not hold it is sifted out.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from candour.channels.base import Connection, Fetched, Incoming, Watched
from candour.channels.bluesky import xrpc
from candour.channels.bluesky.incoming import as_incoming, is_a_post, moment_of
from candour.channels.bluesky.sessions import did_of, signed

A_PAGE = 50
PAGES = 3
AT_ONCE = 20
"""Words that are asked for in one search: a thousand have their turn within ten minutes."""


class Searches:
    """The half of the channel that looks for words and hashtags."""

    def search(self, account: Connection, watched: Watched, cursor: str) -> Fetched:
        """This will bring public posts with the words; the first time, the newest page of each."""
        asked = [*watched.words, *(f"#{tag}" for tag in watched.hashtags)]
        turn, read = _read_cursor(cursor)
        start = turn if turn < len(asked) else 0
        some = asked[start : start + AT_ONCE]
        kept = {query: moment for query, moment in read.items() if query in asked}
        found: dict[str, Incoming] = {}
        for query in some:
            for post in _listed(account, query, read.get(query, "")):
                kept[query] = max(kept.get(query, ""), moment_of(post))
                one = as_incoming(post, 0)
                if post["author"].get("did") != did_of(account) and watched.finds(one.text):
                    found[one.network_id] = one
        after = start + AT_ONCE if start + AT_ONCE < len(asked) else 0
        posts = sorted(found.values(), key=lambda each: (each.at, each.network_id))
        return Fetched(tuple(posts), json.dumps({"next": after, "read": kept}, sort_keys=True))


def _listed(account: Connection, query: str, read: str) -> Iterator[Mapping[str, Any]]:
    """This will list posts, newest first, that came after what was read."""
    more: list[tuple[str, str]] = [("since", read)] if read else []
    page = ""
    for _ in range(PAGES if read else 1):
        parameters = [("q", query), ("sort", "latest"), ("limit", str(A_PAGE)), *more]
        parameters += [("cursor", page)] if page else []
        said = signed(account, xrpc.question("app.bsky.feed.searchPosts", *parameters), xrpc.ask)
        for post in said.get("posts", []):
            if is_a_post(post) and moment_of(post) > read:
                yield post
        page = str(said.get("cursor") or "")
        if not page:
            return


def _read_cursor(cursor: str) -> tuple[int, dict[str, str]]:
    try:
        said = json.loads(cursor)
        return int(said["next"]), {str(query): str(moment) for query, moment in said["read"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return 0, {}
