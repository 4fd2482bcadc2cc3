"""Bluesky's own servers on loopback: one network for a test session, people on it, and what they see."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from candour.channels.bluesky.sessions import LetIn, let_in
from candour.config import networks
from tests.databases import Cluster

POSTS = "app.bsky.feed.post"
_numbers = count(1)


@dataclass
class Somebody:
    """A person with an account on the network, who does what people do with Bluesky's own pages."""

    network: "BlueskyNetwork"
    handle: str
    did: str
    token: str
    seen: dict[str, str] = field(default_factory=dict)

    def say(self, text: str, *, to: str = "", mentions: "Somebody | None" = None, quotes: str = "") -> str:
        """This will post, as an answer, with a mention or a quote, and give the post's address."""
        record: dict[str, Any] = {"$type": POSTS, "text": text, "createdAt": _now()}
        if mentions is not None:
            start = text.encode().index(f"@{mentions.handle}".encode())
            record["facets"] = [
                {
                    "index": {"byteStart": start, "byteEnd": start + len(mentions.handle) + 1},
                    "features": [{"$type": "app.bsky.richtext.facet#mention", "did": mentions.did}],
                }
            ]
        if to:
            answered = self.network.record(to)
            parent = {"uri": answered["uri"], "cid": answered["cid"]}
            record["reply"] = {
                "root": answered["value"].get("reply", {}).get("root", parent),
                "parent": parent,
            }
        if quotes:
            quoted = self.network.record(quotes)
            record["embed"] = {
                "$type": "app.bsky.embed.record",
                "record": {"uri": quoted["uri"], "cid": quoted["cid"]},
            }
        said = self.do("com.atproto.repo.createRecord", {"collection": POSTS, "record": record})
        return str(said["uri"])

    def change(self, uri: str, text: str) -> None:
        """This will put other words into the place of a post."""
        record = {**self.network.record(uri)["value"], "text": text}
        name = uri.rpartition("/")[2]
        self.do("com.atproto.repo.putRecord", {"collection": POSTS, "rkey": name, "record": record})

    def take_back(self, uri: str) -> None:
        """This will delete a post."""
        self.do("com.atproto.repo.deleteRecord", {"collection": POSTS, "rkey": uri.rpartition("/")[2]})

    def posts(self) -> list[dict[str, Any]]:
        """This will list this person's records on their own server, oldest first."""
        parameters = {"repo": self.did, "collection": POSTS, "limit": 100}
        listed = self.network.get("com.atproto.repo.listRecords", parameters)["records"]
        return sorted(listed, key=lambda each: str(each["value"]["createdAt"]))

    def do(self, method: str, content: dict[str, Any]) -> dict[str, Any]:
        """This will call the server in this person's name."""
        answer = httpx.post(
            f"{self.network.address}/xrpc/{method}",
            json={"repo": self.did, **content},
            headers={"authorization": f"Bearer {self.token}"},
        )
        assert answer.status_code == 200, answer.text
        said: dict[str, Any] = answer.json()
        return said

    def asks(self, method: str, **parameters: str) -> dict[str, Any]:
        """This will ask what this person would see."""
        self.network.settle()
        return self.network.get(method, parameters, self.token)


@dataclass
class BlueskyNetwork:
    """The running network: its server, and the twin of Jetstream that says what happens there."""

    address: str
    jetstream: str
    process: subprocess.Popen[str]

    def join(self, name: str, *, named: str = "") -> Somebody:
        """This will let somebody make an account, and say how they are called."""
        handle = f"{name}{next(_numbers)}.test"
        content = {"handle": handle, "email": f"{handle}@example.org", "password": "a long password"}
        answer = httpx.post(f"{self.address}/xrpc/com.atproto.server.createAccount", json=content, timeout=30)
        assert answer.status_code == 200, answer.text
        said = answer.json()
        somebody = Somebody(self, handle, said["did"], said["accessJwt"])
        if named:
            profile = {
                "collection": "app.bsky.actor.profile",
                "rkey": "self",
                "record": {"displayName": named},
            }
            somebody.do("com.atproto.repo.putRecord", profile)
        return somebody

    def app_password(self, of: Somebody) -> str:
        """This will make an app password, as on the page of Bluesky's settings."""
        answer = httpx.post(
            f"{self.address}/xrpc/com.atproto.server.createAppPassword",
            json={"name": f"Candour {next(_numbers)}"},
            headers={"authorization": f"Bearer {of.token}"},
        )
        return str(answer.json()["password"])

    def let_us_in(self, of: Somebody) -> LetIn:
        """This will connect an account as the trust does: by its handle and an app password."""
        return let_in(of.handle, self.app_password(of), self.address)

    def record(self, uri: str) -> dict[str, Any]:
        """This will read a record."""
        repo, collection, rkey = uri.removeprefix("at://").split("/")
        parameters = {"repo": repo, "collection": collection, "rkey": rkey}
        return self.get("com.atproto.repo.getRecord", parameters)

    def get(self, method: str, parameters: dict[str, Any], token: str = "") -> dict[str, Any]:
        """This will ask the server."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        answer = httpx.get(f"{self.address}/xrpc/{method}", params=parameters, headers=headers, timeout=30)
        assert answer.status_code == 200, answer.text
        said: dict[str, Any] = answer.json()
        return said

    def settle(self) -> None:
        """This will come back when everybody sees what was written so far."""
        assert self.process.stdin is not None
        self.process.stdin.write("settle\n")
        self.process.stdin.flush()
        assert self.process.stdout is not None
        said = json.loads(self.process.stdout.readline())
        assert said["settled"], said


@contextmanager
def running() -> Iterator[BlueskyNetwork]:
    """This will start the network with a PostgreSQL of its own, and end both afterwards."""
    networks.install()  # it waits where they are on their way already
    cluster = Cluster()
    folder = tempfile.mkdtemp(prefix="candour-bluesky-")
    try:
        with (Path(folder) / "log").open("w") as log:
            process = subprocess.Popen(
                [*networks.bluesky(), cluster.url("postgres")],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, "TMPDIR": folder, "LOG_ENABLED": "false"},
            )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            ready = process.stdout.readline()
            assert ready, (Path(folder) / "log").read_text()[-2000:]
            said = json.loads(ready)
            yield BlueskyNetwork(str(said["address"]), str(said["jetstream"]), process)
        finally:
            process.stdin.close()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
    finally:
        cluster.remove()
        shutil.rmtree(folder, ignore_errors=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
