"""The one way out to other people's servers: time-outs, a size limit, no redirects, the address pinned.

Whoever calls learns which of two things went wrong, because that decides whether a second try is safe:

    NotSent    the other side never saw a byte of the request
    NoAnswer   the request may have been read; what came back cannot be used
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache

import httpx

from candour.channels.pinning import NotSent, pinned

__all__ = [
    "LARGEST_ANSWER",
    "Answer",
    "NoAnswer",
    "NotSent",
    "Patience",
    "authorities",
    "call",
    "pinned",
    "socket_in",
    "within",
]

LARGEST_ANSWER = 1_000_000
"""Bytes of an answer that are read at most."""

_deadline: ContextVar[float | None] = ContextVar("candour_channels_deadline", default=None)


@dataclass(frozen=True)
class Patience:
    """How long a call may take, in seconds: to connect, between two reads, and in all."""

    connect: float = 5.0
    read: float = 10.0
    total: float = 30.0


@dataclass(frozen=True)
class Answer:
    """A whole answer: its status, its headers (names in small letters) and at most 1 MB of body."""

    status: int
    headers: dict[str, str]
    body: bytes


class NoAnswer(Exception):
    """This will say that the request may have been read; `status` is 0 if no status line came back."""

    def __init__(self, reason: str, status: int = 0, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.headers = dict(headers or {})


def socket_in(name: str, details: Mapping[str, object]) -> socket.socket | None:
    """This will give the socket that an event of httpx tells of: once TLS begins, it is another one."""
    if name not in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
        return None
    found: socket.socket = details["return_value"].get_extra_info("socket")  # type: ignore[attr-defined]  # httpcore's stream
    return found


@dataclass
class _Watch:
    """Follows one call: whether a byte was sent, and a timer that cuts the line when time is up.

    A read time-out alone is not enough: a server that sends one byte a second would hold a worker for ever.
    """

    deadline: float
    largest: int = LARGEST_ANSWER
    has_sent: bool = False
    is_late: bool = False
    timer: threading.Timer | None = field(default=None)
    line: socket.socket | None = field(default=None)

    def follow(self, name: str, details: Mapping[str, object]) -> None:
        """This will take the events that httpx tells of while it works (its documented `trace` extension)."""
        self.line = socket_in(name, details) or self.line
        if self.is_late:
            self._cut()
        if name == "connection.connect_tcp.complete":
            self.timer = threading.Timer(max(0.0, self.deadline - time.monotonic()), self._cut)
            self.timer.daemon = True
            self.timer.start()
        elif name.endswith("send_request_headers.started"):
            self.has_sent = True

    def _cut(self) -> None:
        self.is_late = True
        if self.line is not None:
            with suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        if self.timer is not None:
            self.timer.cancel()


@cache
def certificates() -> ssl.SSLContext:
    """This will read once whom we trust to say who a server is; reading it takes longer than a call."""
    return httpx.create_ssl_context(trust_env=False)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """This will have all calls inside take no longer than so many seconds together.

    A call whose turn comes too late is not sent. What is published by several calls is over, one way or the
    other, at a moment that others can know.
    """
    until = time.monotonic() + seconds
    outer = _deadline.get()
    token = _deadline.set(until if outer is None else min(until, outer))
    try:
        yield
    finally:
        _deadline.reset(token)


@cache
def authorities() -> ssl.SSLContext:
    """This will give the authorities whose certificates are believed, read once: that takes 25 ms."""
    return httpx.create_ssl_context(trust_env=False)


def call(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    content: bytes = b"",
    patience: Patience | None = None,
    largest: int = LARGEST_ANSWER,
) -> Answer:
    """This will send one request and bring back its whole answer, or raise NotSent or NoAnswer.

    The address is resolved once and pinned: a name that later points elsewhere changes nothing. Private
    addresses are refused; loopback is allowed outside live use only. Redirects come back as answers.
    `largest` is how many bytes of body are read at most.
    """
    patience = patience or Patience()
    watch = _Watch(deadline=_end_of(patience), largest=largest)
    target, host = pinned(url, min(patience.connect, watch.deadline - time.monotonic()))
    left = watch.deadline - time.monotonic()
    if left <= 0:
        raise NotSent("There was no time left for this.")
    read = min(patience.read, left)
    timeout = httpx.Timeout(read, connect=min(patience.connect, left))
    sent = {"accept-encoding": "identity", "connection": "close", **(headers or {}), "host": host}
    extensions = {"trace": watch.follow, "sni_hostname": httpx.URL(url).host}
    try:
        with (
            httpx.Client(
                timeout=timeout, trust_env=False, follow_redirects=False, verify=authorities()
            ) as client,
            client.stream(method, target, headers=sent, content=content, extensions=extensions) as response,
        ):
            return _whole(response, watch)
    except (httpx.HTTPError, httpx.StreamError, OSError) as error:
        words = "It took too long." if watch.is_late else f"The line failed ({type(error).__name__})."
        if watch.has_sent:
            raise NoAnswer(words) from error
        raise NotSent(words) from error
    finally:
        watch.end()


def _end_of(patience: Patience) -> float:
    until = time.monotonic() + patience.total
    others = _deadline.get()
    return until if others is None else min(until, others)


def _whole(response: httpx.Response, watch: _Watch) -> Answer:
    """This will read the raw body, never unpacked, and stop at the limit of size or of time."""
    body = bytearray()
    headers = {name.lower(): value for name, value in response.headers.items()}
    try:
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > watch.largest:
                raise NoAnswer("The answer is too large.", response.status_code, headers)
            if watch.is_late or time.monotonic() > watch.deadline:
                raise NoAnswer("The answer took too long.", response.status_code, headers)
        if watch.is_late:  # where the end of the line ends the body, our own cut looks like its end
            raise NoAnswer("The answer took too long.", response.status_code, headers)
    except (httpx.HTTPError, httpx.StreamError) as error:
        words = f"The answer broke off ({type(error).__name__})."
        raise NoAnswer(words, response.status_code, headers) from error
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise NoAnswer("The answer is packed, which we did not ask for.", response.status_code, headers)
    return Answer(response.status_code, headers, bytes(body))
