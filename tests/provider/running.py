"""Runs the tests' identity provider, and talks to it as a browser does."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Provider:
    """A provider that runs: its address, and what Candour has to know of it."""

    address: str
    client_id: str
    secret: str

    def say(self, username: str, groups: list[str], **more: object) -> None:
        """This will make or change one of its people."""
        told = {"username": username, "groups": groups, "email": f"{username}@trust.example", **more}
        told = {"first_name": username.capitalize(), "last_name": "Elsewhere", **told}
        httpx.post(f"{self.address}/people", json=told).raise_for_status()

    def answer(self, authorize: str, username: str) -> str:
        """This will sign somebody in there, follow the way, and give the path by which they come back."""
        with httpx.Client(follow_redirects=False) as browser:
            browser.get(f"{self.address}/enter/{username}")
            there = browser.get(authorize)
            assert there.status_code == 302, there.text
            back = urlsplit(there.headers["Location"])
        return f"{back.path}?{back.query}"


@contextmanager
def running(folder: Path, redirect_uri: str) -> Iterator[Provider]:
    """This will run a provider in a process of its own, and end it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("CANDOUR_", "DJANGO_"))}
    own["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    folder.parent.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "tests.provider", str(folder), redirect_uri]
    with (folder.parent / "provider.log").open("ab") as log:
        process = subprocess.Popen(words, env=own, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, (folder.parent / "provider.log").read_text(encoding="utf-8")
        yield Provider(**json.loads(line))
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()
