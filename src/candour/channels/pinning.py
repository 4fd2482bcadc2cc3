"""Which addresses may be called at all, and the number that a name had when it was looked at.

A name is resolved once. What is called is the number that was checked, so that a name which points elsewhere
a moment later (DNS rebinding) changes nothing.
"""

import ipaddress
import socket
import threading
from contextlib import suppress

import httpx
from django.conf import settings

PORTS = frozenset({80, 443})
"""Ports of the web. Others are called on loopback alone, where tests and demonstrations may."""
LOWEST_OWN_PORT = 1024
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""RFC 6052: a gateway turns the last four bytes into an IPv4 address, which may be a private one."""

LONGEST_LOOK_UP = 5.0
"""Seconds: a name server that stays silent holds nobody longer."""

Number = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotSent(Exception):
    """This will say that nothing of the request left this machine."""


def pinned(url: str, seconds: float = LONGEST_LOOK_UP) -> tuple[httpx.URL, str]:
    """This will give the address with the checked number in place of the name, and the Host header.

    Raises NotSent for anything but a public web address, and after so many seconds without an answer from
    the name servers; loopback counts as public outside live use only.
    """
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise NotSent("This is not a web address.") from error
    if parts.scheme not in {"http", "https"} or not parts.host or parts.userinfo:
        raise NotSent("Only plain http and https addresses are called.")
    if parts.scheme == "http" and not settings.CANDOUR_LOOPBACK_IS_ALLOWED:
        raise NotSent("Only https addresses are called.")
    if "%" in parts.host:
        raise NotSent("An address with a zone is not on the internet.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    numbers = _numbers(parts.host, port, seconds)
    for number in numbers:
        if not _may_call(number, port):
            raise NotSent("The server's address is a private one, or no web server's.")
    return parts.copy_with(host=str(numbers[0])), parts.netloc.decode("ascii")


def _numbers(host: str, port: int, seconds: float) -> list[Number]:
    """This will resolve a name once, in a thread of its own, since the system's call cannot be cut short."""
    found: list[str] = []

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(str(answer[4][0]) for answer in answers)

    looking = threading.Thread(target=look_up, daemon=True)
    looking.start()
    looking.join(max(0.0, seconds))
    if looking.is_alive() or not found:
        raise NotSent("The name of the server cannot be found.")
    return [ipaddress.ip_address(number.partition("%")[0]) for number in found]


def _may_call(number: Number, port: int) -> bool:
    inner = _inside(number)
    if inner.is_loopback:
        is_own = port in PORTS or port >= LOWEST_OWN_PORT
        return bool(settings.CANDOUR_LOOPBACK_IS_ALLOWED) and is_own
    is_public = inner.is_global and not inner.is_multicast and not inner.is_reserved
    return is_public and port in PORTS


def _inside(number: Number) -> Number:
    """This will give the IPv4 address that an IPv6 one stands for: mapped, 6to4 (RFC 3056) or NAT64."""
    if isinstance(number, ipaddress.IPv4Address):
        return number
    if number in _NAT64:
        return ipaddress.IPv4Address(number.packed[-4:])
    return number.ipv4_mapped or number.sixtofour or number
