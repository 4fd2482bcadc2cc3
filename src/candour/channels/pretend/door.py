"""The door of a network that fails on demand: its plan of faults, its patience, and how an answer goes wrong.

Whoever stands behind it says what is accepted: the pretended network itself (`server.py`), or another server
(`proxy.py`).
"""

import argparse
import email.utils
import json
import os
import signal
import socketserver
import sys
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from candour.channels.pretend.faults import AFTER, RESETS, Plan
from candour.channels.pretend.misbehave import Line, as_json, misbehave


class Door(socketserver.ThreadingTCPServer):
    """A server with a plan of faults, which it can shut for a moment."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128
    timeout = 0.05

    def __init__(self, given: argparse.Namespace, caller: type["Caller"]) -> None:
        super().__init__(("127.0.0.1", given.port), caller)
        self.options = given
        self.plan = Plan.of(given.faults, given.rate, given.seed, given.look_rate)
        self.not_before: dict[str, float] = {}
        self.early = 0
        self.stopping = threading.Event()
        self.shut = threading.Event()
        self._met = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def serve(self) -> None:
        """This will serve until somebody stops it, shutting the door whenever `refuse_connect` is met."""
        while not self.stopping.is_set():
            if self.shut.is_set():
                self._refuse_for_a_moment()
            self.handle_request()

    def _refuse_for_a_moment(self) -> None:
        port = self.server_address[1]
        self.socket.close()
        self.stopping.wait(self.options.refuse_seconds)
        self.shut.clear()
        self.socket = type(self.socket)(self.address_family, self.socket_type)
        self.server_address = ("127.0.0.1", port)
        self.server_bind()
        self.server_activate()

    def handle_error(self, request: object, client_address: object) -> None:
        """This will stay silent about callers who hang up, which is what this network is for."""
        if not isinstance(sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed names a private type

    def meet(self, fault: str, key: str) -> None:
        """This will count one fault and write it beside the log."""
        with self._met:
            self.plan.met[fault] += 1
            with Path(f"{self.options.log}.faults").open("a") as out:
                out.write(json.dumps({"time": time.time(), "fault": fault, "key": key}) + "\n")


class Caller(BaseHTTPRequestHandler):
    """One request and its answer, right or wrong."""

    server: Door
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """This will keep standard output for the one line that says that the network is ready."""

    def _line(self) -> Line:
        return Line(self.connection, self.server.stopping, self.server.options.hang_seconds)

    def _answer(self, content: bytes) -> None:
        self.close_connection = True
        self.wfile.write(content)

    @property
    def _key(self) -> str:
        return self.headers.get("idempotency-key", "")

    @property
    def _who(self) -> str:
        """This will tell callers apart."""
        return self.headers.get("authorization", "")

    def _is_too_early(self) -> bool:
        """This will count a call that comes before the time that a 429 named, and refuse it."""
        if time.time() >= self.server.not_before.get(self._who, 0):
            return False
        self.server.early += 1
        self.server.meet("early_call", self._key)
        self._answer(as_json(429, {"error": "You came too early."}, {"Retry-After": "1"}))
        return True

    def _meet(self, accept: Callable[[], bytes]) -> None:
        """This will let the request meet the fault that is its turn; `accept` makes the good answer."""
        fault = self.server.plan.draw("publish", self.headers.get("pretend-fault", ""))
        if fault:
            self.server.meet(fault, self._key)
        if fault.startswith("429"):
            self._answer(self._wait(fault))
        elif fault in {"", "refuse_connect"}:
            self._answer(accept())
            if fault:
                self.server.shut.set()
        else:
            self._go_wrong(fault, accept)

    def _go_wrong(self, fault: str, accept: Callable[[], bytes]) -> None:
        self.close_connection = True
        answer = b""
        if fault in AFTER + RESETS and fault != "accept_late":
            answer = accept()
        if fault == "accept_late":
            threading.Timer(self.server.options.late_seconds, accept).start()
        misbehave(self._line(), fault, answer)

    def _spoil_a_look(self) -> bool:
        """This will spoil a look if that is its turn, and say so."""
        fault = self.server.plan.draw("look", self.headers.get("pretend-fault", ""))
        if not fault:
            return False
        self.server.meet(fault, "")
        self.close_connection = True
        misbehave(self._line(), fault, b"")
        return True

    def _wait(self, fault: str) -> bytes:
        """This will ask for patience, in one of five ways; an hour lasts `hour_seconds` here."""
        wait = {"429_1": 1, "429_3600": self.server.options.hour_seconds, "429_date": 2}.get(fault, 0)
        now = time.time()
        self.server.not_before[self._who] = now + wait
        said = {
            "429_junk": "soon, we hope",
            "429_date": email.utils.formatdate(int(now + wait) + 1, usegmt=True),
        }
        value = said.get(fault, str(wait))
        extra = {} if fault == "429_none" else {"Retry-After": value}
        return as_json(429, {"error": "Too many requests."}, extra)


def run(door: Door) -> int:
    """This will say that the door is open, and serve until SIGTERM or SIGINT."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: door.stopping.set())
    print(json.dumps({"address": door.address, "pid": os.getpid()}), flush=True)
    door.serve()
    door.socket.close()
    return 0
