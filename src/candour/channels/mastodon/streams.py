"""What is said to a trust, and around it, as it is said: server-sent events over lines that stay open.

    /api/v1/streaming/user/notification   who speaks to the account
    /api/v1/streaming/public              all that the server hears, where words are watched for
    /api/v1/streaming/hashtag?tag=...     else a line for each hashtag

https://docs.joinmastodon.org/methods/streaming/. Servers without these lines say so, and are asked by polls
alone: GoToSocial and Pleroma have only web sockets.
"""

import json
import queue
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from candour.channels import calls, hearing
from candour.channels.base import (
    Connection,
    Disconnected,
    Fetched,
    Incoming,
    NotAccepted,
    NotYet,
    Watched,
)
from candour.channels.ending import Ending
from candour.channels.mastodon import api, incoming, words
from candour.channels.mastodon.cursor import order
from candour.channels.server_events import ServerEvent
from candour.channels.tokens import CONNECT_AGAIN

MOST_HASHTAGS = 4
"""Hashtags that have a line of their own; further ones come by search."""
SEARCHED = 5
"""Hashtags that one search asks for: a server takes some 300 questions in five minutes."""
A_PAGE = 40
_Heard = tuple[str, ServerEvent] | Exception | None
_TO_US, _AROUND = "to us", "around"


class Streams:
    """The half of the channel that listens to what happens."""

    def stream(self, account: Connection, watched: Watched, cursor: str, ending: Ending) -> Iterator[Fetched]:
        """This will give mentions as they come, and public posts that hold what is watched for."""
        for where, event in _heard(account, watched, ending):
            said = _read(event)
            if where == _TO_US:
                post = _mention(account, event, said)
            else:
                post = _found(account, event, said, watched)
            yield Fetched((post,) if post else (), cursor)

    def search(self, account: Connection, watched: Watched, cursor: str) -> Fetched:
        """This will bring public posts with the hashtags; no server is asked for words.

        The cursor holds the newest number of each hashtag's list, and whose turn is next: a few are asked
        for at a time. The first time a list's newest page comes.
        """
        read, start = _numbers(cursor)
        tags = watched.hashtags
        turns = [tags[(start + place) % len(tags)] for place in range(min(SEARCHED, len(tags)))]
        found: dict[str, Incoming] = {}
        for tag in turns:
            after = (("min_id", read[tag]),) if read.get(tag) else ()
            path = f"/api/v1/timelines/tag/{quote(tag, safe='')}"
            asked = calls.get(api.at(account, path), ("limit", str(A_PAGE)), *after)
            page = api.as_list(api.ask(account, asked))
            read[tag] = max([read.get(tag, ""), *(api.identifier(each) for each in page)], key=order)
            found |= {each.network_id: each for each in _around(account, page, watched)}
        after_us = (start + len(turns)) % len(tags) if len(turns) < len(tags) else 0
        kept = {"read": {tag: read[tag] for tag in tags if tag in read}, "next": after_us}
        posts = sorted(found.values(), key=lambda each: order(each.network_id))
        return Fetched(tuple(posts), json.dumps(kept, ensure_ascii=False, sort_keys=True))


def _lines(account: Connection, watched: Watched) -> list[tuple[str, calls.Request]]:
    """This will name the lines that are opened, the account's own first."""
    paths = [(_TO_US, "user/notification", "")]
    if watched.words:
        paths.append((_AROUND, "public", ""))
    else:
        paths += [(_AROUND, "hashtag", tag) for tag in watched.hashtags[:MOST_HASHTAGS]]
    place = account.settings.get("streaming") or api.server_of(account.address)
    return [
        (where, calls.get(f"{place}/api/v1/streaming/{path}", *((("tag", tag),) if tag else ())))
        for where, path, tag in paths
    ]


def _heard(account: Connection, watched: Watched, ending: Ending) -> Iterator[tuple[str, ServerEvent]]:
    """This will give what comes over all lines, each in a thread of its own that waits for us."""
    token = account.secrets.get("access", "")
    if not token:
        raise Disconnected("Nothing lets Candour in on this server.", CONNECT_AGAIN)
    lines = _Lines()
    threads = [
        threading.Thread(target=lines.follow, args=(where, request.signed_with(token)), daemon=True)
        for where, request in _lines(account, watched)
    ]
    try:
        with ending.cutting(lines.together.end):
            for thread in threads:
                thread.start()
            yield from lines.taken()
    finally:
        lines.together.end()
        for thread in threads:
            thread.join(timeout=5.0)


@dataclass
class _Lines:
    """Lines that end together: where one is cut, or the network says goodbye, all are opened again.

    A line around us that the server does not have is left out.
    """

    came: "queue.Queue[_Heard]" = field(default_factory=lambda: queue.Queue(maxsize=1))
    together: Ending = field(default_factory=Ending)

    def follow(self, where: str, request: calls.Request) -> None:
        """This will hand on what comes over one line, and how it ended."""
        try:
            for event in hearing.events(api.MANNERS, request, self.together):
                self._put((where, event))
            self._put(None)
        except NotAccepted as refused:
            if where == _TO_US:
                self._put(refused)
        except (NotYet, Disconnected) as error:
            self._put(error)

    def taken(self) -> Iterator[tuple[str, ServerEvent]]:
        """This will give what was handed on, until one line ends."""
        while not self.together.is_over:
            try:
                heard = self.came.get(timeout=0.5)
            except queue.Empty:
                continue
            if heard is None:
                return
            if isinstance(heard, Exception):
                raise heard
            yield heard

    def _put(self, heard: _Heard) -> None:
        while not self.together.is_over:
            with suppress(queue.Full):
                self.came.put(heard, timeout=0.5)
                return


def _read(event: ServerEvent) -> Mapping[str, Any]:
    """This will read an event's JSON; nothing where it is none: polls bring what is left out here."""
    try:
        said = json.loads(event.data) if event.data else {}
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, Mapping) else {}


def _mention(account: Connection, event: ServerEvent, said: Mapping[str, Any]) -> Incoming | None:
    status = said.get("status")
    if event.kind != "notification" or said.get("type") != "mention":
        return None
    return incoming.arrived(account, status) if incoming.is_a_post(status, account) else None


def _found(
    account: Connection, event: ServerEvent, said: Mapping[str, Any], watched: Watched
) -> Incoming | None:
    if event.kind != "update":
        return None
    return next(iter(_around(account, [said], watched)), None)


def _around(account: Connection, statuses: list[Mapping[str, Any]], watched: Watched) -> Iterator[Incoming]:
    """This will give those public posts that hold what is watched for: no echo, nothing of ours."""
    for status in statuses:
        is_public = status.get("visibility") == "public" and not status.get("reblog")
        if not is_public or not incoming.is_a_post(status, account):
            continue
        if watched.finds("\n\n".join(words.words_of(status))):
            yield incoming.arrived(account, status)


def _numbers(cursor: str) -> tuple[dict[str, str], int]:
    """This will read a search's cursor; what cannot be read is a beginning."""
    try:
        said = json.loads(cursor)
        return {str(tag): str(number) for tag, number in said["read"].items()}, abs(int(said["next"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}, 0
