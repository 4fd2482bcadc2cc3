"""Web sockets (RFC 6455): messages over a line that the guarded way out opened. Frames are wsproto's affair.

We only listen: what we send are the answers to a network's pings, and to its goodbye.
"""

from collections.abc import Iterator

from wsproto.connection import Connection, ConnectionState, ConnectionType
from wsproto.events import CloseConnection, Event, Ping, TextMessage
from wsproto.utilities import generate_accept_token, generate_nonce

from candour.channels.flowing import Flow
from candour.channels.outgoing import NoAnswer

LARGEST_MESSAGE = 256_000
"""Signs; a message that is longer is left out, for a poll to bring."""


def new_key() -> str:
    """This will give a key that no other line has, for a server to answer to."""
    return generate_nonce().decode()


def asking(key: str) -> dict[str, str]:
    """This will give the headers that ask for a web socket (RFC 6455, 4.1)."""
    return {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": key,
    }


def has_agreed(line: Flow, key: str) -> bool:
    """This will say whether the server speaks web socket from here on, and read our key (RFC 6455, 4.2.2)."""
    answer = line.headers.get("sec-websocket-accept", "")
    return line.status == 101 and answer.encode() == generate_accept_token(key.encode())


def messages(line: Flow) -> Iterator[list[str]]:
    """This will give the messages that each piece of the line ended; NoAnswer where it is cut.

    Until they were taken nothing more is read: whoever is slow makes the network wait.
    """
    reader = Messages()
    yield []  # the line is open
    for piece in line.received():
        came, answer = reader.feed(piece)
        yield came
        if answer:
            line.send(answer)
        if reader.has_ended:
            return
    raise NoAnswer("The line was cut.", line.status, line.headers)


class Messages:
    """Makes messages of the pieces of one line; it holds one message at most."""

    def __init__(self, largest: int = LARGEST_MESSAGE) -> None:
        self.left_out = 0
        self.has_ended = False
        self._largest = largest
        self._frames = Connection(ConnectionType.CLIENT)
        self._parts: list[str] = []
        self._size = 0

    def feed(self, piece: bytes) -> tuple[list[str], bytes]:
        """This will give the messages that this piece ends, and what has to be sent for it."""
        came: list[str] = []
        answer = b""
        self._frames.receive_data(piece)
        for event in self._frames.events():
            came += self._taken(event)
            if isinstance(event, CloseConnection):
                if self._frames.state is ConnectionState.OPEN:  # nobody said goodbye: wsproto gave up reading
                    raise NoAnswer("What came is no web socket.")
                self.has_ended = True
            if isinstance(event, Ping | CloseConnection):
                answer += self._frames.send(event.response())
        return came, answer

    def _taken(self, event: Event) -> list[str]:
        """This will take a part of a message, and give the message where it is whole."""
        if not isinstance(event, TextMessage):
            return []
        self._size += len(event.data)
        if self._size <= self._largest:
            self._parts.append(event.data)
        else:
            self._parts = []
        if not event.message_finished:
            return []
        whole, is_whole = "".join(self._parts), self._size <= self._largest
        self._parts, self._size = [], 0
        if not is_whole:
            self.left_out += 1
        return [whole] if is_whole else []
