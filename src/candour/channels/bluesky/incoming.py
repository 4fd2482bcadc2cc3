"""What comes in from Bluesky: mentions, replies and quotes, and what became of those of the last days.

Bluesky lists what concerns an account, newest first, and says nothing of what its author changed or took
down. So the cursor remembers what was read, and the newest of it is asked after at each fetch:

    {"floor", "top": moments, "gap": Bluesky's own cursor, "read": [[moment, mark]],
     "watched": [[did, name, cid, version, moment]]}

The list is read from its newest post down to `floor`. A flood longer than a few pages is read on from `gap`
at the next fetch; at its end the floor rises to an hour below `top`, the newest moment that was seen.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from candour.channels.base import Connection, Fetched, Incoming
from candour.channels.bluesky import xrpc
from candour.channels.bluesky.records import POSTS, Place, place
from candour.channels.bluesky.sessions import signed
from candour.channels.moments import moment, spelt

REASONS = ("mention", "reply", "quote")
WATCHED_FOR = timedelta(days=7)
WATCHED = 150
"""Posts that are asked after, the newest: six questions a fetch."""
OVERLAP = timedelta(hours=1)
"""A post is listed by the moment that its author gave it, so one may turn up below where we have read to."""
READ = 500
"""Posts whose marks are remembered, so that reading over the last hour again repeats none of them."""
PAGES = 5
A_PAGE = 100
AT_ONCE = 25
"""Posts that `getPosts` takes in one question."""


@dataclass(frozen=True)
class Watched:
    """One post that came in: where it lies, the hash of its words, how often it changed, and when it came."""

    did: str
    rkey: str
    cid: str
    version: int
    at: str

    @property
    def uri(self) -> str:
        return str(Place(self.did, POSTS, self.rkey))


@dataclass(frozen=True)
class Cursor:
    """How far an account was read."""

    floor: str
    top: str = ""
    gap: str = ""
    read: tuple[tuple[str, str], ...] = ()
    watched: tuple[Watched, ...] = ()

    @staticmethod
    def from_words(words: str, floor: str) -> "Cursor":
        """This will read what `words` gave; nothing, or what cannot be read, is a cursor at the start."""
        try:
            said = json.loads(words)
            read = tuple((str(at), str(mark)) for at, mark in said["read"])
            watched = tuple(Watched(*each) for each in said["watched"])
            return Cursor(
                spelt(datetime.fromisoformat(said["floor"])), said["top"], said["gap"], read, watched
            )
        except (ValueError, KeyError, TypeError):
            return Cursor(floor)

    def words(self) -> str:
        """This will give it as it is kept."""
        said = asdict(self) | {"watched": [list(asdict(each).values()) for each in self.watched]}
        return json.dumps(said, separators=(",", ":"), sort_keys=True)

    def moved(self, came: Sequence[Mapping[str, Any]], watched: Iterable[Watched], oldest: str) -> "Cursor":
        """This will remember what came, and raise the floor once nothing is left to read above it."""
        every = sorted({*self.read, *((moment_of(each), _mark(str(each["uri"]))) for each in came)})
        kept, floor = tuple(every[-READ:]), self.floor
        if not self.gap and self.top:
            floor = max(floor, spelt(datetime.fromisoformat(self.top) - OVERLAP))
            if len(every) > READ:
                floor = max(floor, kept[0][0])
            kept = tuple(each for each in kept if each[0] > floor)
        asked = sorted((each for each in watched if each.at >= oldest), key=lambda each: (each.at, each.uri))
        return replace(self, floor=floor, read=kept, watched=tuple(asked[-WATCHED:]))


def fetch(account: Connection, cursor: str, now: datetime) -> Fetched:
    """This will bring what is new, oldest first, then what was changed or taken down."""
    oldest = spelt(now - WATCHED_FOR)
    before = Cursor.from_words(cursor, oldest)
    try:
        listed, after = _listed(account, before)
    except xrpc.Refused:
        if not before.gap:
            raise
        # Bluesky does not know its own cursor any more: the rest of the flood is read from its newest end.
        listed, after = _listed(account, replace(before, gap=""))
    known = {mark for _, mark in before.read}
    fresh = {str(each["uri"]): each for each in listed if _mark(str(each["uri"])) not in known}
    came = sorted(fresh.values(), key=moment_of)
    still, changed = _asked_after(account, before.watched)
    after = after.moved(came, [*still, *map(_watched, came)], oldest)
    return Fetched((*(as_incoming(each, 0) for each in came), *changed), after.words())


def _listed(account: Connection, before: Cursor) -> tuple[list[Mapping[str, Any]], Cursor]:
    """This will read a few pages of the list, from the newest or from the gap, down to the floor."""
    found: list[Mapping[str, Any]] = []
    top, gap = before.top, before.gap
    for _ in range(PAGES):
        parameters = [("limit", str(A_PAGE)), ("priority", "false"), *(("reasons", each) for each in REASONS)]
        if gap:
            parameters.append(("cursor", gap))
        said = signed(
            account, xrpc.question("app.bsky.notification.listNotifications", *parameters), xrpc.ask
        )
        listed = [each for each in said.get("notifications", []) if is_a_post(each)]
        top = max([top, *(moment_of(each) for each in listed)])
        found += [each for each in listed if moment_of(each) > before.floor]
        gap = str(said.get("cursor") or "")
        if not gap or any(moment_of(each) <= before.floor for each in listed):
            return found, replace(before, top=top, gap="")
    return found, replace(before, top=top, gap=gap)


def shown(account: Connection, uris: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """This will give those of some posts, `AT_ONCE` at most, that our account is shown."""
    asked = xrpc.question("app.bsky.feed.getPosts", *(("uris", uri) for uri in uris))
    said = signed(account, asked, xrpc.ask)
    return {str(each["uri"]): each for each in said.get("posts", []) if is_a_post(each)}


def _asked_after(account: Connection, watched: tuple[Watched, ...]) -> tuple[list[Watched], list[Incoming]]:
    """This will look at posts that came before: those to ask after again, and what became of the others."""
    still: list[Watched] = []
    changed: list[Incoming] = []
    for start in range(0, len(watched), AT_ONCE):
        some = watched[start : start + AT_ONCE]
        there = shown(account, (each.uri for each in some))
        for each in some:
            seen = there.get(each.uri)
            if seen is None and _is_gone(account, each):
                changed.append(_taken_back(each))
            elif seen is None or seen["cid"] == each.cid:
                still.append(each)
            else:
                still.append(replace(each, cid=str(seen["cid"]), version=each.version + 1))
                changed.append(as_incoming(seen, each.version + 1))
    return still, changed


def _is_gone(account: Connection, each: Watched) -> bool:
    """This will say whether a post that we are not shown is gone: its author may only have blocked us."""
    parameters = (("repo", each.did), ("collection", POSTS), ("rkey", each.rkey))
    try:
        xrpc.ask(account, xrpc.question("com.atproto.repo.getRecord", *parameters))
    except xrpc.Refused as refused:
        return refused.code == "RecordNotFound"
    return False


def is_a_post(each: object) -> bool:
    """This will say whether something listed is a post with its author and words."""
    if not isinstance(each, Mapping) or not isinstance(each.get("record"), Mapping):
        return False
    where = place(str(each.get("uri", "")))
    return where is not None and where.collection == POSTS and isinstance(each.get("author"), Mapping)


def as_incoming(each: Mapping[str, Any], version: int) -> Incoming:
    """This will give a listed post as it comes in."""
    where = place(str(each["uri"]))
    assert where is not None  # noqa: S101 - only posts come this far
    record, author = each["record"], each["author"]
    reply = record.get("reply") if isinstance(record.get("reply"), Mapping) else {}
    root, parent = (dict(reply.get(name) or {}) for name in ("root", "parent"))
    handle = str(author.get("handle", ""))
    return Incoming(
        network_id=str(where),
        text="\n\n".join(words_of(record)),
        author=str(author.get("displayName") or "").strip() or handle,
        at=datetime.fromisoformat(moment_of(each)),
        url=f"https://bsky.app/profile/{where.did}/post/{where.rkey}",
        thread=str(root.get("uri", "")),
        in_reply_to=str(parent.get("uri", "")),
        version=version,
    )


def words_of(record: Mapping[str, Any]) -> Iterator[str]:
    """This will give the words of a post, then those that describe its pictures."""
    if text := str(record.get("text", "")):
        yield text
    embed = record.get("embed")
    if isinstance(embed, Mapping) and isinstance(embed.get("media"), Mapping):
        embed = embed["media"]
    images = embed.get("images") if isinstance(embed, Mapping) else None
    for image in images if isinstance(images, list) else []:
        if isinstance(image, Mapping) and image.get("alt"):
            yield f"[Picture: {image['alt']}]"


def _taken_back(each: Watched) -> Incoming:
    return Incoming(
        network_id=each.uri,
        text="",
        author="",
        at=datetime.fromisoformat(each.at),
        version=each.version + 1,
        is_deleted=True,
    )


def _watched(each: Mapping[str, Any]) -> Watched:
    where = place(str(each["uri"]))
    assert where is not None  # noqa: S101 - only posts come this far
    return Watched(where.did, where.rkey, str(each.get("cid", "")), 0, moment_of(each))


def _mark(uri: str) -> str:
    return hashlib.sha256(uri.encode()).hexdigest()[:10]


def moment_of(each: Mapping[str, Any]) -> str:
    """This will read when a post came, in one spelling, so that moments compare as text."""
    return spelt(moment(each.get("indexedAt", "")))
