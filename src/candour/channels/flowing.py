"""A line that stays open: the guarded way out for streams.

As every call it is pinned to a checked address and follows nobody. Its head must come within the patience of
a call; then it may last for days, as long as something comes within `read` seconds. What comes is handed on
piece by piece, so that whoever reads slowly makes the network wait, and nothing grows here.
"""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import httpcore
import httpx

from candour.channels.ending import Ending
from candour.channels.outgoing import (
    LARGEST_ANSWER,
    Answer,
    NoAnswer,
    NotSent,
    Patience,
    authorities,
    pinned,
    socket_in,
)

SILENT_FOR = 90.0
"""Seconds without a byte after which a line counts as dead; networks send a sign of life every 15 to 30."""

SENT_WITHIN = 5.0
"""Seconds that a network may take to read our answer to a sign of life."""
PIECE = 65_536
"""Bytes that are taken at a time."""
_CUT = (
    httpx.HTTPError,
    httpx.StreamError,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    OSError,
)


@dataclass
class Flow:
    """An open line: its status, its headers (names in small letters), and what comes."""

    status: int
    headers: dict[str, str]
    _response: httpx.Response = field(repr=False)
    _ending: Ending = field(repr=False)
    _silent_for: float = field(repr=False)

    def pieces(self) -> Iterator[bytes]:
        """This will give what comes until the network says goodbye or we end it; NoAnswer when it is cut."""
        with self._whole_or_cut():
            yield from self._response.iter_raw()

    def received(self) -> Iterator[bytes]:
        """This will do the same where both sides have agreed (101) to speak otherwise than by HTTP."""
        with self._whole_or_cut():
            while piece := self._wire.read(PIECE, timeout=self._silent_for):
                yield piece

    def send(self, content: bytes) -> None:
        """This will say something on a line where both sides have agreed (101) to."""
        with self._whole_or_cut():
            self._wire.write(content, timeout=SENT_WITHIN)

    @property
    def _wire(self) -> httpcore.NetworkStream:
        wire: httpcore.NetworkStream = self._response.extensions["network_stream"]
        return wire

    @contextmanager
    def _whole_or_cut(self) -> Iterator[None]:
        try:
            yield
        except _CUT as error:
            if not self._ending.is_over:
                words = f"The line was cut ({type(error).__name__})."
                raise NoAnswer(words, self.status, self.headers) from error

    def whole(self) -> Answer:
        """This will read an answer that is no stream, 1 MB at most."""
        body = bytearray()
        for piece in self.pieces():
            body += piece
            if len(body) > LARGEST_ANSWER:
                raise NoAnswer("The answer is too large.", self.status, self.headers)
        return Answer(self.status, self.headers, bytes(body))


@dataclass
class _Line:
    """The socket under a flow: whoever must end it cuts it there, whatever is waiting on it."""

    at: socket.socket | None = None
    has_sent: bool = False
    is_cut: bool = False

    def follow(self, name: str, details: Mapping[str, object]) -> None:
        """This will take the events that httpx tells of while it works (its documented `trace` extension)."""
        self.at = socket_in(name, details) or self.at
        if self.is_cut:
            self.cut()
        if name.endswith("send_request_headers.started"):
            self.has_sent = True

    def cut(self) -> None:
        self.is_cut = True
        if self.at is not None:
            with suppress(OSError):
                self.at.shutdown(socket.SHUT_RDWR)


@contextmanager
def flow(
    url: str,
    *,
    ending: Ending,
    headers: Mapping[str, str] | None = None,
    patience: Patience | None = None,
) -> Iterator[Flow]:
    """This will open a line and keep it open; NotSent or NoAnswer where it cannot be opened.

    `patience.read` is how long nothing may come (90 s where nothing is said), `patience.total` how long the
    network may take to begin.
    """
    patience = patience or Patience(read=SILENT_FOR)
    target, host = pinned(url)
    line = _Line()
    begins = threading.Timer(patience.total, line.cut)
    begins.daemon = True
    begins.start()
    timeout = httpx.Timeout(patience.read, connect=patience.connect, write=patience.connect)
    sent = {"accept-encoding": "identity", "cache-control": "no-store", **(headers or {}), "host": host}
    extensions = {"trace": line.follow, "sni_hostname": httpx.URL(url).host}
    try:
        with (
            ending.cutting(line.cut),
            httpx.Client(
                timeout=timeout, trust_env=False, follow_redirects=False, verify=authorities()
            ) as client,
            client.stream("GET", target, headers=sent, extensions=extensions) as response,
        ):
            begins.cancel()
            yield _opened(response, ending, patience.read)
    except (httpx.HTTPError, OSError) as error:
        words = f"The line failed ({type(error).__name__})."
        raise (NoAnswer(words) if line.has_sent else NotSent(words)) from error
    finally:
        begins.cancel()


def _opened(response: httpx.Response, ending: Ending, silent_for: float) -> Flow:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise NoAnswer("The answer is packed, which we did not ask for.", response.status_code, headers)
    return Flow(response.status_code, headers, response, ending, silent_for)
