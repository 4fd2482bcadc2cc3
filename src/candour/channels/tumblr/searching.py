"""Posts with a hashtag on Tumblr: its list of a tag, newest first, down to the second that was read before.

https://github.com/tumblr/docs/blob/master/api.md, "/tagged". Words cannot be searched for.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from candour.channels.base import Connection, Fetched, Incoming, Watched
from candour.channels.tumblr import api, content
from candour.channels.tumblr.places import Place

A_PAGE = 20
PAGES = 3
MOST_TAGS = 10
"""Hashtags that are asked for in one search: a key may ask a thousand times an hour."""
LEGACY = ("title", "question", "text", "body", "caption", "description", "answer")
"""Where posts that are not in Tumblr's newer format keep their words."""


class Searches:
    """The half of the channel that looks for hashtags."""

    def search(self, account: Connection, watched: Watched, cursor: str) -> Fetched:
        """This will bring public posts with the hashtags; the first time, the newest page of each."""
        read = _seconds(cursor)
        found: dict[str, Incoming] = {}
        kept: dict[str, int] = {}
        for tag in watched.hashtags[:MOST_TAGS]:
            kept[tag] = read.get(tag, 0)
            for post in _tagged(account, tag, read.get(tag, 0)):
                kept[tag] = max(kept[tag], int(content.moment(post).timestamp()))
                one = _incoming(post)
                is_ours = str(post.get("blog_name", "")) == account.settings.get("blog", "")
                if one is not None and not is_ours and watched.finds(_all_words(post)):
                    found[one.network_id] = one
        posts = sorted(found.values(), key=lambda each: (each.at, each.network_id))
        return Fetched(tuple(posts), json.dumps(kept, ensure_ascii=False, sort_keys=True))


def _tagged(account: Connection, tag: str, read: int) -> Iterator[Mapping[str, Any]]:
    """This will list posts with a tag since a second; what was read in that second is read again."""
    server, _ = api.place_of(account)
    page: list[tuple[str, str]] = []
    for _ in range(PAGES if read else 1):
        parameters = (("tag", tag), ("limit", str(A_PAGE)), ("npf", "true"), ("filter", "text"), *page)
        some = api.listed(account, f"{server}/v2/tagged", *parameters)
        for each in some:
            if int(content.moment(each).timestamp()) < read:
                return
            yield each
        if len(some) < A_PAGE:
            return
        last = some[-1].get("featured_timestamp") or some[-1].get("timestamp")
        page = [("before", str(last))]


def _incoming(post: Mapping[str, Any]) -> Incoming | None:
    number, blog = content.number(post), str(post.get("blog_name", ""))
    if not api.POST_ID.fullmatch(number) or not api.BLOG.fullmatch(blog):
        return None
    at: datetime = content.moment(post)
    return Incoming(str(Place(number, blog)), _words(post), blog, at, url=f"{api.PAGES}/{blog}/{number}")


def _words(post: Mapping[str, Any]) -> str:
    legacy = (str(post.get(name) or "").strip() for name in LEGACY)
    return content.words(post) or "\n\n".join(each for each in legacy if each)


def _all_words(post: Mapping[str, Any]) -> str:
    """This will give a post's words with its tags, which Tumblr shows below them."""
    tags = post.get("tags")
    return " ".join([_words(post), *(f"#{tag}" for tag in (tags if isinstance(tags, list) else []))])


def _seconds(cursor: str) -> dict[str, int]:
    try:
        return {str(tag): int(second) for tag, second in json.loads(cursor).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
