"""Web sockets: messages read piece by piece, pings answered, and every way in which a line may end."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    AcceptConnection,
    BytesMessage,
    CloseConnection,
    Event,
    Ping,
    Pong,
    Request,
    TextMessage,
)

from candour.channels import hearing
from candour.channels.base import Disconnected, NotYet
from candour.channels.bluesky.xrpc import MANNERS
from candour.channels.calls import get
from candour.channels.ending import Ending
from candour.channels.outgoing import NoAnswer
from candour.channels.web_sockets import Messages
from tests.contracts.spoken import Spoken
from tests.contracts.stream_kit import QUICKLY

Script = Callable[["Server"], None]


class Server:
    """One line at a server that speaks web socket by the same library's other half."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self.heard: list[Event] = []
        self._says = WSConnection(ConnectionType.SERVER)
        self.hear()
        assert isinstance(self.heard.pop(), Request)
        self.say(AcceptConnection())

    def say(self, event: Event) -> None:
        self.line.sendall(self._says.send(event))

    def hear(self) -> None:
        self._says.receive_data(self.line.recv(65_536) or None)
        self.heard += self._says.events()


@contextmanager
def server_that(acts: Script) -> Iterator[str]:
    """This will let a server do something with the first line that is opened to it."""
    failed: list[BaseException] = []

    def serve() -> None:
        line, _ = door.accept()
        with line:
            line.settimeout(QUICKLY)
            try:
                acts(Server(line))
            except BaseException as error:  # noqa: BLE001 - raised again in the test's own thread
                failed.append(error)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/subscribe"
        thread.join(QUICKLY)
        assert not thread.is_alive()
    assert not failed, failed


def heard(url: str, ending: Ending | None = None, silent_for: float = QUICKLY) -> Iterator[str]:
    for came in hearing.messages(MANNERS, get(url), ending or Ending(), silent_for):
        yield from came or ("",)


def test_messages_come_in_order_until_the_network_says_goodbye() -> None:
    def acts(server: Server) -> None:
        server.say(TextMessage("one, ", message_finished=False))
        server.say(Ping(b"are you there?"))
        server.hear()
        assert server.heard == [Pong(b"are you there?")]
        server.say(TextMessage("and the rest"))
        server.say(BytesMessage(b"not words"))
        server.say(TextMessage("three"))
        server.say(CloseConnection(1001))
        server.hear()
        assert isinstance(server.heard[-1], CloseConnection)

    with server_that(acts) as url:
        came = list(heard(url))
    assert [each for each in came if each] == ["one, and the rest", "three"]
    assert came[0] == ""  # the line is open


def test_a_line_that_ends_without_a_goodbye_was_cut() -> None:
    with server_that(lambda server: server.say(TextMessage("one"))) as url, pytest.raises(NotYet):
        list(heard(url))


def test_a_line_that_is_silent_is_dead() -> None:
    with server_that(Server.hear) as url, pytest.raises(NotYet):
        list(heard(url, silent_for=0.2))


def test_a_line_that_we_end_ends_quietly() -> None:
    ending = Ending()
    with server_that(Server.hear) as url:
        for _ in heard(url, ending):
            ending.end()


@pytest.mark.parametrize(
    ("status", "said", "raised"),
    [
        (200, b"{}", NotYet),
        (301, b"", NotYet),
        (429, b"{}", NotYet),
        (101, b"", NotYet),
        (401, b'{"error": "InvalidToken"}', Disconnected),
    ],
)
def test_an_answer_that_opens_no_web_socket_says_what_it_means(
    spoken: Spoken, status: int, said: bytes, raised: type[Exception]
) -> None:
    """Nobody is followed elsewhere, and a server that never read our key is none."""
    switched = {"connection": "Upgrade", "upgrade": "websocket", "sec-websocket-accept": "x"}
    spoken.says(status, said, switched if status == 101 else {"location": "http://127.0.0.1:1/"})
    with pytest.raises(raised):
        list(heard(f"{spoken.address}/subscribe"))
    assert len(spoken.heard) == 1


def test_a_private_address_is_never_called() -> None:
    with pytest.raises(NotYet, match="private"):
        list(heard("http://10.0.0.1/subscribe"))


def frames(*events: Event) -> bytes:
    says = WSConnection(ConnectionType.SERVER)
    asks = WSConnection(ConnectionType.CLIENT)
    says.receive_data(asks.send(Request(host="here", target="/")))
    list(says.events())
    says.send(AcceptConnection())
    return b"".join(says.send(event) for event in events)


def test_a_message_that_is_too_large_is_left_out_and_nothing_of_it_kept() -> None:
    reader = Messages(largest=10)
    sent = frames(TextMessage("x" * 11), TextMessage("short"), TextMessage("y" * 10))
    came = [each for start in range(len(sent)) for each in reader.feed(sent[start : start + 1])[0]]
    assert (came, reader.left_out) == (["short", "y" * 10], 1)


def test_what_is_no_web_socket_is_no_answer() -> None:
    with pytest.raises(NoAnswer):
        Messages().feed(b"HTTP/1.1 200 OK\r\n\r\n")
