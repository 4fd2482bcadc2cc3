"""A server that says what a test puts into its mouth, for answers that a real one gives too seldom."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from tests.serving import serving

Reply = tuple[int, bytes, Mapping[str, str]]


@dataclass(frozen=True)
class Heard:
    """One call as it came in; headers' names are small, `asked` is what stands behind the `?`."""

    method: str
    path: str
    asked: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Spoken:
    """The server: `answers` gives the reply to a path with its question; `heard` are the calls so far."""

    address: str = ""
    answers: Callable[[str], Reply] = field(default=lambda _path: (404, b"", {}))
    asked: list[str] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    script: dict[str, Callable[[Heard], object]] = field(default_factory=dict)

    def says(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        """This will let it say the same to everything."""
        self.answers = lambda _path: (status, body, headers or {})

    def plays(self, call: str, act: Callable[[Heard], object] | object) -> None:
        """This will let it answer one call ("GET /api/x") by JSON, or by what `act` gives for it.

        What is given is the JSON of a 200, or a pair of a status and its JSON.
        """
        self.script[call] = act if callable(act) else lambda _heard: act

    def calls(self, call: str) -> list[Heard]:
        """This will list the calls of that kind so far."""
        return [each for each in self.heard if f"{each.method} {each.path}" == call]

    def reply(self, heard: Heard) -> Reply:
        """This will give the scripted answer to a call."""
        said = self.script[f"{heard.method} {heard.path}"](heard)
        status, content = said if isinstance(said, tuple) else (200, said)
        return status, json.dumps(content).encode(), {"content-type": "application/json"}


@contextmanager
def speaking() -> Iterator[Spoken]:
    """This will start the server, and end it afterwards."""
    spoken = Spoken()

    class Handler(BaseHTTPRequestHandler):
        def _say(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            parts = urlsplit(self.path)
            names = {name.lower(): value for name, value in self.headers.items()}
            heard = Heard(self.command, parts.path, parse_qs(parts.query), names, body)
            spoken.asked.append(self.path)
            spoken.heard.append(heard)
            is_scripted = f"{heard.method} {heard.path}" in spoken.script
            status, body, headers = spoken.reply(heard) if is_scripted else spoken.answers(self.path)
            self.send_response(status)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        setattr(Handler, f"do_{method}", Handler._say)
    with serving(Handler) as spoken.address:
        yield spoken
