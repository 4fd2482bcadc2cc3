"""What comes in on a Page: posts that others write to it, posts that tag it, and comments on all of those.

https://developers.facebook.com/docs/graph-api/reference/page/feed (posts of the Page and of others on it)
https://developers.facebook.com/docs/graph-api/reference/page/tagged
https://developers.facebook.com/docs/graph-api/reference/object/comments (filter, order)
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from candour.channels.base import Fetched, Incoming
from candour.channels.facebook.names import Kind, Name
from candour.channels.meta.graph import Line, after_of, inner, items
from candour.channels.meta.windows import Window
from candour.channels.moments import moment

COMMENT = "id,message,from{id,name},created_time,parent{id},permalink_url"
COMMENTS = f"comments.filter(stream).order(reverse_chronological).limit(50){{{COMMENT}}}"
POST_ALONE = "id,message,from{id,name},created_time,permalink_url"
POST = f"{POST_ALONE},{COMMENTS}"
A_PAGE = "10"
"""Posts on a page of the list, so that they and fifty comments on each are less than 1 MB."""
READ_AT_LEAST = 3
"""Pages of our own list: comments on the last thirty posts are seen."""
SOMEBODY = "Somebody on Facebook"
"""Facebook names only people who let the app know them."""


def fetch(line: Line, cursor: str, now: datetime) -> Fetched:
    """This will bring what is new, oldest first, then what was changed or taken down."""
    window = Window.of(cursor, now)
    listed = [*_listed(line, window, "feed", READ_AT_LEAST), *_listed(line, window, "tagged", 1)]
    return window.news(reversed(listed), lambda name: line.is_there(Name.of(name).number), now)


def _listed(line: Line, window: Window, edge: str, at_least: int) -> Iterator[Incoming]:
    """This will read a list until a page of it holds nothing new, newest first."""
    pages = line.pages(f"{line.own}/{edge}", {"fields": POST, "limit": A_PAGE})
    for number, page in enumerate(pages, start=1):
        found = [each for post in page for each in _with_comments(line, window, post)]
        yield from found
        if number >= at_least and not window.has_news(found):
            return


def _with_comments(line: Line, window: Window, post: Mapping[str, Any]) -> Iterator[Incoming]:
    said = inner(post, "comments")
    comments = [each for each in items(said) if is_from_outside(line, each)]
    found = [_comment(post, each) for each in comments]
    yield from found
    if after_of(said) and window.has_news(found):
        yield from _more_comments(line, window, post, after_of(said))
    if is_from_outside(line, post) and post.get("message"):
        yield _post(post)


def _more_comments(line: Line, window: Window, post: Mapping[str, Any], after: str) -> Iterator[Incoming]:
    asked = {"filter": "stream", "order": "reverse_chronological", "limit": "50", "fields": COMMENT}
    for page in line.pages(f"{post['id']}/comments", asked | {"after": after}):
        found = [_comment(post, each) for each in page if is_from_outside(line, each)]
        yield from found
        if not window.has_news(found):
            return


def one(each: Mapping[str, Any], post: str) -> Incoming:
    """This will read what was asked for by its number: a comment on `post`, or that post itself."""
    return _post(each) if str(each["id"]) == post else _comment({"id": post}, each)


def is_from_outside(line: Line, each: Mapping[str, Any]) -> bool:
    """This will say whether somebody else wrote it."""
    return str(inner(each, "from").get("id", "")) != line.own


def _comment(post: Mapping[str, Any], each: Mapping[str, Any]) -> Incoming:
    thread = str(Name(Kind.POST, str(post["id"])))
    parent = inner(each, "parent").get("id")
    return Incoming(
        network_id=str(Name(Kind.COMMENT, str(each["id"]))),
        text=str(each.get("message", "")),
        author=_author(each),
        at=moment(each.get("created_time")),
        url=_address(each),
        thread=thread,
        in_reply_to=str(Name(Kind.COMMENT, str(parent))) if parent else thread,
    )


def _post(each: Mapping[str, Any]) -> Incoming:
    return Incoming(
        network_id=str(Name(Kind.POST, str(each["id"]))),
        text=str(each.get("message", "")),
        author=_author(each),
        at=moment(each.get("created_time")),
        url=_address(each),
    )


def _author(each: Mapping[str, Any]) -> str:
    return str(inner(each, "from").get("name") or SOMEBODY)


def _address(each: Mapping[str, Any]) -> str:
    return str(each.get("permalink_url") or f"https://www.facebook.com/{each['id']}")
