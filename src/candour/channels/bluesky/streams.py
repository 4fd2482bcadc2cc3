"""What is said on Bluesky as it is said: Jetstream, which sends every post of the network as JSON.

    every post --> to us (a mention, an answer, a quote)? with what is watched for?
               --> its place alone is kept, and asked for: the words come from our own account's server

Nobody signs what Jetstream says, and it names no authors; so it only points. What is asked for is read as
`fetch` and `search` read it, and what comes by both is kept once. What was changed or taken down is theirs.

The form is the one that Bluesky keeps for all who listen already, behind its public addresses too:
https://github.com/bluesky-social/jetstream (docs/README.md, 5.1).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings

from candour.channels import calls, hearing
from candour.channels.base import Connection, Disconnected, Fetched, Incoming, NotAccepted, NotYet, Watched
from candour.channels.bluesky import xrpc
from candour.channels.bluesky.incoming import AT_ONCE, as_incoming, moment_of, shown, words_of
from candour.channels.bluesky.records import POSTS, Place, place
from candour.channels.bluesky.sessions import did_of, signed
from candour.channels.ending import Ending
from candour.channels.web_sockets import LARGEST_MESSAGE

GOES_BACK = timedelta(minutes=15)
"""How far back a line that was down is read again: some 50,000 posts. What is older comes by the poll."""
OVERLAP = timedelta(seconds=5)
"""Bluesky's own advice, since its servers do not send in quite the same order."""
PAUSES = (0.0, 0.3, 0.7, 1.5)
"""Seconds before each look for a post: Jetstream is quicker than the servers that show posts."""
NOBODY = "InvalidRequest"
"""What an account's own server says of a session whose account is gone: nothing else was asked for."""


class Streams:
    """The half of the channel that listens to what happens."""

    @property
    def has_stream(self) -> bool:
        """This will say whether this installation has a server to listen to."""
        return bool(settings.CANDOUR_BLUESKY_STREAM)

    def stream(self, account: Connection, watched: Watched, cursor: str, ending: Ending) -> Iterator[Fetched]:
        """This will give mentions, answers and quotes as they come, and posts with what is watched for."""
        where = account.settings.get("streaming") or settings.CANDOUR_BLUESKY_STREAM
        if not where:
            raise NotAccepted(
                "Bluesky's stream is switched off on this installation.",
                "Candour looks for what is new every minute instead.",
            )
        _check_that_we_are_let_in(account)
        ours = did_of(account)
        asked = _request(where, cursor, datetime.now(UTC))
        for came in hearing.messages(xrpc.STRANGERS_MANNERS, asked, ending):
            said = [each for each in map(_read, came) if each]
            found = [_place_of(each) for each in said if _concerns(each, ours, watched)]
            cursor = str(max((each["time_us"] for each in said), default=cursor))
            yield Fetched(tuple(_looked_up(account, [str(each) for each in found if each], ending)), cursor)


def _check_that_we_are_let_in(account: Connection) -> None:
    """This will ask our account's server, for Jetstream asks nobody who they are."""
    try:
        signed(account, xrpc.question("com.atproto.server.getSession"), xrpc.ask)
    except xrpc.Refused as refused:
        if refused.code == NOBODY:
            raise Disconnected("Bluesky knows no such account any more.", xrpc.CONNECT_AGAIN) from refused
        raise NotYet(refused.reason, calls.USUAL_WAIT) from refused


def _request(where: str, cursor: str, now: datetime) -> calls.Request:
    """This will ask for the posts of everybody: those to us are by people whom nobody can name before."""
    back: tuple[tuple[str, str], ...] = ()
    if cursor.isdecimal():
        at = int(cursor) - OVERLAP // timedelta(microseconds=1)
        if at > (now - GOES_BACK).timestamp() * 1_000_000:
            back = (("cursor", str(at)),)
    size = ("maxMessageSizeBytes", str(LARGEST_MESSAGE))
    return calls.get(f"{where}/subscribe", ("wantedCollections", POSTS), size, *back)


def _read(message: str) -> Mapping[str, Any] | None:
    """This will read one event; None for what is no new post, or cannot be read."""
    try:
        said = json.loads(message)
        commit = said["commit"]
        is_new = (commit["operation"], commit["collection"]) == ("create", POSTS)
    except (ValueError, RecursionError, KeyError, TypeError):
        return None
    is_whole = isinstance(commit.get("record"), Mapping) and isinstance(said.get("time_us"), int)
    return said if is_new and is_whole else None


def _place_of(said: Mapping[str, Any]) -> Place | None:
    return place(f"at://{said.get('did')}/{POSTS}/{said['commit'].get('rkey')}")


def _concerns(said: Mapping[str, Any], ours: str, watched: Watched) -> bool:
    """This will say whether a post is to us, or holds what is watched for; ours never does."""
    if said.get("did") == ours:
        return False
    record = said["commit"]["record"]
    ours_are = f"at://{ours}/"
    if any(uri.startswith(ours_are) for uri in _answered_or_quoted(record)):
        return True
    return ours in _mentioned(record) or watched.finds("\n\n".join(words_of(record)))


def _answered_or_quoted(record: Mapping[str, Any]) -> Iterator[str]:
    reply, embed = _part(record, "reply"), _part(record, "embed")
    quoted = _part(embed, "record")
    for each in (_part(reply, "root"), _part(reply, "parent"), quoted, _part(quoted, "record")):
        yield str(each.get("uri", ""))


def _mentioned(record: Mapping[str, Any]) -> Iterator[str]:
    for facet in _listed(record, "facets"):
        for feature in _listed(facet, "features"):
            yield str(feature.get("did", ""))


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = whole.get(name)
    return found if isinstance(found, Mapping) else {}


def _listed(whole: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = whole.get(name)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _looked_up(account: Connection, uris: Sequence[str], ending: Ending) -> Iterable[Incoming]:
    """This will bring these posts as our account is shown them; one that is not shown is left to the poll."""
    found: dict[str, Mapping[str, Any]] = {}
    for pause in PAUSES:
        missing = [uri for uri in uris if uri not in found]
        if not missing or ending.wait(pause):
            break
        for start in range(0, len(missing), AT_ONCE):
            found |= shown(account, missing[start : start + AT_ONCE])
    return [as_incoming(each, 0) for each in sorted(found.values(), key=moment_of)]
