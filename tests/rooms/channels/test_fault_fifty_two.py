"""Fault 52: addresses that lead inside, and names that change where they point: nothing connects to us.

Every way to write this machine, its neighbours and its metadata, with every scheme, port and redirect. A
listener on loopback counts who comes; 200 tries, 0 connections.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle, islice, product
from typing import Any

import pytest
from django.test import override_settings

from candour.channels.outgoing import NotSent, Patience, call
from candour.channels.previewing import NoPreview, fetch_page
from tests.rooms.channels.test_outgoing import answers, server

TRIES = 200
BRIEFLY = Patience(connect=0.5, read=0.5, total=1)
THIS_MACHINE = (
    *("127.0.0.1", "127.1", "127.0.0.2", "127.255.255.254", "localhost", "0", "0.0.0.0", "2130706433"),  # noqa: S104 - a target
    *("0177.0.0.1", "017700000001", "0x7f.0.0.1", "0x7f000001", "127.0.0.1.", "[::1]", "[::]"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"),
    *("[::127.0.0.1]", "[::1%25lo]", "[fe80::1%25lo]", "１２７.０.０.１"),
)
OTHERS = (
    *("10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "169.254.169.254", "[fd00::1]", "[fe80::1]"),
    *("[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]", "224.0.0.1", "255.255.255.255", "2852039166"),
)
SCHEMES = ("http", "https", "file", "gopher", "ftp", "dict", "ldap", "javascript")


@contextmanager
def listening() -> Iterator[tuple[int, list[object]]]:
    """This will listen on every number of this machine and keep whoever connects."""
    came: list[object] = []
    listener = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)
    listener.settimeout(0.05)
    over = threading.Event()

    def run() -> None:
        while not over.is_set():
            with suppress(TimeoutError):
                line, who = listener.accept()
                came.append(who)
                line.close()

    waiting = threading.Thread(target=run)
    waiting.start()
    try:
        yield listener.getsockname()[1], came
    finally:
        over.set()
        waiting.join()
        listener.close()


@contextmanager
def names(**numbers: str) -> Iterator[list[str]]:
    """This will answer for names under `.example.org` in the resolver's place, one number after the other."""
    asked: list[str] = []
    real = socket.getaddrinfo
    turns = {f"{name}.example.org": cycle(said.split()) for name, said in numbers.items()}

    def answer(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name in turns:
            asked.append(name)
            return real(next(turns[name]), *args, **kwargs)
        return real(host, *args, **kwargs)

    socket.getaddrinfo = answer
    try:
        yield asked
    finally:
        socket.getaddrinfo = real


def test_nothing_connects_to_this_machine_or_its_neighbours_in_live_use() -> None:
    every = product((*THIS_MACHINE, *OTHERS), SCHEMES, ("listener", 22, 80, 6379))
    with listening() as (port, came), override_settings(CANDOUR_LOOPBACK_IS_ALLOWED=False):
        tried = list(islice(every, 0, None, 5))[:TRIES]
        for host, scheme, where in tried:
            address = f"{scheme}://{host}:{port if where == 'listener' else where}/latest/meta-data"
            with pytest.raises(NotSent):
                call("GET", address, patience=BRIEFLY)
        with pytest.raises(NotSent):
            call("GET", f"https://user@127.0.0.1:{port}/", patience=BRIEFLY)
    print(f"fault 52: {len(tried)} addresses, {len(came)} connections")
    assert len(tried) == TRIES
    assert came == []


@pytest.mark.parametrize("where", ["127.0.0.1", "::1", "169.254.169.254", "10.1.2.3"])
def test_a_name_that_points_inside_is_not_called(where: str) -> None:
    with listening() as (port, came), names(inside=where) as asked:
        with override_settings(CANDOUR_LOOPBACK_IS_ALLOWED=False), pytest.raises(NotSent):
            call("GET", f"https://inside.example.org:{port}/", patience=BRIEFLY)
        assert len(asked) == 1
    assert came == []


def test_one_private_number_among_public_ones_is_enough_to_refuse() -> None:
    real = socket.getaddrinfo

    def both(host: Any, *args: Any, **kwargs: Any) -> Any:
        found = [real(number, *args, **kwargs)[0] for number in ("192.0.79.32", "10.0.0.1")]
        return found if host == "both.example.org" else real(host, *args, **kwargs)

    socket.getaddrinfo = both
    try:
        with pytest.raises(NotSent, match="private"):
            call("GET", "https://both.example.org/", patience=BRIEFLY)
    finally:
        socket.getaddrinfo = real


def test_a_name_is_resolved_once_and_the_number_that_was_checked_is_called() -> None:
    """Rebinding: the second answer would lead to the metadata of the machine; nobody asks for it."""
    with server(answers(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) as address:
        port = address.rpartition(":")[2]
        with names(turning="127.0.0.1 169.254.169.254") as asked:
            answer = call("GET", f"http://turning.example.org:{port}/", patience=BRIEFLY)
    assert (answer.body, asked) == (b"ok", ["turning.example.org"])


@pytest.mark.parametrize("port", [22, 25, 53, 110, 143, 445, 993, 3306, 5432, 6379, 8080, 8443, 11211])
def test_only_ports_of_the_web_are_called_outside_this_machine(port: int) -> None:
    with pytest.raises(NotSent, match="no web server"):
        call("GET", f"https://192.0.79.32:{port}/", patience=BRIEFLY)


@pytest.mark.parametrize("port", [1, 22, 25, 443_443])
def test_low_ports_of_this_machine_are_never_called(port: int) -> None:
    with pytest.raises(NotSent):
        call("GET", f"http://127.0.0.1:{port}/", patience=BRIEFLY)


@pytest.mark.parametrize(
    "to",
    [
        *("http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::ffff:10.0.0.1]/"),
        *("http://0.0.0.0/", "file:///etc/passwd", "gopher://127.0.0.1/", "http://127.0.0.1:22/"),
        *("//192.168.0.1/", "http://user@127.0.0.1/", "http://inside.example.org/"),
    ],
)
def test_where_a_redirect_leads_is_checked_as_if_somebody_had_typed_it(to: str) -> None:
    reply = f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()
    with names(inside="10.0.0.1"), server(answers(reply)) as address, pytest.raises(NoPreview):
        fetch_page(address)
