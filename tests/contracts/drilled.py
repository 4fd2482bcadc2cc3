"""A network for the publishing drill, in a process of its own: a twin or a real server, and somebody on it.

    python -m tests.contracts.drilled --list          the names, one a line
    python -m tests.contracts.drilled NAME --folder DIR

It prints one JSON line when it is ready: {"channel", "address", "described"}, where `described` is what a
line before it must know (`candour.channels.pretend.described`). Then it answers each line of its input:

    {"join": ADDRESS}   an account of the trust, reached at that address   -> {"joined": {...}}
    {"say": TEXT}       somebody outside says something to it             -> {"id"}
    {"listed": true}    what the network lists of the account's posts     -> {"posts": [{"id", "words"}]}

The end of standard input ends it.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from candour.channels.models import Account
    from tests.contracts.journey_kit import Outside

Start = Callable[[ExitStack, Path, pytest.MonkeyPatch], "Outside"]


@dataclass
class Drilled:
    """How one network is started, where its channel lies, and what a line must know of its calls."""

    start: Start
    module: str
    writes: list[dict[str, Any]]
    prepares: list[dict[str, Any]] = field(default_factory=list)
    listed: "Callable[[Any], Iterator[tuple[str, str]]] | None" = None


@dataclass
class _Reached:
    """What `Outside.reach_by` changes of an account."""

    address: str
    settings: dict[str, str]


def _bluesky(stack: ExitStack, _folder: Path, _patch: pytest.MonkeyPatch) -> "Outside":
    from tests.contracts import blueskies  # noqa: PLC0415  # each network brings modules of its own
    from tests.contracts.bluesky_world import BlueskyOutside  # noqa: PLC0415

    network = stack.enter_context(blueskies.running())
    return BlueskyOutside(network, network.join("sam", named="Sam Okafor"))


def _mastodon(stack: ExitStack, _folder: Path, patch: pytest.MonkeyPatch) -> "Outside":
    mastodons = import_module("tests.contracts.mastodons")
    patch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    outside: Outside = mastodons.MastodonOutside(stack.enter_context(mastodons.running()))
    return outside


def _on_bluesky(outside: Any) -> Iterator[tuple[str, str]]:
    """This will read every record of the account from its own server, page by page."""
    asked = {"repo": outside.ours.did, "collection": "app.bsky.feed.post", "limit": 100, "cursor": ""}
    while True:
        page = outside.network.get("com.atproto.repo.listRecords", asked)
        yield from ((str(each["uri"]), str(each["value"]["text"])) for each in page["records"])
        asked["cursor"] = page.get("cursor", "")
        if not asked["cursor"]:
            return


def _on_mastodon(outside: Any) -> Iterator[tuple[str, str]]:
    """This will read every post of the account as its follower sees it, page by page."""
    below = ""
    while True:
        path = f"/api/v1/accounts/{outside.ours.number}/statuses?limit=40{below}"
        page = outside.sam.does("GET", path)
        for each in page:
            yield str(each["id"]), outside.ours.source(str(each["id"]))
        if not page:
            return
        below = f"&max_id={page[-1]['id']}"


def _as_seen(outside: Any) -> Iterator[tuple[str, str]]:
    """This will list the account's posts as somebody outside sees them."""
    yield from ((each.network_id, each.text) for each in outside.seen())


def _twin(key: str, **fields: str) -> Start:
    """This will start a twin that lets in as `twin_bench` knows, with what a person types besides."""

    def start(stack: ExitStack, folder: Path, patch: pytest.MonkeyPatch) -> "Outside":
        from tests.contracts.twin_bench import TwinOutside, reach  # noqa: PLC0415
        from tests.twins.running import running  # noqa: PLC0415

        twin = stack.enter_context(running(key, folder / f"{key}.twin"))
        reach(patch, key, twin)
        return TwinOutside(key, twin, "", fields)

    return start


def _meta(key: str, **fields: str) -> Start:
    """This will start a twin of one of Meta's networks, with what a person types besides."""

    def start(stack: ExitStack, folder: Path, patch: pytest.MonkeyPatch) -> "Outside":
        from tests.contracts.meta_bench import MetaOutside  # noqa: PLC0415
        from tests.twins.running import running  # noqa: PLC0415

        patch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
        return MetaOutside(stack.enter_context(running(key, folder / f"{key}.twin")), key, "", **fields)

    return start


