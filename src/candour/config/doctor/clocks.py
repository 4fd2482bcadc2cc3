"""The clock of a web server on this computer, by its Date header; nothing further away is asked."""

import http.client
import ipaddress
import socket
from contextlib import closing
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from candour.config.command import WrongUse
from candour.config.doctor.check import Check, check

MAY_DIFFER = timedelta(seconds=5)
"""Dates in headers have whole seconds."""


def clock_check(address: str, now: datetime) -> Check:
    """This will compare `now` with the Date that a server on loopback gives."""
    parts = urlsplit(address)
    try:
        number = socket.gethostbyname(parts.hostname or "")
        port = parts.port or 80
    except (OSError, ValueError) as wrong:
        raise WrongUse("--clock takes an address such as http://127.0.0.1:8000/.") from wrong
    if parts.scheme != "http" or not ipaddress.ip_address(number).is_loopback:
        raise WrongUse("--clock asks a web server on this computer alone, such as http://127.0.0.1:8000/.")
    remedy = "Set the clock by a time server."
    try:
        with closing(http.client.HTTPConnection(number, port, timeout=5)) as line:
            line.request("HEAD", parts.path or "/", headers={"Host": "localhost"})
            apart = abs(now - parsedate_to_datetime(line.getresponse().getheader("Date", "")))
    except (OSError, ValueError, http.client.HTTPException) as error:
        seen = f"{address} gives no time ({type(error).__name__})"
        return Check("clock: web server", False, seen, "Name a web server that runs.")
    return check(
        "clock: web server", f"{apart.total_seconds():.0f} s apart", ok=apart <= MAY_DIFFER, remedy=remedy
    )
