"""The one way out: it reads little, waits briefly, follows nobody, and knows whether anything was sent."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from django.test import override_settings

from candour.channels.ending import Ending
from candour.channels.flowing import flow
from candour.channels.outgoing import LARGEST_ANSWER, NoAnswer, NotSent, Patience, call

PATIENCE = Patience(connect=2, read=5, total=10)
Serve = Callable[[socket.socket], None]


@contextmanager
def server(serve: Serve) -> Iterator[str]:
    """This will answer one caller with `serve`, which gets the open line after the request's head."""
    listener = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        with suppress(OSError):
            line, _ = listener.accept()
            with line:
                line.recv(65_536)
                serve(line)

    worker = threading.Thread(target=run)
    worker.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.close()
        worker.join()


def answers(*parts: bytes) -> Serve:
    """This will send these bytes and hang up."""

    def serve(line: socket.socket) -> None:
        line.sendall(b"".join(parts))

    return serve


def test_a_good_answer_comes_back_whole() -> None:
    with server(answers(b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\nX-Seen: Yes\r\n\r\nok")) as address:
        answer = call("POST", address, content=b"hello", patience=PATIENCE)
    assert (answer.status, answer.headers["x-seen"], answer.body) == (201, "Yes", b"ok")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    reply = f"HTTP/1.1 {status} Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    with server(answers(reply.encode())) as address:
        assert call("GET", address, patience=PATIENCE).status == status


def test_no_more_than_one_megabyte_is_read() -> None:
    sent = 0

    def endless(line: socket.socket) -> None:
        nonlocal sent
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        with suppress(OSError):
            while sent < 50_000_000:
                sent += line.send(b" " * 65_536)

    with server(endless) as address, pytest.raises(NoAnswer) as gone:
        call("GET", address, patience=PATIENCE)
    assert gone.value.status == 200
    assert sent < LARGEST_ANSWER + 8_000_000  # what the two sockets' buffers hold


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"])
def test_one_byte_at_a_time_holds_nobody_beyond_the_total(head: bytes) -> None:
    enough = threading.Event()

    def drip(line: socket.socket) -> None:
        with suppress(OSError):
            line.sendall(head)
            for sign in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 1_000:
                line.sendall(bytes([sign]))
                if enough.wait(0.05):
                    return

    began = time.monotonic()
    with server(drip) as address:
        with pytest.raises(NoAnswer):
            call("POST", address, content=b"x", patience=Patience(connect=2, read=5, total=0.6))
        assert time.monotonic() - began < 4
        enough.set()


def test_a_packed_answer_is_not_unpacked() -> None:
    reply = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"
    with server(answers(reply)) as address, pytest.raises(NoAnswer):
        call("GET", address, patience=PATIENCE)


def test_a_line_cut_after_the_request_may_have_been_read() -> None:
    with server(answers()) as address, pytest.raises(NoAnswer) as gone:
        call("POST", address, content=b"hello", patience=PATIENCE)
    assert gone.value.status == 0


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "http://",
        "not an address",
        "http://name:word@127.0.0.1/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://no-such-place.invalid/",
    ],
)
def test_nothing_is_sent_to_an_address_that_is_not_public(address: str) -> None:
    with pytest.raises(NotSent):
        call("GET", address, patience=Patience(connect=0.5, read=0.5, total=1))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f000001"])
def test_in_live_use_this_machine_itself_is_out_of_reach(host: str) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    with listener, override_settings(CANDOUR_LOOPBACK_IS_ALLOWED=False):
        for scheme in ("http", "https"):
            with pytest.raises(NotSent):
                call("GET", f"{scheme}://{host}:{listener.getsockname()[1]}/", patience=PATIENCE)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_line_that_stays_open_is_pinned_and_refused_like_any_call() -> None:
    with pytest.raises(NotSent), flow("http://169.254.169.254/stream", ending=Ending()):
        pass
    with (
        override_settings(CANDOUR_LOOPBACK_IS_ALLOWED=False),
        pytest.raises(NotSent),
        flow("https://127.0.0.1:1/stream", ending=Ending()),
    ):
        pass


def test_a_line_that_does_not_begin_is_given_up() -> None:
    enough = threading.Event()
    began = time.monotonic()

    def say_nothing(line: socket.socket) -> None:
        enough.wait(5)

    with server(say_nothing) as address:
        with pytest.raises(NoAnswer), flow(address, ending=Ending(), patience=Patience(2, 5, 0.4)):
            pass
        enough.set()
    assert time.monotonic() - began < 4


def test_a_line_is_ended_from_another_thread_while_it_waits() -> None:
    ending, enough = Ending(), threading.Event()

    def one_piece(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nhello")
        enough.wait(5)

    with server(one_piece) as address:
        with flow(address, ending=ending, patience=Patience(2, 5, 2)) as line:
            pieces = line.pieces()
            assert next(pieces) == b"hello"
            threading.Timer(0.1, ending.end).start()
            began = time.monotonic()
            assert list(pieces) == []
            assert time.monotonic() - began < 2
        enough.set()
