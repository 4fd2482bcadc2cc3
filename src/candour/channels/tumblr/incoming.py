"""What comes in from Tumblr: posts that name the blog, reblogs with words, and replies below its posts.

Tumblr lists what happens to a blog newest first, by the second, and cuts the words of a reblog short: each
post is asked for by its number. Of what was changed or taken down it says nothing, and a key may ask 5,000
times a day: so two posts are asked after at each fetch, in turn, minute by minute.

    {"floor", "until", "top": seconds, "read": [marks], "watched": [[place, hash, version, at], ...]}

A flood of more than a few pages is read on from `until` at the next fetch; at its end the floor rises.

https://github.com/tumblr/docs/blob/master/api.md, "/notifications" and "Rate Limits"
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from candour.channels.base import Connection, Fetched, Incoming
from candour.channels.tumblr import api, content
from candour.channels.tumblr.places import Place, place

TYPES = ("mention_in_post", "reblog_with_content", "reply", "mention_in_reply")
OVERLAP = 600
"""Seconds that are read over again: what happened in one second may be listed a little later."""
PAGES = 5
READ = 1_000
WATCHED = 100
ASKED_AFTER = 2
WATCHED_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Watched:
    """A post that came in: where, the hash of its words, how often it changed, and when it came."""

    place: str
    words: str
    version: int
    at: str


@dataclass(frozen=True)
class Cursor:
    """How far a blog's notifications were read, and what is asked after."""

    floor: int
    until: int = 0
    top: int = 0
    read: tuple[str, ...] = ()
    watched: tuple[Watched, ...] = ()

    @staticmethod
    def from_words(said: str, floor: int) -> "Cursor":
        """This will read what `words` gave; what cannot be read is a cursor at the start."""
        try:
            kept = json.loads(said)
            watched = tuple(Watched(*each) for each in kept["watched"])
            floor, until, top = (int(kept[name]) for name in ("floor", "until", "top"))
            return Cursor(floor, until, top, tuple(map(str, kept["read"])), watched)
        except (ValueError, KeyError, TypeError):
            return Cursor(floor)

    def words(self) -> str:
        """This will give it as it is kept."""
        kept = asdict(self) | {"watched": [list(asdict(each).values()) for each in self.watched]}
        return json.dumps(kept, separators=(",", ":"), sort_keys=True)


def fetch(account: Connection, cursor: str, now: datetime) -> Fetched:
    """This will bring what is new, oldest first, then what became of two of those that came before."""
    before = Cursor.from_words(cursor, int((now - WATCHED_FOR).timestamp()))
    every, until = _listed(account, before)
    listed = [each for each in every if _mark(each) not in before.read]
    came = [one for each in reversed(listed) if (one := _brought(account, each)) is not None]
    still, changed = _asked_after(account, before.watched, now)
    fresh = [_watched(each) for each in came if _is_a_post(each)]
    marks = (*before.read, *(_mark(each) for each in reversed(listed)))
    top = max([before.top, *(_second(each) for each in every)])
    after = Cursor(
        floor=before.floor if until else max(before.floor, top - OVERLAP),
        until=until,
        top=top if until else 0,
        read=marks[-READ:],
        watched=(*still, *fresh)[-WATCHED:],
    )
    return Fetched((*came, *changed), after.words())


def _listed(account: Connection, before: Cursor) -> tuple[list[Mapping[str, Any]], int]:
    """This will read a few pages down to the floor; also where to read on, 0 where nothing is left.

    A page begins one second later than Tumblr says, so that nothing of that second is left out; where such a
    page brings nothing new, exactly there.
    """
    found: dict[str, Mapping[str, Any]] = {}
    kinds = [(f"types[{place}]", kind) for place, kind in enumerate(TYPES)]
    start = before.until
    for _ in range(PAGES):
        page = [("before", str(start))] if start else []
        url = api.url_of(account, "notifications")
        response = api.bring(account, url, *kinds, ("rollups", "false"), *page)
        some = [each for each in response.get("notifications", []) if isinstance(each, Mapping)]
        wanted = {_mark(each): each for each in some if _second(each) >= before.floor}
        is_new = bool(wanted.keys() - found.keys())
        found |= wanted
        follows = _next(response)
        if not follows or len(wanted) < len(some):
            start = 0
            break
        start = follows + 1 if is_new else follows
    return sorted(found.values(), key=_second, reverse=True), start


