"""A server that says what a test puts into its mouth, for answers that a real one gives too seldom."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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

        def log_message(self, *_words: object) -> None:
            """This will keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    spoken.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield spoken
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)
