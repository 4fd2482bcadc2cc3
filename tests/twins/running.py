"""Starting a twin in a process of its own, for a test or a drill."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx


@dataclass
class Running:
    """A twin that runs: its address, its log, and a hand on it."""

    address: str
    log: Path
    hand: httpx.Client = field(default_factory=httpx.Client, repr=False)

    def say(self, text: str, **more: object) -> str:
        """This will let somebody outside say something to the trust."""
        return str(self._do("say", {"text": text, **more})["id"])

    def take_back(self, network_id: str) -> None:
        """This will let somebody outside take back what they said."""
        self._do("take_back", {"id": network_id})

    def public(self) -> list[str]:
        """This will list what the public sees of the account."""
        posts: list[str] = self.hand.get(f"{self.address}/_twin/public").raise_for_status().json()["posts"]
        return posts

    def seen(self) -> list[dict[str, Any]]:
        """This will list the same, with what each answers and how its pictures are described."""
        posts: list[dict[str, Any]] = (
            self.hand.get(f"{self.address}/_twin/seen").raise_for_status().json()["posts"]
        )
        return posts

    def exchanges(self) -> list[dict[str, Any]]:
        """This will list what was called and answered, oldest first."""
        answer = self.hand.get(f"{self.address}/_twin/exchanges").raise_for_status()
        found: list[dict[str, Any]] = answer.json()["exchanges"]
        return found

    def begin_anew(self) -> None:
        """This will let the network forget everything, for the next test; its log goes on."""
        self._do("begin_anew", {})

    def grant(self) -> dict[str, Any]:
        """This will let the account in as if a person had said yes on the network's page."""
        return self._do("grant", {})

    def rules(self, **changed: object) -> dict[str, Any]:
        """This will change how the twin behaves from now on."""
        return self._do("rules", changed)

    def entries(self, what: str = "publish") -> list[dict[str, str]]:
        """This will read the network's own log; before its first line there is none."""
        if not self.log.exists():
            return []
        lines = [json.loads(line) for line in self.log.read_text().splitlines()]
        return [line for line in lines if line["what"] == what]

    def _do(self, what: str, said: object) -> dict[str, Any]:
        answer = self.hand.post(f"{self.address}/_twin/{what}", json=said)
        content: dict[str, Any] = answer.raise_for_status().json()
        return content


@contextmanager
def running(name: str, log: Path, *flags: str) -> Iterator[Running]:
    """This will start the twin of that name, wait until it says that it is ready, and end it afterwards."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", f"tests.twins.{name}", "--log", str(log), *flags]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root)
    assert process.stdout is not None
    try:
        ready = json.loads(process.stdout.readline())
        with httpx.Client() as hand:
            yield Running(ready["address"], log, hand)
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()
