"""A line to a real server that can lose an answer, spoil it, or hold the request back."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import httpx

from tests.serving import serving


@dataclass
class Line:
    """The line: `faults` are met one a request to the method named, oldest first; `passed` counts requests.

    lost       the server gets the request; its answer never comes back
    spoilt     the server gets the request; a proxy answers 502 with a page in its place
    stalled    the server gets the request; nothing comes back until the line ends
    held_back  the server never gets the request; a proxy answers 503 with a page
    """

    to: str
    on: str
    address: str = ""
    faults: list[str] = field(default_factory=list)
    passed: int = 0
    has_ended: threading.Event = field(default_factory=threading.Event)


@contextmanager
def line_to(server: str, on: str) -> Iterator[Line]:
    """This will stand before a server for a while; faults are met by calls of the method `on`."""
    line = Line(server, on)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._pass_on(b"")

        def do_POST(self) -> None:
            self._pass_on(self.rfile.read(int(self.headers.get("content-length", 0))))

        def _pass_on(self, content: bytes) -> None:
            fault = line.faults.pop(0) if line.on in self.path and line.faults else ""
            if fault == "held_back":
                self._answer(503, b"<h1>Busy</h1>", "text/html")
                return
            names = ("authorization", "content-type", "accept")
            headers = {name: self.headers[name] for name in names if name in self.headers}
            given = httpx.request(
                self.command, line.to + self.path, content=content, headers=headers, timeout=30
            )
            line.passed += line.on in self.path
            if fault == "stalled":
                line.has_ended.wait(60)
            if fault in {"lost", "stalled"}:
                self.close_connection = True
            elif fault == "spoilt":
                self._answer(502, b"<h1>Bad gateway</h1>", "text/html")
            else:
                self._answer(given.status_code, given.content, given.headers.get("content-type", ""))

        def _answer(self, status: int, content: bytes, content_type: str) -> None:
            self.send_response(status)
            self.send_header("content-type", content_type)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    with serving(Handler) as line.address:
        try:
            yield line
        finally:
            line.has_ended.set()
