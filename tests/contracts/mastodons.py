"""A server of Mastodon's family on loopback, people on it, and a trust's account."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from candour.channels.base import Message
from candour.channels.connecting import Given, Joined
from candour.channels.mastodon.channel import Mastodon
from candour.channels.models import Account
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.journey_kit import Seen

BACK = "http://127.0.0.1/connections/back"
POST = "POST /api/v1/statuses"
_numbers = count(1)


@dataclass
class Somebody:
    """A person with an account on the server, who does what people do with its own pages."""

    address: str
    name: str
    number: str
    token: str

    def say(self, text: str, *, to: str = "", visibility: str = "public") -> str:
        """This will post, or answer a post, and give the post's id."""
        said = {"status": text, "visibility": visibility, **({"in_reply_to_id": to} if to else {})}
        return str(self.does("POST", "/api/v1/statuses", json=said)["id"])

    def change(self, number: str, text: str) -> None:
        """This will put other words into the place of a post."""
        self.does("PUT", f"/api/v1/statuses/{number}", json={"status": text})

    def take_back(self, number: str) -> None:
        """This will delete a post."""
        self.does("DELETE", f"/api/v1/statuses/{number}")

    def sees_of(self, other: "Somebody") -> list[dict[str, Any]]:
        """This will list somebody's posts as this person sees them, oldest first."""
        listed = self.does("GET", f"/api/v1/accounts/{other.number}/statuses?limit=40")
        return list(reversed(listed))

    def source(self, number: str) -> str:
        """This will read a post's words as the server keeps them."""
        return str(self.does("GET", f"/api/v1/statuses/{number}/source")["text"])

    def told(self) -> list[str]:
        """This will list the posts that named this person, as the server tells them."""
        came = self.does("GET", "/api/v1/notifications?types[]=mention")
        return [str(each["status"]["id"]) for each in came if each["status"]]

    def revoke(self, token: str) -> None:
        """This will take an app's access away, as on the page of the account's settings."""
        httpx.post(f"{self.address}/oauth/revoke", data={"token": token}).raise_for_status()

    def does(self, method: str, path: str, **more: Any) -> Any:
        """This will call the server in this person's name."""
        headers = {"authorization": f"Bearer {self.token}"}
        answer = httpx.request(method, f"{self.address}{path}", headers=headers, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()


@dataclass
class Server:
    """A running server."""

    address: str

    def join(self, name: str, *, named: str = "") -> Somebody:
        """This will let somebody make an account, and say how they are called."""
        asked = {"username": f"{name}{next(_numbers)}", "display_name": named}
        answer = httpx.post(f"{self.address}/api/v1/_mock/dev_user", json=asked)
        assert answer.status_code == 200, answer.text
        said = answer.json()
        return Somebody(self.address, said["username"], said["id"], said["access_token"])

    def suspend(self, somebody: Somebody) -> None:
        """This will suspend an account, as a moderator does."""
        moderator = httpx.post(f"{self.address}/api/v1/_mock/dev_user", json={"admin": True}).json()
        answer = httpx.post(
            f"{self.address}/api/v1/admin/accounts/{somebody.number}/action",
            headers={"authorization": f"Bearer {moderator['access_token']}"},
            json={"type": "suspend"},
        )
        assert answer.status_code == 200, answer.text

    def let_us_in(self, ours: Somebody) -> Joined:
        """This will connect an account as the trust does: the server's address, and a yes on its page."""
        given = Given({"server": self.address}, Secrets(), "state-of-a-try", BACK)
        go_on = Mastodon().begin(given)
        answer = self.yes(go_on.address, ours)
        return Mastodon().finish(Given(go_on.fields, go_on.keep, given.state, BACK), answer)

    def yes(self, page: str, ours: Somebody) -> dict[str, str]:
        """This will say yes on the server's page, as a person does, and give what it sends back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(page).query).items()}
        sent = httpx.post(f"{self.address}/oauth/authorize", data={**asked, "username": ours.name})
        return {
            name: values[0] for name, values in parse_qs(urlsplit(sent.headers["location"]).query).items()
        }


class MastodonBench:
    """A new account of a trust, connected on the server's page; `sam` is who speaks to it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.channel = Mastodon()
        self.ours = server.join("trust")
        self.sam = server.join("sam", named="Sam Okafor")
        joined = server.let_us_in(self.ours)
        self.account = PlainAccount(1, 1, joined.address, dict(joined.settings), [joined.secrets])

    def at(self, address: str) -> PlainAccount:
        """This will give the account as if its server were somewhere else, with the same secrets."""
        own = self.account
        return PlainAccount(own.pk, own.trust_id, f"{address}/@{self.ours.name}", own.settings, own.held)

    def message(self, text: str) -> Message:
        return Message(text, "Amina", "staff nurse")

    def shown(self) -> list[str]:
        return [self.ours.source(str(each["id"])) for each in self.sam.sees_of(self.ours)]

    def say_outside(self, text: str) -> str:
        return self.sam.say(f"{text} @{self.ours.name}")

    def take_back_outside(self, network_id: str) -> None:
        self.sam.take_back(network_id)


class MastodonOutside:
    """The server, a new account of the trust on it, and Sam, who speaks to it."""

    channel = "mastodon"
    writes = POST
    who = "Sam Okafor"
    takes_pictures = True

    def __init__(self, server: Server) -> None:
        self.network, self.server = server, server.address
        self.ours, self.sam = server.join("brannoc"), server.join("sam", named=self.who)

    def join(self) -> Joined:
        return self.network.let_us_in(self.ours)

    def reach_by(self, account: Account, server: str) -> None:
        account.address = f"{server}/@{self.ours.name}"

    def say(self, text: str) -> str:
        return self.sam.say(f"@{self.ours.name} {text}")

    def answer(self, network_id: str, text: str) -> str:
        return self.sam.say(f"@{self.ours.name} {text}", to=network_id)

    def edits(self, network_id: str) -> str:
        return f"PUT /{network_id}"

    def settle(self) -> None:
        """This will have nothing to wait for: the server shows what it took."""

    def seen(self) -> list[Seen]:
        return [
            Seen(
                str(each["id"]),
                self.ours.source(str(each["id"])),
                str(each["in_reply_to_id"] or ""),
                tuple(str(picture["description"]) for picture in each["media_attachments"]),
            )
            for each in self.sam.sees_of(self.ours)
        ]


@contextmanager
def running() -> Iterator[Server]:
    """This will start a server, wait until it says that it is ready, and end it afterwards."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "tests.contracts.mastodon_server"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root)
    assert process.stdout is not None
    try:
        yield Server(str(json.loads(process.stdout.readline())["address"]))
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()
