"""A server that says what a test puts into its mouth, for answers that a real one gives too seldom."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.serving import serving

Reply = tuple[int, bytes, Mapping[str, str]]


@dataclass
class Spoken:
    """The server: `answers` gives the reply to a path with its question."""

    address: str = ""
    answers: Callable[[str], Reply] = field(default=lambda _path: (404, b"", {}))
    asked: list[str] = field(default_factory=list)

    def says(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        """This will let it say the same to everything."""
        self.answers = lambda _path: (status, body, headers or {})


@contextmanager
def speaking() -> Iterator[Spoken]:
    """This will start the server, and end it afterwards."""
    spoken = Spoken()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say()

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self._say()

        def _say(self) -> None:
            spoken.asked.append(self.path)
            status, body, headers = spoken.answers(self.path)
            self.send_response(status)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    with serving(Handler) as spoken.address:
        yield spoken
