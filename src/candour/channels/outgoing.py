"""The one way out to other people's servers: time-outs, a size limit, no redirects, the address pinned.

Whoever calls learns which of two things went wrong, because that decides whether a second try is safe:

    NotSent    the other side never saw a byte of the request
    NoAnswer   the request may have been read; what came back cannot be used
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import httpx
from django.conf import settings

LARGEST_ANSWER = 1_000_000
"""Bytes of an answer that are read at most."""


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


class NotSent(Exception):
    """This will say that nothing of the request left this machine."""


class NoAnswer(Exception):
    """This will say that the request may have been read; `status` is 0 if no status line came back."""

    def __init__(self, reason: str, status: int = 0, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.headers = dict(headers or {})


@dataclass
class _Watch:
    """Follows one call: whether a byte was sent, and a timer that cuts the line when time is up.

    A read time-out alone is not enough: a server that sends one byte a second would hold a worker for ever.
    """

    deadline: float
    has_sent: bool = False
    is_late: bool = False
    timer: threading.Timer | None = field(default=None)

    def follow(self, name: str, details: Mapping[str, object]) -> None:
        """This will take the events that httpx tells of while it works (its documented `trace` extension)."""
        if name == "connection.connect_tcp.complete":
            stream = details["return_value"]
            line = stream.get_extra_info("socket")  # type: ignore[attr-defined]  # httpcore's NetworkStream
            self.timer = threading.Timer(max(0.0, self.deadline - time.monotonic()), self._cut, [line])
            self.timer.daemon = True
            self.timer.start()
        elif name.endswith("send_request_headers.started"):
            self.has_sent = True

    def _cut(self, line: socket.socket) -> None:
        self.is_late = True
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        if self.timer is not None:
            self.timer.cancel()


def call(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    content: bytes = b"",
    patience: Patience | None = None,
) -> Answer:
    """This will send one request and bring back its whole answer, or raise NotSent or NoAnswer.

    The address is resolved once and pinned: a name that later points elsewhere changes nothing. Private
    addresses are refused; loopback is allowed outside live use only. Redirects come back as answers.
    """
    patience = patience or Patience()
    target, host = pinned(url)
    watch = _Watch(deadline=time.monotonic() + patience.total)
    timeout = httpx.Timeout(patience.read, connect=min(patience.connect, patience.total), write=patience.read)
    sent = {"accept-encoding": "identity", "connection": "close", **(headers or {}), "host": host}
    extensions = {"trace": watch.follow, "sni_hostname": httpx.URL(url).host}
    try:
        with (
            httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client,
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


def _whole(response: httpx.Response, watch: _Watch) -> Answer:
    """This will read the raw body, never unpacked, and stop at the limit of size or of time."""
    body = bytearray()
    headers = {name.lower(): value for name, value in response.headers.items()}
    try:
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > LARGEST_ANSWER:
                raise NoAnswer("The answer is too large.", response.status_code, headers)
            if watch.is_late or time.monotonic() > watch.deadline:
                raise NoAnswer("The answer took too long.", response.status_code, headers)
    except (httpx.HTTPError, httpx.StreamError) as error:
        words = f"The answer broke off ({type(error).__name__})."
        raise NoAnswer(words, response.status_code, headers) from error
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise NoAnswer("The answer is packed, which we did not ask for.", response.status_code, headers)
    return Answer(response.status_code, headers, bytes(body))


def pinned(url: str) -> tuple[httpx.URL, str]:
    """This will give the address with the checked number in place of the name, and the Host header.

    NotSent for what may not be called: another scheme, a name that leads to a private address.
    """
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise NotSent("This is not a web address.") from error
    if parts.scheme not in {"http", "https"} or not parts.host or parts.userinfo:
        raise NotSent("Only plain http and https addresses are called.")
    if parts.scheme == "http" and not settings.CANDOUR_LOOPBACK_IS_ALLOWED:
        raise NotSent("Only https addresses are called.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(parts.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotSent("The name of the server cannot be found.") from error
    numbers = [str(address[4][0]) for address in found]
    for number in numbers:
        if not _may_call(number):
            raise NotSent("The server's address is a private one.")
    return parts.copy_with(host=numbers[0]), parts.netloc.decode("ascii")


def _may_call(number: str) -> bool:
    address = ipaddress.ip_address(number.split("%", maxsplit=1)[0])
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    if address.is_loopback:
        return bool(settings.CANDOUR_LOOPBACK_IS_ALLOWED)
    return address.is_global and not address.is_multicast
