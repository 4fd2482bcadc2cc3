"""A twin as the contract kit wants a network, and as the journey of a reply wants what lies outside."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from candour.channels.base import Channel, Message
from candour.channels.connecting import Connectable, Given, GoOn, Joined
from candour.channels.models import Account
from candour.channels.registry import channel
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.journey_kit import Seen
from tests.twins.letting_in import CLIENT, CLIENT_SECRET
from tests.twins.running import Running, running

CALLBACK = "https://trust.example.org/connections/back"
WRITTEN_AT = "2026-11-20T09:00:00+00:00"


class TwinBench:
    """One channel with an account, and a hand on the twin behind it."""

    def __init__(self, key: str, twin: Running, joined: Joined) -> None:
        self.channel: Channel = channel(key)
        self.twin = twin
        self.account = PlainAccount(1, 1, joined.address, dict(joined.settings), [joined.secrets])

    def message(self, text: str) -> Message:
        return Message(text, "Amina", "staff nurse", created_at=WRITTEN_AT)

    def shown(self) -> list[str]:
        return self.twin.public()

    def say_outside(self, text: str) -> str:
        return self.twin.say(text)

    def take_back_outside(self, network_id: str) -> None:
        self.twin.take_back(network_id)


class TwinOutside:
    """A twin, a new account of the trust on it, and Sam, who speaks to it."""

    def __init__(
        self,
        key: str,
        twin: Running,
        writes: str,
        fields: Mapping[str, str] | None = None,
        who: str = "Sam Okafor",
        *,
        takes_pictures: bool = True,
    ) -> None:
        self.takes_pictures = takes_pictures
        self.channel, self.twin, self.writes, self.who = key, twin, writes, who
        self.server, self.fields = twin.address, fields

    def join(self) -> Joined:
        return joined(self.channel, self.fields)

    def reach_by(self, account: Account, server: str) -> None:
        account.address = f"{server}{urlsplit(account.address).path}"

    def say(self, text: str) -> str:
        return self.twin.say(text)

    def answer(self, network_id: str, text: str) -> str:
        return self.twin.say(text, in_reply_to=network_id)

    def edits(self, network_id: str) -> str:
        """This will give the call that changes a post or a comment, by its last number."""
        method = "PUT" if self.channel == "tumblr" else "POST"
        return f"{method} /{re.findall('[0-9]+', network_id)[-1]}"

    def settle(self) -> None:
        """This will do nothing: a twin shows what was written at once."""

    def seen(self) -> list[Seen]:
        return shown(self.twin)


def shown(twin: Running) -> list[Seen]:
    """This will list what the public sees of the account, as a journey looks at it."""
    return [Seen(each["id"], each["text"], each["in_reply_to"], tuple(each["alts"])) for each in twin.seen()]


def reach(patch: pytest.MonkeyPatch, key: str, twin: Running) -> None:
    """This will let a channel that has no account yet find its network where the twin is."""
    patch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    kind: Any = type(channel(key))
    patch.setattr(kind, "server", twin.address)
    patch.setattr(kind, "authorise_at", f"{twin.address}{urlsplit(kind.authorise_at).path}")


def joined(key: str, fields: Mapping[str, str] | None = None) -> Joined:
    """This will connect as a person does: what is typed, a yes on the network's page, and back."""
    network = channel(key)
    assert isinstance(network, Connectable)
    typed = {"client": CLIENT, **(fields or {})}
    first = Given(typed, Secrets({"client_secret": CLIENT_SECRET}), "a state of this try", CALLBACK)
    go_on = network.begin(first)
    assert isinstance(go_on, GoOn)
    back = Given({**typed, **go_on.fields}, go_on.keep, first.state, CALLBACK)
    return network.finish(back, say_yes(go_on.address))


def say_yes(address: str) -> dict[str, str]:
    """This will say yes on the network's page, or no where it is set so, and give what it sends back."""
    sent_back = httpx.get(address).headers["location"]
    assert sent_back.startswith(CALLBACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(sent_back).query).items()}


@dataclass(frozen=True)
class TwinKind:
    """A network that has a twin, and by what rules its access is renewed."""

    key: str
    name: str
    rotates: bool
    typed: Mapping[str, str] = field(default_factory=dict)


KINDS = (
    TwinKind("x", "@stbrannocs", rotates=True),
    TwinKind("tumblr", "st-brannocs", rotates=True, typed={"blog": "st-brannocs"}),
    TwinKind("linkedin", "St Brannoc's", rotates=False, typed={"page": "2414183"}),
)


@contextmanager
def all_running(folder: Path) -> Iterator[dict[str, Running]]:
    """This will start a twin of each kind."""
    with ExitStack() as stack:
        yield {
            each.key: stack.enter_context(running(each.key, folder / f"{each.key}.jsonl")) for each in KINDS
        }
