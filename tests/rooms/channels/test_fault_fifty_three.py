"""Fault 53: pages that would hold a worker or fill its memory: 512 kB and 5 seconds, then it is free."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler

import pytest

from candour.channels import previewing
from candour.channels.previewing import LARGEST_PAGE, LONGEST, NoPreview, fetch_page
from tests.rooms.channels.test_outgoing import answers, server
from tests.serving import serving

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
IN_BUFFERS = 8_000_000
"""What the sockets of both ends take in although nobody reads it."""


@contextmanager
def timed(at_most: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < at_most


def test_a_page_comes_back_with_its_kind_and_its_last_address() -> None:
    with server(answers(HTML + b"Content-Length: 3\r\n\r\n<p>")) as address:
        page = fetch_page(address)
    assert (page.address, page.kind, page.body) == (address, "text/html", b"<p>")


def test_of_a_page_without_end_no_more_than_its_start_is_read() -> None:
    sent = 0

    def endless(line: socket.socket) -> None:
        nonlocal sent
        line.sendall(HTML + b"Content-Length: 1000000000\r\n\r\n")
        with suppress(OSError):
            while sent < 1_000_000_000:
                sent += line.send(b" " * 65_536)

    with timed(LONGEST), server(endless) as address, pytest.raises(NoPreview, match="too large"):
        fetch_page(address)
    assert sent < LARGEST_PAGE + IN_BUFFERS


@pytest.mark.parametrize("head", [b"", HTML + b"\r\n"])
def test_one_byte_a_second_frees_the_worker_in_time(head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previewing, "LONGEST", 0.7)
    enough = threading.Event()

    def drip(line: socket.socket) -> None:
        with suppress(OSError):
            line.sendall(head)
            for sign in HTML * 20:
                line.sendall(bytes([sign]))
                if enough.wait(0.2):
                    return

    with server(drip) as address:
        with timed(2.0), pytest.raises(NoPreview):
            fetch_page(address)
        enough.set()


def test_a_packed_page_is_not_unpacked() -> None:
    bomb = gzip.compress(b"a" * 5_000_000)
    head = HTML + b"Content-Encoding: gzip\r\n" + f"Content-Length: {len(bomb)}\r\n\r\n".encode()
    with timed(LONGEST), server(answers(head, bomb)) as address, pytest.raises(NoPreview, match="packed"):
        fetch_page(address)


def test_a_hundred_redirects_are_left_after_three() -> None:
    asked: list[str] = []

    class Sender(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("location", f"/{len(asked)}")
            self.send_header("content-length", "0")
            self.end_headers()

    with timed(LONGEST), serving(Sender) as address, pytest.raises(NoPreview, match="too often"):
        fetch_page(address)
    assert len(asked) == 4


@pytest.mark.parametrize(
    "kind", ["image/png", "application/octet-stream", "text/plain", "application/pdf", ""]
)
def test_what_is_no_page_is_not_shown(kind: str) -> None:
    reply = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: 2\r\n\r\nok".encode()
    with server(answers(reply)) as address, pytest.raises(NoPreview, match="not a page"):
        fetch_page(address)


def test_a_name_server_that_stays_silent_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(previewing, "LONGEST", 0.3)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [over.wait(10)][1:])
    with timed(1.5), pytest.raises(NoPreview, match="cannot be found"):
        fetch_page("https://silent.example.org/")
    over.set()
