"""A line to a real server that can lose an answer, spoil it, or hold the request back."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler

import httpx

from tests.serving import serving

OF_ONE_LINE = frozenset({"connection", "content-length", "date", "host", "keep-alive", "transfer-encoding"})
"""Headers that belong to one line and are not passed on (RFC 9110, 7.6.1)."""


@dataclass
class Line:
    """The line: `faults` are met one a call of the sort named in `on`, oldest first; `passed` counts them.

    lost       the server gets the request; its answer never comes back
    spoilt     the server gets the request; a proxy answers 502 with a page in its place
    stalled    the server gets the request; nothing comes back until the line ends
    held_back  the server never gets the request; a proxy answers 503 with a page
    late       a proxy answers 504 with a page; the server gets the request when `let_go` is called

    `on` is a method and the end of a path, such as "POST /api/v1/statuses". What is named in `forgets` are
    headers that never arrive.
    """

    to: str
    on: str
    address: str = ""
    faults: list[str] = field(default_factory=list)
    forgets: frozenset[str] = frozenset()
    passed: int = 0
    has_ended: threading.Event = field(default_factory=threading.Event)
    kept: list[Callable[[], object]] = field(default_factory=list)

    def let_go(self) -> None:
        """This will let the server have the requests that are late."""
        while self.kept:
            self.kept.pop(0)()
            self.passed += 1

    def is_meant(self, method: str, path: str) -> bool:
        """This will say whether a call is one of those that meet the faults."""
        wanted, _, end = self.on.partition(" ")
        return method == wanted and path.partition("?")[0].endswith(end)


@contextmanager
def line_to(server: str, on: str) -> Iterator[Line]:
    """This will stand before a server for a while; faults are met by the calls that `on` names."""
    line = Line(server, on)

    class Handler(BaseHTTPRequestHandler):
        def _pass_on(self) -> None:
            content = self.rfile.read(int(self.headers.get("content-length", 0)))
            is_meant = line.is_meant(self.command, self.path)
            fault = line.faults.pop(0) if is_meant and line.faults else ""
            if fault == "held_back":
                self._answer(503, b"<h1>Busy</h1>", {"content-type": "text/html"})
                return
            headers = _passed_on(self.headers.items())
            headers = {name: value for name, value in headers.items() if name not in line.forgets}
            send = partial(httpx.request, self.command, line.to + self.path, content=content, headers=headers)
            if fault == "late":
                line.kept.append(partial(send, timeout=30))
                self._answer(504, b"<h1>Gateway time-out</h1>", {"content-type": "text/html"})
                return
            given = send(timeout=30)
            line.passed += is_meant
            if fault == "stalled":
                line.has_ended.wait(60)
            if fault in {"lost", "stalled"}:
                self.close_connection = True
            elif fault == "spoilt":
                self._answer(502, b"<h1>Bad gateway</h1>", {"content-type": "text/html"})
            else:
                self._answer(given.status_code, given.content, _passed_on(given.headers.items()))

        def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        setattr(Handler, f"do_{method}", Handler._pass_on)
    with serving(Handler) as line.address:
        try:
            yield line
        finally:
            line.has_ended.set()


def _passed_on(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """This will leave out what belongs to one line, and packing, which the line would have to undo."""
    return {
        name.lower(): value
        for name, value in headers
        if name.lower() not in OF_ONE_LINE | {"accept-encoding", "content-encoding"}
    }
