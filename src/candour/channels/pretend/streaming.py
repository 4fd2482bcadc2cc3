"""The pretended network's stream: server-sent events of all that is said, with signs of life between.

GET  /stream               from now on, or after the id in `Last-Event-ID`
POST /_stream {"cut": 1}   cuts every open line, with a reset
              {"is_away": true}    answers 503 from now on
              {"is_silent": true}  sends nothing more, not even signs of life
"""

import json
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from candour.channels.pretend.misbehave import Line, as_json
from candour.channels.pretend.posts import Posts

SIGN_OF_LIFE_EVERY = 1.0
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


@dataclass
class Streams:
    """All open lines, and what a test may change while they are open."""

    posts: Posts
    stopping: threading.Event
    is_away: bool = False
    is_silent: bool = False
    opened: int = 0
    _cut: int = field(default=0)

    def change(self, body: bytes) -> bytes:
        """This will cut what is open, or change how the stream behaves; it tells how many were opened."""
        said = json.loads(body)
        self.is_away = bool(said.get("is_away", self.is_away))
        self.is_silent = bool(said.get("is_silent", self.is_silent))
        self._cut += int(said.get("cut", 0))
        with self.posts.news:
            self.posts.news.notify_all()
        return as_json(200, {"opened": self.opened})

    def serve(self, line: Line, headers: Mapping[str, str]) -> None:
        """This will send what is said until the caller goes, the line is cut or the network stops."""
        if self.is_away:
            line.send(as_json(503, {"error": "The stream is away."}))
            return
        after = headers.get("last-event-id", "")
        place = int(after) if after.isdigit() else len(self.posts.heard)
        cuts, self.opened = self._cut, self.opened + 1
        with suppress(OSError):
            line.send(_HEAD + b": welcome\n\n")
            while not self.stopping.is_set() and not _has_gone(line.socket):
                said = self._wait(place, cuts)
                if self._cut != cuts:
                    line.reset()
                    return
                if not self.is_silent:
                    line.send(_events(said, place) if said else b": still here\n\n")
                    place += len(said)

    def _wait(self, place: int, cuts: int) -> list[dict[str, object]]:
        """This will give what was said after that place, or nothing after a second or at a cut."""
        with self.posts.news:
            self.posts.news.wait_for(
                lambda: len(self.posts.heard) > place or self._cut != cuts, SIGN_OF_LIFE_EVERY
            )
            return self.posts.heard[place:]


def _events(said: list[dict[str, object]], place: int) -> bytes:
    lines = [
        f"id: {number}\nevent: post\ndata: {json.dumps(post)}\n\n"
        for number, post in enumerate(said, start=place + 1)
    ]
    return "".join(lines).encode()


def _has_gone(line: socket.socket) -> bool:
    """This will say whether the caller hung up, without waiting."""
    try:
        return line.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
