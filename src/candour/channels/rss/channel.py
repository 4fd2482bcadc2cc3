"""A feed (RSS or Atom): what others publish about the trust comes in; nothing goes out.

It is asked politely: with what it told last time (ETag, Last-Modified; RFC 9110, 13), so that an unchanged
feed costs both sides nothing. The cursor remembers that, and the hash of each entry that it held.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from candour.channels import calls
from candour.channels.base import Capabilities, Connection, Disconnected, Fetched, NotAccepted, NotYet
from candour.channels.connecting import Field, Given, GoOn, Joined, Permission, Way, WayKind
from candour.channels.outgoing import Answer, NoAnswer, NotSent, Patience, call
from candour.channels.rss.reading import Feed, read
from candour.channels.silent import Silent
from candour.channels.tokens import Secrets

MOST_HOPS = 3
PATIENCE = Patience(total=20.0)
NO_FEED = "There is no feed at this address."
LOOK = "Open the address in a browser. A feed's address often ends in feed, rss or atom.xml."


class Rss(Silent):
    """One feed."""

    key = "rss"
    label = "a feed (RSS or Atom)"
    remedy: ClassVar = "Answer where it was written; the post has a link to it."
    capabilities = Capabilities(
        has_key=True, can_find=True, can_edit=False, can_delete=False, can_fetch=True, can_publish=False
    )
    way: ClassVar = Way(
        WayKind.OPEN,
        (
            Field(
                "feed",
                "Address of the feed",
                "Enter the address of the feed",
                "Such as https://news.example/feed.xml.",
                example="https://news.example/feed.xml",
            ),
        ),
        (Permission("", "Read what the feed says, once a minute at most."),),
        never=("Publish anything there: a feed can only be read.",),
        assumed=("That an entry keeps its id (guid) when its words are changed, as RSS and Atom ask.",),
    )

    def begin(self, given: Given) -> Joined:
        """This will read the feed once."""
        address = given.fields["feed"].strip()
        try:
            answer, address = _ask(address, {})
            feed = _feed(answer, address)
        except Disconnected as gone:
            raise NotAccepted(gone.reason, LOOK) from gone
        name = feed.title or urlsplit(address).hostname or "Feed"
        return Joined(address, name, Secrets(), settings={"feed": address})

    def finish(self, given: Given, answer: Mapping[str, str]) -> GoOn | Joined:
        """This will not be asked: a feed has no page of its own to say yes on."""
        del given, answer
        raise NotAccepted("A feed sends nobody back.", "Begin again.")

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring what is new in the feed, or changed since."""
        known = _read_cursor(cursor)
        answer, address = _ask(account.settings.get("feed") or account.address, known)
        if answer.status == 304:
            return Fetched((), cursor)
        feed = _feed(answer, address)
        seen: dict[str, str] = known.get("seen", {})
        marks = {post.network_id: _mark(post.text) for post in feed.posts}
        fresh = tuple(post for post in feed.posts if seen.get(post.network_id) != marks[post.network_id])
        held = {name: answer.headers[name] for name in ("etag", "last-modified") if name in answer.headers}
        after = json.dumps({**held, "seen": marks}, sort_keys=True)
        return Fetched(fresh, after if fresh or held != _held(known) else cursor)


def _ask(address: str, known: Mapping[str, Any]) -> tuple[Answer, str]:
    """This will ask for the feed, following it a few times to where it says that it is."""
    headers = {"accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1"}
    if known.get("etag"):
        headers["if-none-match"] = known["etag"]
    if known.get("last-modified"):
        headers["if-modified-since"] = known["last-modified"]
    for _ in range(MOST_HOPS + 1):
        answer = _once(address, headers)
        to = answer.headers.get("location", "")
        if answer.status not in {301, 302, 303, 307, 308} or not to:
            _refuse(answer)
            return answer, address
        address = urljoin(address, to)
    raise NotYet("The feed sends us on and on.", 600.0)


def _once(address: str, headers: Mapping[str, str]) -> Answer:
    try:
        return call("GET", address, headers=headers, patience=PATIENCE)
    except NotSent as error:
        raise NotYet(str(error), 60.0) from error
    except NoAnswer as error:
        raise NotYet(error.reason, 600.0) from error


def _refuse(answer: Answer) -> None:
    if answer.status in {429, 503}:
        raise NotYet(
            "The feed's server asked us to wait.", calls.seconds_to_wait(answer.headers, usual=600.0)
        )
    if answer.status in {401, 403, 404, 410}:
        raise Disconnected(
            f"{NO_FEED} Its server answered {answer.status}.", f"{LOOK} Then connect it again."
        )
    if answer.status not in {200, 304}:
        raise NotYet(f"The feed's server answered {answer.status}.", 600.0)


def _feed(answer: Answer, address: str) -> Feed:
    feed = read(answer.body, answer.headers, address, datetime.now(UTC))
    if feed is None:
        raise Disconnected(
            f"{NO_FEED} What is there cannot be read as one.", f"{LOOK} Then connect it again."
        )
    return feed


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def _held(known: Mapping[str, Any]) -> dict[str, str]:
    return {name: known[name] for name in ("etag", "last-modified") if name in known}


def _read_cursor(cursor: str) -> dict[str, Any]:
    try:
        known = json.loads(cursor) if cursor else {}
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}
