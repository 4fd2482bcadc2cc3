"""How the pretended network's answers go wrong once it has decided to misbehave: bytes, not rules."""

import email.utils
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

REASONS = {200: "OK", 201: "Created", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found"}


@dataclass
class Line:
    """One caller's connection, and how long a fault may hold it (seconds)."""

    socket: socket.socket
    stopping: threading.Event
    hang: float

    def send(self, content: bytes) -> None:
        self.socket.sendall(content)

    def reset(self) -> None:
        """This will end the connection with a reset instead of a goodbye."""
        with suppress(OSError):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.socket.close()

    def wait_for_hang_up(self) -> None:
        """This will stay silent until the caller goes away, `hang` has passed or the server stops."""
        until = time.monotonic() + self.hang
        self.socket.settimeout(0.05)
        while time.monotonic() < until and not self.stopping.is_set():
            try:
                if not self.socket.recv(1024):
                    return
            except TimeoutError:
                continue
            except OSError:
                return


def whole(
    status: int,
    body: bytes,
    *,
    kind: str = "application/json",
    length: int | None = None,
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """This will give the bytes of one HTTP answer; `length` states another length than the body has."""
    lines = [
        f"HTTP/1.1 {status} {REASONS.get(status, 'Other')}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body) if length is None else length}",
        f"Date: {email.utils.formatdate(usegmt=True)}",
        "Connection: close",
        *(f"{name}: {value}" for name, value in (extra or {}).items()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def as_json(status: int, content: object, extra: Mapping[str, str] | None = None) -> bytes:
    """This will give the bytes of one JSON answer."""
    return whole(status, json.dumps(content).encode(), extra=extra)


def _status(line: Line, fault: str, _answer: bytes) -> None:
    line.send(as_json(int(fault.split("_", maxsplit=1)[0]), {"error": "The pretended network is not well."}))


def _hang(line: Line, _fault: str, _answer: bytes) -> None:
    line.wait_for_hang_up()
    line.reset()


def _reset(line: Line, fault: str, answer: bytes) -> None:
    part = int(fault.rsplit("_", 1)[1]) if fault.startswith("reset_at_") else 0
    line.send(answer[: len(answer) * part // 20])
    line.reset()


def _html(line: Line, _fault: str, _answer: bytes) -> None:
    line.send(whole(200, b"<!doctype html><title>Welcome to the hotel wifi</title>", kind="text/html"))


def _empty(line: Line, _fault: str, _answer: bytes) -> None:
    line.send(whole(200, b""))


def _cut(line: Line, _fault: str, answer: bytes) -> None:
    body = answer.split(b"\r\n\r\n", 1)[1]
    line.send(whole(200, body[: len(body) // 2]))


def _huge(line: Line, _fault: str, _answer: bytes) -> None:
    line.send(whole(200, b'{"id": "' + b"9" * 5_000_000 + b'"}'))


def _endless(line: Line, _fault: str, _answer: bytes) -> None:
    line.send(whole(200, b"", length=10**12))
    until = time.monotonic() + line.hang
    while time.monotonic() < until and not line.stopping.is_set():
        line.send(b" " * 65_536)


def _slow_body(line: Line, _fault: str, answer: bytes) -> None:
    head, body = answer.split(b"\r\n\r\n", 1)
    line.send(head + b"\r\n\r\n")
    _drip(line, body)


def _slow_headers(line: Line, _fault: str, answer: bytes) -> None:
    _drip(line, answer)


def _drip(line: Line, content: bytes) -> None:
    """This will send one byte at a time so that the whole takes `hang` seconds."""
    for number in range(len(content)):
        if line.stopping.wait(line.hang / max(1, len(content))):
            return
        line.send(content[number : number + 1])


_HOW: dict[str, Callable[[Line, str, bytes], None]] = {
    "timeout_before": _hang,
    "timeout_after": _hang,
    "accept_late": _hang,
    "reset_before": _reset,
    "html_200": _html,
    "empty_200": _empty,
    "cut_json": _cut,
    "huge_5mb": _huge,
    "endless": _endless,
    "slow_body": _slow_body,
    "slow_headers": _slow_headers,
    "look_timeout": _hang,
    "look_reset": _reset,
    "look_junk": _html,
    "look_500": lambda line, _fault, answer: _status(line, "500", answer),
    "look_429": lambda line, _fault, answer: _status(line, "429", answer),
}


def misbehave(line: Line, fault: str, answer: bytes) -> None:
    """This will send the answer in the way that the fault names; a caller who hangs up ends it."""
    how = _HOW.get(fault) or (_reset if fault.startswith("reset_at_") else _status)
    with suppress(OSError):
        how(line, fault, answer)
