"""What comes in on Threads: posts that mention the account, and what people say under ours.

https://developers.facebook.com/docs/threads/retrieve-and-manage-replies (conversation, replies)
https://developers.facebook.com/docs/threads/threads-mentions
https://developers.facebook.com/docs/threads/reference/reply-management (is_reply_owned_by_me)
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from candour.channels.base import Fetched, Incoming
from candour.channels.meta.graph import Line, inner
from candour.channels.meta.windows import WATCHED_FOR, Window
from candour.channels.moments import moment

POST = "id,text,username,permalink,timestamp,root_post{id},replied_to{id}"
UNDER = f"{POST},is_reply_owned_by_me"
OWN = "id,timestamp,has_replies"
A_PAGE = "50"
SOMEBODY = "Somebody on Threads"


def fetch(line: Line, cursor: str, now: datetime) -> Fetched:
    """This will bring what is new, oldest first, then what was changed or taken down."""
    window = Window.of(cursor, now)
    listed = [*_under_ours(line, window, now), *_new(line, window, f"{line.own}/mentions")]
    return window.news(reversed(listed), line.is_there, now)


def _under_ours(line: Line, window: Window, now: datetime) -> Iterator[Incoming]:
    """This will list what stands under our posts of the last week, answers to answers too."""
    for own, below in (("threads", "conversation"), ("replies", "replies")):
        since = str(int((now - WATCHED_FOR).timestamp()))
        for page in line.pages(f"{line.own}/{own}", {"fields": OWN, "since": since, "limit": A_PAGE}):
            for post in page:
                if post.get("has_replies"):
                    yield from _new(line, window, f"{post['id']}/{below}")


def _new(line: Line, window: Window, path: str) -> Iterator[Incoming]:
    """This will read a list until a page of it holds nothing new, newest first."""
    under = {"fields": UNDER, "reverse": "true"}
    asked = {"fields": POST, "limit": A_PAGE} | ({} if path.endswith("/mentions") else under)
    for page in line.pages(path, asked):
        found = [read(each) for each in page if not is_by_us(line, each)]
        yield from found
        if not window.has_news(found):
            return


def is_by_us(line: Line, each: Mapping[str, Any]) -> bool:
    """This will say whether a post is ours: Threads says so of answers, whatever our name is by now.

    Of others only the name tells, as it was at connection.
    """
    by_name = each.get("username") == line.account.settings["username"]
    return by_name or each.get("is_reply_owned_by_me") is True


def read(each: Mapping[str, Any]) -> Incoming:
    """This will read a post."""
    return Incoming(
        network_id=str(each["id"]),
        text=str(each.get("text", "")),
        author=str(each.get("username") or SOMEBODY),
        at=moment(each.get("timestamp")),
        url=str(each.get("permalink") or ""),
        thread=str(inner(each, "root_post").get("id", "")),
        in_reply_to=str(inner(each, "replied_to").get("id", "")),
    )
