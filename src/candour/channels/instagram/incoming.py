"""What comes in on Instagram: comments on the account's posts, and answers to them.

https://developers.facebook.com/docs/instagram-platform/comment-moderation (newest first, fifty at once)
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from candour.channels.base import Fetched, Incoming
from candour.channels.instagram.names import Kind, Name
from candour.channels.meta.graph import Line, after_of, inner, items
from candour.channels.meta.windows import Window
from candour.channels.moments import moment

REPLY = "id,text,timestamp,username,from{id}"
COMMENT = f"{REPLY},replies.limit(50){{{REPLY}}}"
POST = f"id,permalink,comments.limit(50){{{COMMENT}}}"
A_PAGE = "10"
READ_AT_LEAST = 3
"""Pages of our own list: comments on the last thirty posts are seen."""
SOMEBODY = "Somebody on Instagram"


def fetch(line: Line, cursor: str, now: datetime) -> Fetched:
    """This will bring what is new, oldest first, then what was changed or taken down."""
    window = Window.of(cursor, now)
    listed = list(_listed(line, window))
    return window.news(reversed(listed), lambda name: line.is_there(Name.of(name).number), now)


def _listed(line: Line, window: Window) -> Iterator[Incoming]:
    pages = line.pages(f"{line.own}/media", {"fields": POST, "limit": A_PAGE})
    for number, page in enumerate(pages, start=1):
        found = [each for post in page for each in _under(line, window, post)]
        yield from found
        if number >= READ_AT_LEAST and not window.has_news(found):
            return


def _under(line: Line, window: Window, post: Mapping[str, Any]) -> Iterator[Incoming]:
    """This will list what stands under a post, newest first, until a page holds nothing new."""
    said = inner(post, "comments")
    found = _with_replies(line, window, post, items(said))
    yield from found
    if not after_of(said) or not window.has_news(found):
        return
    asked = {"fields": COMMENT, "limit": "50", "after": after_of(said)}
    for page in line.pages(f"{post['id']}/comments", asked):
        found = _with_replies(line, window, post, page)
        yield from found
        if not window.has_news(found):
            return


def _with_replies(
    line: Line, window: Window, post: Mapping[str, Any], comments: list[dict[str, Any]]
) -> list[Incoming]:
    found: list[Incoming] = []
    for each in comments:
        answered = str(Name(Kind.COMMENT, each["id"]))
        replies = [*_replies(line, window, each)]
        found += [_read(post, one, answered, answered) for one in replies if not is_by_us(line, one)]
        if not is_by_us(line, each):
            on = str(Name(Kind.MEDIA, str(post["id"])))
            found.append(_read(post, each, on, on))
    return found


def one(each: Mapping[str, Any]) -> Incoming:
    """This will read a comment that was asked for by its number."""
    parent, post = each.get("parent_id"), inner(each, "media")
    above = Name(Kind.COMMENT, str(parent)) if parent else Name(Kind.MEDIA, str(post.get("id", "")))
    return _read(post, each, str(above), str(above))


def is_by_us(line: Line, each: Mapping[str, Any]) -> bool:
    """This will say whether a comment is ours: by our number, or by the name that we had at connection.

    An account may be renamed since; and Instagram tells of some only by name.
    """
    by_number = str(inner(each, "from").get("id", "")) == line.own
    return by_number or each.get("username") == line.account.settings["username"]


def _replies(line: Line, window: Window, comment: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    said = inner(comment, "replies")
    listed = items(said)
    yield from listed
    is_new = any(str(Name(Kind.COMMENT, each["id"])) not in window.seen for each in listed)
    if after_of(said) and is_new:
        asked = {"fields": REPLY, "limit": "50", "after": after_of(said)}
        for page in line.pages(f"{comment['id']}/replies", asked):
            yield from page


def _read(post: Mapping[str, Any], each: Mapping[str, Any], answered: str, thread: str) -> Incoming:
    """This will read a comment. Whoever answered an answer hears of ours by their @name alone."""
    author, is_deep = str(each.get("username") or ""), answered.startswith(f"{Kind.COMMENT}/")
    return Incoming(
        network_id=str(Name(Kind.COMMENT, str(each["id"]))),
        text=str(each.get("text", "")),
        author=author or SOMEBODY,
        at=moment(each.get("timestamp")),
        url=str(post.get("permalink") or ""),
        thread=thread,
        in_reply_to=answered,
        handle=f"@{author}" if author and is_deep else "",
    )
