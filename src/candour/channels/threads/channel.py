"""Threads: posts and answers, each published in two steps.

https://developers.facebook.com/docs/threads/posts
https://developers.facebook.com/docs/threads/reply-management/create-replies (reply_to_id)
https://developers.facebook.com/docs/threads/posts/delete-posts
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from candour.channels.base import (
    Budget,
    Capabilities,
    Connection,
    Fetched,
    Limits,
    Message,
    NotAccepted,
    Receipt,
)
from candour.channels.lists_read import Page, own_list
from candour.channels.meta import graph
from candour.channels.meta.containers import (
    Search,
    Steps,
    looked_for,
    page_of,
    prepared,
    prepared_with,
    published,
    to_fetch,
)
from candour.channels.meta.graph import Line, inner
from candour.channels.moments import moment
from candour.channels.reading_back import CLOCKS_MAY_DIFFER, Listed
from candour.channels.threads import incoming, words
from candour.channels.threads.connecting import GRAPH, ByThreads
from candour.channels.threads.ringing import Bell

STEPS = Steps("threads", "threads_publish", "status")
PICTURES = 20
KINDS = {"image/jpeg": "JPEG", "image/png": "PNG"}
OWN = "id,text,timestamp,permalink,replied_to{id}"


class Threads(Bell, ByThreads):
    """A trust's account on Threads."""

    key = "threads"
    label = "Threads"
    capabilities = Capabilities(
        has_key=False,
        can_find=True,
        can_edit=False,
        can_delete=True,
        can_fetch=True,
        budget=Budget(
            250, 86_400, "https://developers.facebook.com/docs/threads/overview#rate-limits"
        ),  # posts in 24 hours; of replies, 1,000
    )

    def limits(self, account: Connection) -> Limits:
        """This will tell how many characters a post may have."""
        del account
        return Limits(words.LONGEST, "characters", pictures=PICTURES)

    def length(self, text: str) -> int:
        """This will count as Threads counts."""
        return words.length(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will publish a post or an answer; its pictures are in it from the first step on."""
        line = Line(GRAPH, account)
        _refuse_what_does_not_fit(message)
        number = published(line, STEPS, key, lambda: _container(line, message))
        return Receipt(number, _page(line, number), message.text)

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will ask the container, and where it is public find the post on the account's lists."""
        line = Line(GRAPH, account)
        edge = "replies" if message.in_reply_to else "threads"
        return looked_for(
            Search(line, STEPS, key, since, known),
            message,
            lambda: own_list(account, edge, since, partial(_listed, line, edge), graph.MOST_PAGES),
        )

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring mentions and answers, and what became of those of the last week."""
        return incoming.fetch(Line(GRAPH, account), cursor, datetime.now(UTC))

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will refuse: no app can change a post on Threads."""
        del account, network_id, message, key
        raise NotAccepted(
            "A post on Threads cannot be changed from here.",
            "Put it right in its thread, or take it down and write it again.",
        )

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take a post of ours down."""
        del key
        if not network_id.isascii() or not network_id.isdigit():
            raise NotAccepted("This is no post of ours on Threads.", "Look at it on Threads.")
        Line(GRAPH, account).remove(network_id)

    def number_at(self, account: Connection, url: str) -> str:
        """This will say nothing: an address on Threads does not hold the number."""
        del account, url
        return ""


def _refuse_what_does_not_fit(message: Message) -> None:
    beyond = words.length(message.text) - words.LONGEST
    if beyond > 0:
        raise NotAccepted(f"This is {beyond} characters too long for Threads.", "Shorten it, or cut it.")
    if words.links(message.text) > words.LINKS:
        raise NotAccepted(f"Threads takes at most {words.LINKS} links.", "Take some of them out.")
    if len(message.pictures) > PICTURES:
        raise NotAccepted(f"Threads takes at most {PICTURES} pictures.", "Choose fewer.")


def _container(line: Line, message: Message) -> str:
    """This will put words and pictures where nobody sees them yet."""
    said = {"text": message.text}
    if message.in_reply_to:
        said["reply_to_id"] = message.in_reply_to
    if not message.pictures:
        return prepared(line, STEPS, {"media_type": "TEXT", **said})
    shown = [{"media_type": "IMAGE", **to_fetch(line, each, KINDS)} for each in message.pictures]
    return prepared_with(line, STEPS, shown, said)


def _page(line: Line, number: str) -> str:
    return page_of(line, number, f"https://www.threads.com/@{line.account.settings['username']}")


def _listed(line: Line, edge: str, since: datetime, below: str) -> Page[Listed]:
    earliest = since - CLOCKS_MAY_DIFFER
    asked = {"fields": OWN, "since": str(int(earliest.timestamp())), "limit": "50"}
    posts, after = line.page(f"{line.own}/{edge}", asked, below)
    return Page(tuple(_as_listed(each) for each in posts), after)


def _as_listed(post: Mapping[str, Any]) -> Listed:
    return Listed(
        post["id"],
        str(post.get("permalink", "")),
        str(post.get("text", "")),
        str(inner(post, "replied_to").get("id", "")),
        moment(post.get("timestamp")),
    )
