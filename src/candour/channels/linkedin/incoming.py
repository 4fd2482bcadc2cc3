"""What comes in from LinkedIn: comments on the page's posts, posts that name it, and what became of them.

LinkedIn keeps a list of what happened to a page for 60 days, with comments that were changed and deleted;
each comment is brought by its name. The cursor remembers:

    {"floor": milliseconds, "read": [numbers of notifications], "versions": [[comment, version, at], ...]}

https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/
organization-social-action-notifications
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from candour.channels import calls
from candour.channels.base import Connection, Fetched, Incoming
from candour.channels.linkedin import api, comments, posts
from candour.channels.linkedin.comments import Comment, comment

ACTIONS = ("COMMENT", "ADMIN_COMMENT", "COMMENT_EDIT", "COMMENT_DELETE", "SHARE_MENTION")
OVERLAP = timedelta(minutes=10)
FIRST = timedelta(days=7)
A_PAGE = 100
MOST_PAGES = 10
READ = 1_000
VERSIONS = 300
MEMBER, PAGE = "A member of LinkedIn", "A page on LinkedIn"
"""LinkedIn gives no names of those who comment, only their numbers."""


@dataclass(frozen=True)
class Cursor:
    """How far a page's notifications were read, and how often each comment changed."""

    floor: int
    read: tuple[str, ...] = ()
    versions: tuple[tuple[str, int, str], ...] = ()

    @staticmethod
    def from_words(said: str, floor: int) -> "Cursor":
        """This will read what `words` gave; what cannot be read is a cursor at the start."""
        try:
            kept = json.loads(said)
            versions = tuple((str(name), int(version), str(at)) for name, version, at in kept["versions"])
            return Cursor(int(kept["floor"]), tuple(map(str, kept["read"])), versions)
        except (ValueError, KeyError, TypeError):
            return Cursor(floor)

    def words(self) -> str:
        """This will give it as it is kept."""
        return json.dumps(asdict(self), separators=(",", ":"), sort_keys=True)


def fetch(account: Connection, cursor: str, now: datetime) -> Fetched:
    """This will bring what is new, in the order in which it happened."""
    before = Cursor.from_words(cursor, _milliseconds(now - FIRST))
    oldest_first = _listed(account, before, now)[::-1]
    every = sorted(oldest_first, key=_happened)  # times alone will not do: a millisecond can hold several
    fresh = [each for each in every if _number(each) not in before.read]
    known = {name: (version, at) for name, version, at in before.versions}
    came: dict[tuple[str, int], Incoming] = {}
    for each in fresh:
        one = _brought(account, each, known)
        if one is not None:
            known[one.network_id] = (one.version, one.at.isoformat())
            came[one.network_id, one.version] = one
    top = max([before.floor + _length(OVERLAP), *map(_happened, every)])
    kept = [(name, version, at) for name, (version, at) in known.items()]
    after = Cursor(
        floor=top - _length(OVERLAP),
        read=tuple([*before.read, *map(_number, fresh)][-READ:]),
        versions=tuple(sorted(kept, key=lambda row: row[2])[-VERSIONS:]),
    )
    return Fetched(tuple(came.values()), after.words())


def _listed(account: Connection, before: Cursor, now: datetime) -> list[Mapping[str, Any]]:
    """This will read the whole list since the floor: signs that belong to Rest.li are not packed."""
    server, page = api.place_of(account)
    found: list[Mapping[str, Any]] = []
    until = _milliseconds(now + OVERLAP)
    for number in range(MOST_PAGES):
        asked = (
            f"{server}/rest/organizationalEntityNotifications?q=criteria&actions=List({','.join(ACTIONS)})"
            f"&organizationalEntity={api.urn(page)}&timeRange=(start:{before.floor},end:{until})"
            f"&start={number * A_PAGE}&count={A_PAGE}"
        )
        some = api.elements(api.bring(account, calls.get(asked)))
        found += some
        if len(some) < A_PAGE:
            break
    return found


def _brought(
    account: Connection, each: Mapping[str, Any], known: Mapping[str, tuple[int, str]]
) -> Incoming | None:
    """This will bring what a notification speaks of; None where it is gone already, or says nothing new."""
    if each.get("action") == "SHARE_MENTION":
        return _mention(account, str(each.get("generatedActivity", "")))
    one = comment(_comment_named(each))
    if one is None:
        return None
    version, at = known.get(str(one), (-1, ""))
    if each.get("action") == "COMMENT_DELETE":
        gone_at = datetime.fromisoformat(at) if at else api.moment(each.get("lastModifiedAt"))
        return Incoming(str(one), "", "", gone_at, version=version + 1, is_deleted=True)
    if version >= 0 and each.get("action") != "COMMENT_EDIT":
        return None
    said = comments.brought(account, one)
    _, own = api.place_of(account)
    if said is None or comments.actor(said) == own:
        return None
    return _comment(each, said, one, version + 1)


def _comment(each: Mapping[str, Any], said: Mapping[str, Any], one: Comment, version: int) -> Incoming:
    post, created = _post_of(each), said.get("created")
    above = comment(str(said.get("parentComment", "")))
    return Incoming(
        network_id=str(one),
        text=comments.words(said),
        author=_author(comments.actor(said)),
        at=api.moment(created.get("time") if isinstance(created, Mapping) else None),
        url=comments.page_of(posts.address(one.object), str(one)),
        thread=post,
        in_reply_to=str(above) if above else post,
        version=version,
    )


def _mention(account: Connection, name: str) -> Incoming | None:
    post = posts.brought(account, name) if name.startswith("urn:li:") else None
    if post is None or not api.POST.fullmatch(str(post.get("id", ""))):
        return None
    own = str(post["id"])
    author = _author(str(post.get("author", "")))
    return Incoming(own, posts.words(post), author, posts.at(post), url=posts.address(own))


def _comment_named(each: Mapping[str, Any]) -> str:
    made = each.get("decoratedGeneratedActivity")
    about = made.get("comment") if isinstance(made, Mapping) else None
    entity = str(about.get("entity", "")) if isinstance(about, Mapping) else ""
    return entity or str(each.get("generatedActivity", ""))


def _post_of(each: Mapping[str, Any]) -> str:
    """This will name the post below which something was said: ours by its own name, where it is given."""
    source = each.get("decoratedSourcePost")
    entity = str(source.get("entity", "")) if isinstance(source, Mapping) else ""
    return entity or str(each.get("sourcePost", ""))


def _author(name: str) -> str:
    return PAGE if name.startswith("urn:li:organization:") else MEMBER


def _number(each: Mapping[str, Any]) -> str:
    return str(each.get("notificationId") or f"{each.get('generatedActivity')}{each.get('lastModifiedAt')}")


def _happened(each: Mapping[str, Any]) -> int:
    at = each.get("lastModifiedAt")
    return at if isinstance(at, int) else 0


def _milliseconds(at: datetime) -> int:
    return int(at.astimezone(UTC).timestamp() * 1000)


def _length(stretch: timedelta) -> int:
    return int(stretch.total_seconds() * 1000)
