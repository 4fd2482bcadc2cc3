"""A trust's account on a twin of one of Meta's networks, and a hand on it."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from candour.channels.base import Channel, Message
from candour.channels.connecting import Given, GoOn, Joined, connectable
from candour.channels.models import Account
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.journey_kit import Seen
from tests.contracts.twin_bench import shown
from tests.twins.running import Running

APP, APP_SECRET = "4242", "made-up-secret"
BACK = "http://127.0.0.1/connections/back"
OURS = "100"


class MetaBench:
    """One account; `say_outside` says something where the network lets others speak to it."""

    def __init__(self, twin: Running, channel: Channel, **settings: str) -> None:
        self.twin, self.channel = twin, channel
        self.account = self.at(twin.address, **settings)

    def at(self, server: str, **settings: str) -> PlainAccount:
        """This will give the account as if its server were at another address."""
        token = self.twin.grant()["access"]
        secrets = Secrets({"access": token, "client_secret": APP_SECRET})
        known = {"server": server, "client": APP, "username": "brannoc", **settings}
        return PlainAccount(1, 1, f"{server}/{OURS}", known, [secrets])

    def message(self, text: str) -> Message:
        return Message(text, "Amina", "staff nurse", created_at="2026-11-28T09:00:00Z")

    def shown(self) -> list[str]:
        return self.twin.public()

    def say_outside(self, text: str) -> str:
        return self.twin.say(text)

    def take_back_outside(self, network_id: str) -> None:
        self.twin.take_back(network_id)


class MetaOutside:
    """One of Meta's networks as Sam knows it, for the journey of a reply."""

    who = "Sam Okafor"
    takes_pictures = True

    def __init__(self, twin: Running, channel: str, writes: str, **fields: str) -> None:
        self.twin, self.server, self.channel, self.writes = twin, twin.address, channel, writes
        self._fields = fields

    def join(self) -> Joined:
        return connect(self.channel, self.twin, **self._fields)

    def reach_by(self, account: Account, server: str) -> None:
        account.address = f"{server}/{OURS}"
        account.settings = {**account.settings, "server": server}

    def say(self, text: str) -> str:
        return self.twin.say(text)

    def answer(self, network_id: str, text: str) -> str:
        return self.twin.say(text, to=network_id)

    def edits(self, network_id: str) -> str:
        return f"POST /{network_id.rpartition('/')[2]}"

    def settle(self) -> None:
        """This will do nothing: what is written is there."""

    def seen(self) -> list[Seen]:
        return shown(self.twin)


class FlatOutside(MetaOutside):
    """Where comments are two deep: an answer to an answer stands under the first comment."""

    def under(self, network_id: str) -> str:
        return next(each.in_reply_to for each in self.seen() if each.network_id == network_id)


def do(twin: Running, what: str, **said: object) -> dict[str, Any]:
    """This will use one of the handles that these twins have more than others."""
    content: dict[str, Any] = (
        twin.hand.post(f"{twin.address}/_twin/{what}", json=said).raise_for_status().json()
    )
    return content


def given(twin: Running, secret: str = APP_SECRET, **fields: str) -> Given:
    """This will give what a person types."""
    typed = {"client": APP, "server": twin.address, **fields}
    return Given(typed, Secrets({"client_secret": secret}), "a state", BACK)


def say_yes(asked: GoOn) -> Mapping[str, str]:
    """This will say yes, or no, on the network's page, and give what comes back with the person."""
    sent = httpx.get(asked.address).headers["location"]
    return dict(parse_qsl(urlsplit(sent).query))


def connect(key: str, twin: Running, **fields: str) -> Joined:
    """This will connect an account from begin to end."""
    channel, typed = connectable(key), given(twin, **fields)
    assert channel is not None
    asked = channel.begin(typed)
    assert isinstance(asked, GoOn)
    again = Given(typed.fields, asked.keep, typed.state, typed.callback)
    return channel.finish(again, say_yes(asked))


def error(code: int, sub: int = 0, words: str = "No.", **more: object) -> bytes:
    """This will make an error body as Meta's networks give it."""
    inner: dict[str, object] = {"message": words, "type": "OAuthException", "code": code, **more}
    if sub:
        inner["error_subcode"] = sub
    return json.dumps({"error": inner}).encode()
