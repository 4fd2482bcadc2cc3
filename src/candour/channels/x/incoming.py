"""What comes in from X: posts that name the account, answers among them, and which of them were taken down.

X lists mentions newest first, after an id and before another. An edited post comes as a new id with its
history; of one that was deleted X says nothing, so the newest are asked after at each fetch (its developer
policy wants what is gone there to go here within a day). The cursor remembers:

    {"since": read up to this id, "until": where a flood is read on, "top": its newest, "watched": [...]}

https://docs.x.com/x-api/posts/timelines/integrate
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from candour.channels.base import Connection, Fetched, Incoming, NotYet
from candour.channels.x import api, posts

PAGES = 5
WATCHED = 100
"""Posts that are asked after, the newest: one question a fetch."""
WATCHED_FOR = timedelta(days=7)
NEVER_MIND_FOR = 86_400.0


@dataclass(frozen=True)
class Watched:
    """A post that came in: its first id, its newest, how often it changed, and when it came."""

    first: str
    newest: str
    version: int
    at: str


@dataclass(frozen=True)
class Cursor:
    """How far an account was read."""

    since: str = ""
    until: str = ""
    top: str = ""
    watched: tuple[Watched, ...] = ()

    @staticmethod
    def from_words(said: str) -> "Cursor":
        """This will read what `words` gave; what cannot be read is a cursor at the start."""
        try:
            kept = json.loads(said)
            return Cursor(
                kept["since"], kept["until"], kept["top"], tuple(Watched(*each) for each in kept["watched"])
            )
        except (ValueError, KeyError, TypeError):
            return Cursor()

    def words(self) -> str:
        """This will give it as it is kept."""
        kept = asdict(self) | {"watched": [list(asdict(each).values()) for each in self.watched]}
        return json.dumps(kept, separators=(",", ":"), sort_keys=True)


def fetch(account: Connection, cursor: str, now: datetime) -> Fetched:
    """This will bring what is new, oldest first, then what was taken down."""
    before = Cursor.from_words(cursor)
    try:
        came, after = _listed(account, before, now)
    except api.NotOnThisPlan as failure:  # it may write all the same
        raise NotYet(failure.reason, NEVER_MIND_FOR) from failure
    gone = _taken_down(account, before.watched)
    known = {each.first: each for each in before.watched if each not in gone}
    known |= {each.network_id: _watched(each, post) for each, post in came}
    oldest = (now - WATCHED_FOR).isoformat()
    still = sorted(
        (each for each in known.values() if each.at >= oldest), key=lambda each: (each.at, each.first)
    )
    taken_down = tuple(_gone(each) for each in gone if each.first not in {one.network_id for one, _ in came})
    after = replace(after, watched=tuple(still[-WATCHED:]))
    return Fetched((*(each for each, _ in came), *taken_down), after.words())


def _listed(
    account: Connection, before: Cursor, now: datetime
) -> tuple[list[tuple[Incoming, Mapping[str, Any]]], Cursor]:
    """This will read a few pages down to what was read before, or from where a flood was left."""
    server, number = api.place_of(account)
    url = f"{server}/2/users/{number}/mentions"
    found: dict[str, tuple[Incoming, Mapping[str, Any]]] = {}
    top, token, lowest = before.top, "", before.until
    for _ in range(PAGES):
        said = api.read_posts(account, url, *_where(before, token, now))
        listed = posts.posts_in(said)
        people, pictures = _by(said, "users", "id"), _by(said, "media", "media_key")
        for each in listed:
            top, lowest = _later(top, str(each["id"])), str(each["id"])
            if str(each.get("author_id", "")) != number:
                one = _incoming(each, people, pictures)
                found.setdefault(one.network_id, (one, each))
        token = str((said.get("meta") or {}).get("next_token") or "")
        if not token:
            after = Cursor(since=top or before.since)
            break
    else:
        after = replace(before, until=lowest, top=top)
    return sorted(found.values(), key=lambda pair: int(str(pair[1]["id"]))), after


def _where(before: Cursor, token: str, now: datetime) -> Sequence[tuple[str, str]]:
    parameters = [("max_results", posts.A_PAGE)]
    if before.since:
        parameters.append(("since_id", before.since))
    else:
        parameters.append(("start_time", f"{(now - WATCHED_FOR).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"))
    if before.until:
        parameters.append(("until_id", before.until))
    if token:
        parameters.append(("pagination_token", token))
    return parameters


def _taken_down(account: Connection, watched: tuple[Watched, ...]) -> list[Watched]:
    """This will ask which of them X does not find any more; one that is only hidden from us is not gone."""
    if not watched:
        return []
    server, _ = api.place_of(account)
    ids = ",".join(each.newest for each in watched)
    said = api.read_posts(account, f"{server}/2/tweets", ("ids", ids))
    problems = [each for each in said.get("errors", []) if isinstance(each, Mapping)]
    missing = {
        str(each.get("resource_id") or each.get("value"))
        for each in problems
        if api.kind_of(each) == "resource-not-found"
    }
    return [each for each in watched if each.newest in missing]


def _incoming(
    post: Mapping[str, Any],
    people: Mapping[str, Mapping[str, Any]],
    pictures: Mapping[str, Mapping[str, Any]],
) -> Incoming:
    author = people.get(str(post.get("author_id", "")), {})
    handle = str(author.get("username", ""))
    attached = post.get("attachments")
    keys = attached.get("media_keys", []) if isinstance(attached, Mapping) else []
    described = [str(pictures.get(str(key), {}).get("alt_text") or "") for key in keys]
    said = [posts.words(post), *(f"[Picture: {alt}]" for alt in described if alt)]
    conversation = str(post.get("conversation_id", ""))
    return Incoming(
        network_id=posts.first_id(post),
        text="\n\n".join(each for each in said if each),
        author=str(author.get("name") or "").strip() or handle,
        at=posts.moment(post),
        url=posts.address(handle, str(post["id"])),
        thread="" if conversation == posts.first_id(post) else conversation,
        in_reply_to=posts.answered_by(post),
        version=posts.version(post),
    )


def _watched(came: Incoming, post: Mapping[str, Any]) -> Watched:
    return Watched(came.network_id, str(post["id"]), came.version, came.at.astimezone(UTC).isoformat())


def _gone(each: Watched) -> Incoming:
    at = datetime.fromisoformat(each.at)
    return Incoming(each.first, "", "", at, version=each.version + 1, is_deleted=True)


def _by(said: Mapping[str, Any], kind: str, name: str) -> dict[str, Mapping[str, Any]]:
    included = said.get("includes")
    listed = included.get(kind, []) if isinstance(included, Mapping) else []
    return {str(each.get(name, "")): each for each in listed if isinstance(each, Mapping)}


def _later(one: str, other: str) -> str:
    return max(one, other, key=lambda number: int(number or 0))
