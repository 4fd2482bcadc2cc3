"""What comes in from Mastodon: mentions, and what became of those of the last days.

A server tells of each mention once, and of no change in it. So the newest posts that came are asked after at
each fetch. Mentions are read upwards from the last one that was read, and those of the last ten minutes once
more (`cursor`). https://docs.joinmastodon.org/methods/notifications/#get
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeGuard

from candour.channels import calls
from candour.channels.base import Connection, Disconnected, Fetched, Incoming, NotYet
from candour.channels.mastodon import api, words
from candour.channels.mastodon.cursor import (
    OVERLAP,
    WATCHED_FOR,
    Cursor,
    Watched,
    edited,
    newest,
    order,
    so_long_before,
    spelt_moment,
)
from candour.channels.moments import moment

NOTIFICATIONS = "/api/v1/notifications"
AT_ONCE = 20
"""Posts that a server looks up in one question. https://docs.joinmastodon.org/methods/statuses/#index"""
A_PAGE = 40
FIRST_PAGES, PAGES = 10, 3
THREADS = 40
"""Answers whose thread is asked for, in one fetch: a server takes some 300 questions in five minutes."""
ONE_BY_ONE = 10
"""Posts that are asked after in one fetch where a server looks up one at a time."""


def fetch(account: Connection, cursor: str, now: datetime) -> Fetched:
    """This will bring what is new, oldest first, then what was changed or taken down."""
    before, threads = Cursor.from_words(cursor), _Threads(account)
    came = _new_ones(account, before, now)
    fresh = [each["status"] for each in came if is_a_post(each.get("status"), account)]
    posts = [_incoming(status, 0, threads.first_of(status)) for status in fresh]
    still: list[Watched] = []
    for each, status in _seen_now(account, before.watched, now):
        if status is None:
            posts.append(_taken_back(each))
        elif edited(status) == each.edited:
            still.append(each)
        else:
            still.append(replace(each, edited=edited(status), version=each.version + 1))
            posts.append(_incoming(status, each.version + 1, threads.first_of(status)))
    return Fetched(tuple(posts), replace(before.moved(came, now), watched=newest(still, fresh, now)).words())


def _new_ones(account: Connection, before: Cursor, now: datetime) -> list[Mapping[str, Any]]:
    """This will read the mentions that we have not read, oldest first."""
    if not before.top:
        found = _downwards(account, "", so_long_before(now, WATCHED_FOR), FIRST_PAGES)
    else:
        found = _upwards(account, before.top)
        if before.read and len(found) < A_PAGE:
            found = [*found, *_downwards(account, before.after, so_long_before(now, 2 * OVERLAP), PAGES)]
    known = {number for number, _ in before.read}
    fresh = {api.identifier(each): each for each in found if api.identifier(each) not in known}
    return sorted(fresh.values(), key=lambda each: order(api.identifier(each)))


