"""A Candour that a drill or a bench serves to itself: started on a free port, ended in good order."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from candour.config.command import WrongUse

STARTS_WITHIN, ENDS_WITHIN = 120.0, 60.0
Server = subprocess.Popen[bytes]


def start(out: Path, *words: str) -> tuple[str, Server]:
    """This will start `candour serve` with these words, and give its address once a page answers.

    The data folder and the mode are those of this process; what it says goes to `out`/server.log.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "CANDOUR_ADDRESS": address}
    command = [sys.executable, "-m", "candour", "serve", "--port", str(port), *words]
    with (out / "server.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(f"{address}/privacy", timeout=5):  # noqa: S310 - our own server
                return address, server
        except (URLError, OSError):
            time.sleep(0.2)
    stop(server)
    raise WrongUse(f"the server did not start; see {out / 'server.log'}.")


def stop(server: Server) -> None:
    """This will let the server end what it has in hand, and end it otherwise."""
    server.terminate()
    try:
        server.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(ENDS_WITHIN)
