"""A wire before a server that can be cut at any moment, whatever flows over it."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Relay:
    """The wire: where it begins (`address`), and the sockets that are open on it."""

    address: str
    open: list[socket.socket] = field(default_factory=list)

    def cut(self) -> None:
        """This will cut every open line without a goodbye."""
        for line in self.open:
            with contextlib.suppress(OSError):
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        self.open.clear()


@contextmanager
def relaying(server: str) -> Iterator[Relay]:
    """This will lay a wire to a server for a while."""
    place = urlsplit(server)
    assert place.hostname
    assert place.port
    far = (place.hostname, place.port)
    with socket.create_server(("127.0.0.1", 0)) as door:
        relay = Relay(f"http://127.0.0.1:{door.getsockname()[1]}")
        threading.Thread(target=_take, args=(door, far, relay), daemon=True).start()
        yield relay
        relay.cut()


def _take(door: socket.socket, far: tuple[str, int], relay: Relay) -> None:
    with contextlib.suppress(OSError):
        while True:
            near, _ = door.accept()
            other = socket.create_connection(far)
            relay.open += [near, other]
            for one, to in ((near, other), (other, near)):
                threading.Thread(target=_carry, args=(one, to), daemon=True).start()


def _carry(one: socket.socket, to: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := one.recv(65_536):
            to.sendall(piece)
        to.shutdown(socket.SHUT_WR)