NETWORKS = {
    "bluesky": Drilled(
        _bluesky,
        "tests.contracts.bluesky_world",
        [{"call": "POST /xrpc/com.atproto.repo.putRecord", "id": "uri", "words": "record.text"}],
        listed=_on_bluesky,
    ),
    "mastodon": Drilled(
        _mastodon,
        "tests.contracts.mastodons",
        [{"call": "POST /api/v1/statuses", "words": "status"}],
        listed=_on_mastodon,
    ),
    "x": Drilled(_twin("x"), "tests.twins.x", [{"call": "POST /2/tweets", "id": "data.id", "words": "text"}]),
    "facebook": Drilled(
        _meta("facebook", page="St Brannoc's"),
        "tests.twins.facebook",
        [
            {"call": r"POST /v\d+\.\d/[\d_]+/feed", "words": "message", "as": "post/{id}"},
            {"call": r"POST /v\d+\.\d/[\d_]+/comments", "words": "message", "as": "comment/{id}"},
        ],
    ),
    "instagram": Drilled(
        _meta("instagram"),
        "tests.twins.instagram",
        [{"call": r"POST /v\d+\.\d/\d+/(comments|replies)", "words": "message", "as": "comment/{id}"}],
    ),
    "tumblr": Drilled(
        _twin("tumblr", blog="St-Brannocs.tumblr.com"),
        "tests.twins.tumblr",
        [
            {
                "call": "POST /v2/blog/[^/]+/posts",
                "id": ["response.id_string", "response.id"],
                "words": "content[].text",
            }
        ],
    ),
    "linkedin": Drilled(
        _twin("linkedin", page="2414183"),
        "tests.twins.linkedin",
        [
            {"call": "POST /rest/posts", "id": "header:x-restli-id", "words": "commentary"},
            {
                "call": "POST /rest/socialActions/[^/]+/comments",
                "id": ["header:x-restli-id", "id"],
                "words": "message.text",
                "as": "urn:li:comment:({object},{id})",
            },
        ],
    ),
    "threads": Drilled(
        _meta("threads"),
        "tests.twins.threads",
        [{"call": r"POST /v\d+\.\d/\d+/threads_publish", "then": "creation_id"}],
        prepares=[{"call": r"POST /v\d+\.\d/\d+/threads", "words": "text"}],
    ),
}
"""Name -> how it is drilled; those whose modules are not there are left out."""


@contextmanager
def started(name: str, folder: Path) -> Iterator["Outside"]:
    """This will run a network until the caller is done with it."""
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        yield NETWORKS[name].start(stack, folder, patch)


def there() -> list[str]:
    """This will name the networks that can be drilled here."""
    return [name for name, each in NETWORKS.items() if find_spec(each.module) is not None]


def _join(outside: "Outside", address: str) -> dict[str, Any]:
    joined = outside.join()
    account: Any = _Reached(joined.address, dict(joined.settings))
    reached: Account = account
    outside.reach_by(reached, address)
    return {
        "address": account.address,
        "settings": account.settings,
        "name": joined.name,
        "secrets": dict(joined.secrets),  # made up, and gone with the network
        "renewal": joined.renewal.value,
        "expires_at": joined.expires_at.isoformat() if joined.expires_at else "",
    }


def _answer(outside: "Outside", drilled: Drilled, said: dict[str, Any]) -> dict[str, Any]:
    if "join" in said:
        return {"joined": _join(outside, said["join"])}
    if "say" in said:
        number = outside.say(said["say"])
        return {"id": number}
    listed = (drilled.listed or _as_seen)(outside)
    return {"posts": [{"id": number, "words": words} for number, words in listed]}


def main() -> int:
    """This will run one network until standard input ends."""
    parser = argparse.ArgumentParser(prog="drilled", description=__doc__)
    parser.add_argument("name", nargs="?", choices=sorted(NETWORKS))
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--folder", type=Path, default=Path())
    given = parser.parse_args()
    if given.list or given.name is None:
        print("\n".join(there()))
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415  # the channels' models need it, the list of names does not

    django.setup()
    drilled = NETWORKS[given.name]
    with started(given.name, given.folder) as outside:
        described = {"writes": drilled.writes, "prepares": drilled.prepares}
        ready = {"channel": outside.channel, "address": outside.server, "described": described}
        print(json.dumps(ready), flush=True)
        for line in sys.stdin:
            print(json.dumps(_answer(outside, drilled, json.loads(line))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
