"""Making Candour known at a server of Mastodon's family: what it says of itself, and what we ask it for."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from candour.channels.base import Disconnected, NotAccepted, NotYet
from candour.channels.connecting import Given
from candour.channels.mastodon import server
from candour.channels.mastodon.channel import Mastodon
from candour.channels.tokens import Renewal, Secrets
from tests.contracts.spoken import Spoken, speaking
from tests.rooms.channels.mastodon_said import account_at

ABOUT, OLDER = "GET /api/v2/instance", "GET /api/v1/instance"
BACK = "https://brannoc.example/connections/back"
MASTODON: dict[str, Any] = {
    "domain": "social.example",
    "version": "4.4.1",
    "source_url": "https://github.com/mastodon/mastodon",
    "configuration": {
        "urls": {"streaming": "wss://streaming.social.example"},
        "statuses": {"max_characters": 1000, "max_media_attachments": 4, "characters_reserved_per_url": 23},
        "media_attachments": {"image_size_limit": 8_000_000, "description_limit": 1500},
    },
}
APP = {"client_id": "our-app", "client_secret": "made-up-app"}


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[Spoken]:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # the server speaks plain HTTP on this computer
    with speaking() as server:
        server.says(404, b"{}")
        server.plays(ABOUT, MASTODON)
        server.plays("POST /api/v1/apps", APP)
        yield server


def given(spoken: Spoken) -> Given:
    return Given({"server": spoken.address}, Secrets(), "a-state", BACK)


def test_a_server_says_how_long_posts_may_be_and_what_it_is(spoken: Spoken) -> None:
    assert server.about(spoken.address) == {
        "max_characters": "1000",
        "max_media_attachments": "4",
        "description_limit": "1500",
        "image_size_limit": "8000000",
        "domain": "social.example",
        "software": "mastodon",
        "streaming": spoken.address,  # it is not called by plain HTTP, so nor is a machine that it names
    }


@pytest.mark.parametrize(
    ("said", "software", "longest"),
    [
        (
            {
                "uri": "https://s.example",
                "version": "2.7.2 (compatible; Pleroma 2.6.0)",
                "max_toot_chars": 5000,
            },
            "pleroma",
            "5000",
        ),
        ({"uri": "s.example", "version": "2.7.2 (compatible; Akkoma 3.10)"}, "akkoma", "500"),
        ({"uri": "s.example", "version": "3.5.3 (compatible; Pixelfed 0.12.5)"}, "pixelfed", "500"),
        (
            {
                "uri": "s.example",
                "version": "4.2.0",
                "configuration": {"statuses": {"max_characters": "many"}},
            },
            "mastodon",
            "500",
        ),
        (
            {
                "uri": "s.example",
                "version": "0.19.1",
                "source_url": "https://codeberg.org/superseriousbusiness/gotosocial",
            },
            "gotosocial",
            "500",
        ),
    ],
)
def test_an_older_server_or_another_make_says_it_at_its_older_address(
    spoken: Spoken, said: dict[str, Any], software: str, longest: str
) -> None:
    spoken.plays(ABOUT, lambda _heard: (404, {"error": "Not Found"}))
    spoken.plays(OLDER, said)
    found = server.about(spoken.address)
    assert (found["domain"], found["software"], found["max_characters"]) == ("s.example", software, longest)


def test_streams_may_be_on_a_machine_of_their_own_that_is_as_safe() -> None:
    assert server._streaming(MASTODON, "https://social.example") == "https://streaming.social.example"
    for odd in ("ws://s.example", "wss://user@s.example", "javascript:x", "", None, 7):
        said = {"configuration": {"urls": {"streaming": odd}}}
        assert server._streaming(said, "https://social.example") == "https://social.example"


@pytest.mark.parametrize("body", [b"<h1>Welcome to our shop</h1>", b"{}", b"[]", b""])
def test_an_address_where_nobody_speaks_this_language_is_refused_with_what_helps(
    spoken: Spoken, body: bytes
) -> None:
    spoken.script.clear()
    spoken.says(200, body)
    with pytest.raises(NotAccepted) as refused:
        Mastodon().begin(given(spoken))
    assert "handle" in refused.value.remedy


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_busy_is_asked_again(spoken: Spoken, status: int) -> None:
    spoken.plays(ABOUT, lambda _heard: (status, {"error": "?"}))
    with pytest.raises(NotYet):
        Mastodon().begin(given(spoken))


@pytest.mark.parametrize(
    ("version", "scope"),
    [
        ("4.4.1", "write:statuses write:media read:notifications read:statuses read:accounts"),
        ("3.5.3 (compatible; Pixelfed 0.12.5)", "read write"),
    ],
)
def test_as_little_is_asked_as_the_server_can_give(spoken: Spoken, version: str, scope: str) -> None:
    spoken.plays(ABOUT, {**MASTODON, "version": version})
    go_on = Mastodon().begin(given(spoken))
    asked = {name: values[0] for name, values in parse_qs(urlsplit(go_on.address).query).items()}
    assert (asked["scope"], asked["client_id"], asked["state"]) == (scope, "our-app", "a-state")
    assert (asked["code_challenge_method"], asked["redirect_uri"]) == ("S256", BACK)
    (registered,) = spoken.calls("POST /api/v1/apps")
    sent = parse_qs(registered.body.decode())
    assert (sent["scopes"], sent["redirect_uris"]) == ([scope], [BACK])
    assert go_on.keep["client_secret"] == "made-up-app"
    assert "made-up-app" not in go_on.address


def test_the_yes_becomes_an_account_with_its_server_s_limits(spoken: Spoken) -> None:
    go_on = Mastodon().begin(given(spoken))
    spoken.plays("POST /oauth/token", {"access_token": "sesame", "token_type": "Bearer", "scope": "x"})
    me = {"id": "7", "username": "trust", "url": "https://social.example/@trust"}
    spoken.plays("GET /api/v1/accounts/verify_credentials", me)
    back = Given(go_on.fields, go_on.keep, "a-state", BACK)
    joined = Mastodon().finish(back, {"code": "c"})
    assert (joined.address, joined.name) == (f"{spoken.address}/@trust", "@trust@social.example")
    assert dict(joined.secrets) == {
        "access": "sesame",
        "client": "our-app",
        "client_secret": "made-up-app",
        "refresh": "",
    }
    assert (joined.renewal, joined.expires_at) == (Renewal.NONE, None)
    assert joined.settings["id"] == "7"
    assert joined.settings["max_characters"] == "1000"
    (asked,) = spoken.calls("POST /oauth/token")
    assert parse_qs(asked.body.decode())["code_verifier"]


def test_a_server_whose_tokens_end_is_asked_for_new_ones(spoken: Spoken) -> None:
    account = account_at(spoken, server=spoken.address)
    held = Secrets({"access": "old", "refresh": "again", "client": "our-app", "client_secret": "made-up-app"})
    spoken.plays("POST /oauth/token", {"access_token": "new", "refresh_token": "next", "expires_in": 3600})
    renewed = Mastodon().renewed(account, held)
    assert (renewed.secrets["access"], renewed.secrets["refresh"]) == ("new", "next")
    with pytest.raises(Disconnected):
        Mastodon().renewed(account, Secrets({"access": "old"}))