def _upwards(account: Connection, start: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for _ in range(PAGES):
        page = _page(account, ("min_id", start))
        if not page:
            break
        found += page
        start = max((api.identifier(each) for each in page), key=order)
    return found


def _downwards(account: Connection, floor: str, oldest: str, pages: int) -> list[Mapping[str, Any]]:
    """This will read from the newest down to a number, or to a moment."""
    found: list[Mapping[str, Any]] = []
    below: tuple[tuple[str, str], ...] = ()
    for _ in range(pages):
        page = _page(account, *below)
        above = [
            each
            for each in page
            if order(api.identifier(each)) > order(floor) and spelt_moment(each.get("created_at")) >= oldest
        ]
        found += above
        if not page or len(above) < len(page):
            break
        below = (("max_id", min((api.identifier(each) for each in page), key=order)),)
    return found


def _page(account: Connection, *where: tuple[str, str]) -> list[Mapping[str, Any]]:
    """This will bring a page of mentions, with those that the server would set aside as by strangers."""
    kinds = ("types[]", "mention"), ("include_filtered", "true")
    asked = *kinds, ("limit", str(A_PAGE)), *where
    return api.as_list(api.ask(account, calls.get(api.at(account, NOTIFICATIONS), *asked)))


def _seen_now(
    account: Connection, watched: Sequence[Watched], now: datetime
) -> Iterator[tuple[Watched, Mapping[str, Any] | None]]:
    """This will pair posts that came before with what they are now; None for one that was taken down."""
    unseen: list[Watched] = []
    is_slow = False
    for start in range(0, len(watched), AT_ONCE):
        some = watched[start : start + AT_ONCE]
        seen = None if is_slow else _looked_up(account, [each.number for each in some])
        is_slow = seen is None
        for each in some:
            if seen and each.number in seen:
                yield each, seen[each.number]
            else:
                unseen.append(each)
    first = int(now.timestamp() // 60) * ONE_BY_ONE if is_slow else 0
    for place, each in enumerate(unseen):
        is_turn = not is_slow or (place - first) % len(unseen) < ONE_BY_ONE
        yield each, _one(account, each) if is_turn else {"edited_at": each.edited}


def _looked_up(account: Connection, numbers: Iterable[str]) -> dict[str, Mapping[str, Any]] | None:
    """This will look up many posts at once; None on a server that cannot (Mastodon before 4.3)."""
    asked = tuple(("id[]", number) for number in numbers)
    try:
        said = api.ask(account, calls.get(api.at(account, api.STATUSES), *asked))
    except api.Refused:
        return None
    except NotYet as later:
        if later.retry_after:
            raise
        return None  # a page that says that there is nothing, in no JSON
    return {api.identifier(each): each for each in api.as_list(said)}


def _one(account: Connection, each: Watched) -> Mapping[str, Any] | None:
    """This will look up one post as we see it, or else as anybody does; None where it is gone.

    Its author may only have blocked us, and a server may show nothing to strangers: then it stays as it was.
    """
    request = calls.get(api.at(account, f"{api.STATUSES}/{each.number}"))
    try:
        said = api.ask(account, request)
    except api.Refused as refused:
        if refused.status not in {404, 410} or not _is_gone_for_all(request):
            return {"edited_at": each.edited}
        return None
    return said if isinstance(said, Mapping) else {"edited_at": each.edited}


def _is_gone_for_all(request: calls.Request) -> bool:
    try:
        calls.ask(api.MANNERS, request)
    except api.Refused as refused:
        return refused.status in {404, 410}
    except Disconnected:
        return False
    return False


@dataclass
class _Threads:
    """Which thread an answer belongs to, by the number of its first post; asked so often and no more."""

    account: Connection
    left: int = THREADS

    def first_of(self, status: Mapping[str, Any]) -> str:
        """This will name the first post of its thread; empty where it is that itself, or nobody can say."""
        if not status.get("in_reply_to_id") or self.left == 0:
            return ""
        self.left -= 1
        path = f"{api.STATUSES}/{api.identifier(status)}/context"
        try:
            said = api.ask(self.account, calls.get(api.at(self.account, path)))
        except api.Refused:
            return ""
        elders = said.get("ancestors") if isinstance(said, Mapping) else None
        return api.identifier(elders[0]) if isinstance(elders, list) and elders else ""


def arrived(account: Connection, status: Mapping[str, Any]) -> Incoming:
    """This will give one post as it came, with the thread that it belongs to where the server says it now."""
    try:
        thread = _Threads(account).first_of(status)
    except (NotYet, Disconnected):
        thread = ""
    return _incoming(status, 0, thread)


def is_a_post(status: object, account: Connection) -> TypeGuard[Mapping[str, Any]]:
    """This will say whether this is a post by somebody else."""
    return (
        isinstance(status, Mapping)
        and bool(api.identifier(status))
        and isinstance(status.get("account"), Mapping)
        and not api.is_ours(status, account)
    )


def _incoming(status: Mapping[str, Any], version: int, thread: str) -> Incoming:
    author = status.get("account") or {}
    acct = str(author.get("acct") or "")
    return Incoming(
        network_id=api.identifier(status),
        text="\n\n".join(words.words_of(status)),
        author=str(author.get("display_name") or "").strip() or acct,
        at=moment(status.get("created_at")),
        url=str(status.get("url") or status.get("uri") or ""),
        thread=thread,
        in_reply_to=str(status.get("in_reply_to_id") or ""),
        version=version,
        is_private=status.get("visibility") in {"private", "direct"},
        handle=f"@{acct}" if acct else "",
    )


def _taken_back(each: Watched) -> Incoming:
    at = datetime.fromisoformat(each.at)
    return Incoming(each.number, "", "", at, version=each.version + 1, is_deleted=True)
