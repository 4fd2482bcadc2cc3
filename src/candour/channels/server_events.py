"""Server-sent events (WHATWG HTML, 9.2.6), read piece by piece, with a limit to what one event may hold."""

import re
from dataclasses import dataclass

LARGEST_EVENT = 256_000
"""Bytes; an event that is larger is left out, for a poll to bring."""
_END_OF_LINE = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True)
class ServerEvent:
    """One event; `id` is the last that the network named. Without data it is only a sign of life."""

    kind: str = "message"
    data: str = ""
    id: str = ""


SIGN_OF_LIFE = ServerEvent()


class Reader:
    """Makes events of the pieces of one stream; it holds one event at most."""

    def __init__(self, largest: int = LARGEST_EVENT) -> None:
        self.left_out = 0
        self._largest = largest
        self._rest = b""
        self._is_after_return = False
        self._kind, self._id = "", ""
        self._data: list[bytes] = []
        self._size = 0

    def feed(self, piece: bytes) -> list[ServerEvent]:
        """This will give the events that this piece ends."""
        if self._is_after_return and piece.startswith(b"\n"):
            piece = piece[1:]
        self._is_after_return = piece.endswith(b"\r")
        lines = _END_OF_LINE.split(piece)
        lines[0] = self._rest + lines[0]
        self._rest = lines.pop()
        found = [event for line in lines if (event := self._take(line)) is not None]
        if self._rest and self._size + len(self._rest) > self._largest:
            self._size += len(self._rest)  # what comes of this event is not kept any more
            self._data, self._rest = [], b"x"  # a line goes on: it is neither empty nor a field that counts
        return found

    def _take(self, line: bytes) -> ServerEvent | None:
        if not line:
            return self._ended()
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        self._size += len(line)
        if self._size > self._largest:
            self._data = []
        elif name == b"data":
            self._data.append(value)
        elif name == b"event":
            self._kind = value.decode("utf-8", "replace")
        elif name == b"id" and b"\0" not in value:
            self._id = value.decode("utf-8", "replace")
        return None

    def _ended(self) -> ServerEvent | None:
        kind, data, size = self._kind, self._data, self._size
        self._kind, self._data, self._size = "", [], 0
        if size > self._largest:
            self.left_out += 1
            return None
        if not data:
            return None
        return ServerEvent(kind or "message", b"\n".join(data).decode("utf-8", "replace"), self._id)