def _next(response: Mapping[str, Any]) -> int:
    """This will read where the next page begins; 0 where there is none."""
    links = response.get("_links")
    follows = links.get("next") if isinstance(links, Mapping) else None
    asked = follows.get("query_params") if isinstance(follows, Mapping) else None
    start = str(asked.get("before", "")) if isinstance(asked, Mapping) else ""
    return int(start) if start.isascii() and start.isdigit() else 0


def _brought(account: Connection, each: Mapping[str, Any]) -> Incoming | None:
    """This will bring what a notification speaks of; None where it is gone already, or not for us to see."""
    kind, author = str(each.get("type", "")), str(each.get("from_tumblelog_name", ""))
    if kind not in TYPES or not api.BLOG.fullmatch(author):
        return None
    if kind in {"reply", "mention_in_reply"}:
        return _note(account, each, author)
    number = str(each.get("post_id", ""))
    found = api.post_of(account, author, number) if api.POST_ID.fullmatch(number) else None
    return None if found is None else _post(account, found[0], author, 0)


def _note(account: Connection, each: Mapping[str, Any], author: str) -> Incoming | None:
    below = str(each.get("target_post_id") or each.get("post_id") or "")
    is_ours = each.get("type") == "reply"
    where = place(f"{author}/{below}/{'note' if is_ours else 'else'}-{_mark(each)}")
    text = str(each.get("reply_text", "")).strip()
    if where is None or not text:
        return None
    own = account.settings.get("blog", "")
    return Incoming(
        network_id=str(where),
        text=text,
        author=author,
        at=content.moment(each),
        url=f"{api.PAGES}/{own}/{below}" if is_ours else "",
        in_reply_to=below if is_ours else "",
    )


def _post(account: Connection, post: Mapping[str, Any], author: str, version: int) -> Incoming:
    number = content.number(post)
    trail = [str(where) for where in _trail(account, post)]
    return Incoming(
        network_id=str(Place(number, author)),
        text=content.words(post),
        author=author,
        at=content.moment(post),
        url=f"{api.PAGES}/{author}/{number}",
        thread=trail[0] if trail else "",
        in_reply_to=trail[-1] if trail else "",
        version=version,
    )


def _trail(account: Connection, post: Mapping[str, Any]) -> Iterator[Place]:
    """This will give the posts that one reblogs, from the first to the one right above it."""
    _, own = api.place_of(account)
    for each in post.get("trail", []):
        above, blog = each.get("post") or {}, each.get("blog") or {}
        number, name = str(above.get("id", "")), str(blog.get("name", ""))
        if api.POST_ID.fullmatch(number) and (blog.get("uuid") == own or api.BLOG.fullmatch(name)):
            yield Place(number, "" if blog.get("uuid") == own else name)


def _asked_after(
    account: Connection, watched: tuple[Watched, ...], now: datetime
) -> tuple[list[Watched], list[Incoming]]:
    """This will look at the two whose turn it is."""
    oldest = (now - WATCHED_FOR).isoformat()
    waiting = [each for each in watched if each.at >= oldest]
    turn = int(now.timestamp()) // 60 * ASKED_AFTER
    asked = {(turn + step) % len(waiting) for step in range(ASKED_AFTER)} if waiting else set()
    still, changed = list[Watched](), list[Incoming]()
    for number, each in enumerate(waiting):
        if number not in asked:
            still.append(each)
            continue
        where = place(each.place)
        assert where is not None  # noqa: S101 - only places are kept
        found = api.post_of(account, where.blog, where.post)
        if found is None:
            changed.append(_gone(each))
            continue
        post = _post(account, found[0], where.blog, each.version + 1)
        if _hash(post.text) == each.words:
            still.append(each)
        else:
            changed.append(post)
            still.append(replace(each, words=_hash(post.text), version=each.version + 1))
    return still, changed


def _gone(each: Watched) -> Incoming:
    at = datetime.fromisoformat(each.at)
    return Incoming(each.place, "", "", at, version=each.version + 1, is_deleted=True)


def _watched(came: Incoming) -> Watched:
    return Watched(came.network_id, _hash(came.text), came.version, came.at.astimezone(UTC).isoformat())


def _is_a_post(came: Incoming) -> bool:
    where = place(came.network_id)
    return where is not None and not where.note


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _mark(each: Mapping[str, Any]) -> str:
    """This will name a notification in few letters: by its number, or by all that it says."""
    named = str(each.get("id") or json.dumps(dict(each), sort_keys=True))
    return hashlib.sha256(named.encode()).hexdigest()[:12]


def _second(each: Mapping[str, Any]) -> int:
    return int(content.moment(each).timestamp())
