"""What of Bluesky's stream is for us, and where in it a line goes on."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured

from candour.channels.base import Disconnected, Fetched, NotAccepted, NotYet, Watched
from candour.channels.bluesky import streams
from candour.channels.bluesky.channel import Bluesky
from candour.channels.ending import Ending
from candour.channels.hosts import hosts
from candour.channels.models import Account
from candour.channels.tokens import Secrets
from candour.config.environment import read_environment
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.spoken import Spoken

OURS, SAM = "did:plc:ours", "did:plc:sam"
TEA = Watched(("tea",), (), lambda text: "tea" in text)
NOW = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)
A_POST = {"$type": "app.bsky.feed.post", "text": "Six hours."}


def said(**commit: object) -> Mapping[str, Any]:
    usual = {"operation": "create", "collection": "app.bsky.feed.post", "rkey": "3k", "record": A_POST}
    return {"did": SAM, "time_us": 1_764_349_200_000_000, "kind": "commit", "commit": {**usual, **commit}}


@pytest.mark.parametrize(
    ("record", "is_for_us"),
    [
        ({"text": "Six hours."}, False),
        ({"text": "Cold tea again."}, True),
        ({"text": "Look.", "embed": {"images": [{"alt": "A cup of tea"}]}}, True),
        ({"reply": {"parent": {"uri": f"at://{OURS}/app.bsky.feed.post/1"}}}, True),
        ({"reply": {"root": {"uri": f"at://{OURS}/app.bsky.feed.post/1"}}}, True),
        ({"reply": {"parent": {"uri": f"at://{OURS}2/app.bsky.feed.post/1"}}}, False),
        ({"embed": {"record": {"uri": f"at://{OURS}/app.bsky.feed.post/1"}}}, True),
        ({"embed": {"record": {"record": {"uri": f"at://{OURS}/app.bsky.feed.post/1"}}}}, True),
        ({"facets": [{"features": [{"did": OURS}]}]}, True),
        ({"facets": [{"features": [{"did": SAM}, "x"]}, 7]}, False),
        ({"facets": "x", "reply": [], "embed": {"record": 7}}, False),
    ],
)
def test_posts_to_us_and_with_watched_words_are_for_us(record: Mapping[str, Any], is_for_us: bool) -> None:
    post = said(record=record)
    assert streams._concerns(post, OURS, TEA) is is_for_us
    assert not streams._concerns({**post, "did": OURS}, OURS, TEA)


@pytest.mark.parametrize(
    "message",
    [
        "",
        "[" * 100_000,
        "7",
        '{"kind": "identity", "time_us": 1, "identity": {}}',
        json.dumps(said(operation="delete")),
        json.dumps(said(operation="update")),
        json.dumps(said(collection="app.bsky.feed.like")),
        json.dumps(said(record=None)),
        json.dumps({**said(), "time_us": "x"}),
    ],
)
def test_what_is_no_new_post_is_left_out(message: str) -> None:
    assert streams._read(message) is None
    assert streams._read(json.dumps(said())) == said()


@pytest.mark.parametrize(
    ("cursor", "ago"),
    [("", None), ("junk", None), ("minutes", 65.0), ("hours", None)],
)
def test_a_line_goes_on_where_it_was_unless_that_is_long_ago(cursor: str, ago: float | None) -> None:
    at = {"minutes": NOW.timestamp() - 60, "hours": NOW.timestamp() - 7_200}.get(cursor)
    asked = dict(streams._request("https://here", str(int(at * 1e6)) if at else cursor, NOW).parameters)
    began = NOW.timestamp() - int(asked["cursor"]) / 1e6 if "cursor" in asked else None
    assert (began, asked["wantedCollections"]) == (ago, "app.bsky.feed.post")


def test_where_the_stream_is_switched_off_it_says_so(settings: LazySettings) -> None:
    settings.CANDOUR_BLUESKY_STREAM = ""
    account = PlainAccount(1, 1, f"https://pds.example/{OURS}")
    came: Iterator[Fetched] = Bluesky().stream(account, TEA, "", Ending())
    assert not Bluesky().has_stream
    with pytest.raises(NotAccepted):
        next(came)


@pytest.mark.parametrize("code", ["AuthMissing", "InvalidToken", "ExpiredToken", "Busy"])
def test_what_a_public_server_refuses_says_nothing_of_our_account(
    spoken: Spoken, settings: LazySettings, code: str
) -> None:
    """Jetstream, or a proxy before it, knows nobody: the line is tried again, and the account goes on."""
    settings.CANDOUR_BLUESKY_STREAM = spoken.address
    spoken.plays("GET /xrpc/com.atproto.server.getSession", {"did": OURS})
    spoken.plays("GET /subscribe", (401, {"error": code}))
    with pytest.raises(NotYet, match="answered 401"):
        list(Bluesky().stream(let_in(spoken), TEA, "", Ending()))


@pytest.mark.parametrize(
    ("code", "raised"),
    [
        ("AccountNotFound", Disconnected),
        ("InvalidRequest", Disconnected),
        ("MethodNotImplemented", NotYet),
        ("UpstreamFailure", NotYet),
    ],
)
def test_our_own_server_says_by_its_code_whether_the_account_is_gone(
    spoken: Spoken, settings: LazySettings, code: str, raised: type[Exception]
) -> None:
    settings.CANDOUR_BLUESKY_STREAM = "https://stream.example"
    spoken.plays("GET /xrpc/com.atproto.server.getSession", (400, {"error": code}))
    with pytest.raises(raised):
        next(Bluesky().stream(let_in(spoken), TEA, "", Ending()))


def let_in(spoken: Spoken) -> PlainAccount:
    return PlainAccount(1, 1, f"{spoken.address}/{OURS}", held=[Secrets({"access": "a", "refresh": "r"})])


def test_the_server_is_named_for_the_firewall_and_may_be_another_or_none(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CANDOUR_BLUESKY_STREAM = "https://stream.example"
    account = Account(channel="bluesky", name="@trust", address=f"https://pds.example/{OURS}")
    assert [each.host for each in hosts([account]) if "Bluesky" in each.why] == [
        "pds.example",
        "stream.example",
    ]
    for said, meant in (("wss://a.example", "https://a.example"), ("off", ""), ("", "")):
        monkeypatch.setenv("CANDOUR_BLUESKY_STREAM", said)
        assert read_environment().bluesky_stream == meant
    monkeypatch.setenv("CANDOUR_BLUESKY_STREAM", "http://a.example")
    with pytest.raises(ImproperlyConfigured, match="https://"):
        read_environment()
