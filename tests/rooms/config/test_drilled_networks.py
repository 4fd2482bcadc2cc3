"""The networks of a drill, as the people of a drill read them."""

import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from candour.config import drilled_networks
from candour.config.drilled_networks import Network
from tests.journeys.running import free_port


class Door(BaseHTTPRequestHandler):
    """A network's public page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"posts": [{"id": "1", "text": "Thank you."}]}')

    def log_message(self, *_: object) -> None:
        """This will stay silent."""


def _network(port: int) -> Network:
    return Network("keyed-1", "keyed", "pretend", f"http://127.0.0.1:{port}", [])


def test_a_door_that_is_shut_for_a_moment_is_tried_again() -> None:
    port = free_port()

    def open_late() -> None:
        time.sleep(0.3)
        with HTTPServer(("127.0.0.1", port), Door) as server:
            server.timeout = 20
            server.handle_request()

    opening = threading.Thread(target=open_late)
    opening.start()
    assert _network(port).listed() == [{"id": "1", "words": "Thank you."}]
    opening.join()


def test_a_door_that_stays_shut_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drilled_networks, "PAUSES", (0.0,))
    with pytest.raises(httpx.ConnectError):
        _network(free_port()).listed()
