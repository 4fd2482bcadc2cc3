"""Pretended networks in processes of their own, for any test that needs a network that fails."""

import base64
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

QUICK = {
    "connect_seconds": "2",
    "read_seconds": "5",
    "total_seconds": "10",
    "lag_seconds": "90",
}
"""Patience for tests: ample for a good answer on a busy machine; tests of time-outs set their own."""


@dataclass
class Network:
    """One running network and the files it writes."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def queue(self, *faults: str) -> None:
        """This will let the next requests meet these faults."""
        self._post("/_queue", {"faults": list(faults)}).raise_for_status()

    def revoke(self, revoked: bool = True) -> None:
        """This will take the account's token away, or give it back."""
        self._post("/_revoke", {"revoked": revoked}).raise_for_status()

    def gate(self, **rules: object) -> dict[str, int]:
        """This will change whom the network lets in, and count what was asked of its gate."""
        met: dict[str, int] = self._post("/_gate", rules).raise_for_status().json()["met"]
        return met

    def grant(self) -> str:
        """This will say yes to the app once more, as a person does, and give the token to renew with."""
        verifier, back = "v" * 64, "http://127.0.0.1/back"
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
        asked = {"redirect_uri": back, "state": "s", "code_challenge": challenge}
        sent = httpx.get(f"{self.address}/oauth/authorise", params=asked).headers["location"]
        said = httpx.post(
            f"{self.address}/oauth/token",
            data={
                "grant_type": "authorization_code",
                "code": parse_qs(urlsplit(sent).query)["code"][0],
                "redirect_uri": back,
                "code_verifier": verifier,
                "client_id": "candour",
                "client_secret": "made-up-app",
            },
        )
        return str(said.json()["refresh_token"])

    def say(self, network_id: str, text: str, **more: object) -> None:
        """This will let somebody outside say something."""
        post = {
            "network_id": network_id,
            "text": text,
            "author": "Sam",
            "at": "2026-11-20T22:10:00+00:00",
        }
        self._post("/_incoming", {**post, **more}).raise_for_status()

    def stream(self, **changed: object) -> int:
        """This will cut open lines (`cut=1`) or change them (`is_away`, `is_silent`); how many there were."""
        return int(self._post("/_stream", changed).raise_for_status().json()["opened"])

    def delete(self, number: str) -> None:
        """This will take a post down by hand, as often as it takes."""
        while any(post["id"] == number for post in httpx.get(f"{self.address}/_public").json()["posts"]):
            with suppress(httpx.HTTPError):
                httpx.delete(f"{self.address}/posts/{number}")

    def shown(self) -> list[str]:
        """This will list what the public sees."""
        return [post["text"] for post in httpx.get(f"{self.address}/_public").json()["posts"]]

    def met(self) -> dict[str, int]:
        """This will count the faults met so far."""
        met: dict[str, int] = httpx.get(f"{self.address}/_met").json()["met"]
        return met

    def early(self) -> int:
        """This will count the calls that came before the time that a 429 named."""
        return int(httpx.get(f"{self.address}/_met").json()["early"])

    def entries(self, what: str = "publish") -> list[dict[str, str]]:
        """This will read the network's own log."""
        lines = [json.loads(line) for line in self.log.read_text().splitlines()]
        return [line for line in lines if line["what"] == what]

    def kill(self) -> None:
        """This will end the network without warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def _post(self, path: str, content: object) -> httpx.Response:
        return httpx.post(self.address + path, json=content)


@contextmanager
def running(log: Path, *flags: str) -> Iterator[Network]:
    """This will start a network, wait until it says that it is ready, and end it afterwards."""
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        [sys.executable, "-m", "candour.channels.pretend.server", "--log", str(log), *flags],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
    )
    assert process.stdout is not None
    try:
        ready = json.loads(process.stdout.readline())
        yield Network(ready["address"], log, process)
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(timeout=10)
        process.stdout.close()
