"""A network in its own process that forgets nothing and fails on demand: for tests and the publishing drill.

    python -m candour.channels.pretend.server --port 0 --log FILE --kind keyed|listed|blind

It prints one JSON line {"address", "pid"} when it is ready. Faults go by name (`faults.py`), by header
(`Pretend-Fault`), by queue (POST /_queue) or by plan (--faults, --rate, --seed). What was met is counted in
FILE.faults, one JSON line each.
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
from collections.abc import Sequence
from datetime import datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from candour.channels.pretend import options
from candour.channels.pretend.faults import AFTER, BEFORE, RESETS, Plan
from candour.channels.pretend.gate import Gate
from candour.channels.pretend.misbehave import Line, as_json, misbehave
from candour.channels.pretend.posts import Post, Posts
from candour.channels.pretend.streaming import Streams

LARGEST_REQUEST = 200_000


class Network(socketserver.ThreadingTCPServer):
    """The whole network: its posts, its plan of faults and its door, which it can shut for a moment."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128
    timeout = 0.05

    def __init__(self, given: argparse.Namespace) -> None:
        super().__init__(("127.0.0.1", given.port), Caller)
        self.options = given
        self.gate = Gate(given.lets_in)
        self.posts = Posts(Path(given.log), honours_keys=given.kind == "keyed")
        self.plan = Plan.of(given.faults, given.rate, given.seed, given.look_rate)
        self.revoked = False
        self.not_before: dict[str, float] = {}
        self.early = 0
        self.stopping = threading.Event()
        self.shut = threading.Event()
        self.streams = Streams(self.posts, self.stopping)
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

    server: Network
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """This will keep standard output for the one line that says that the network is ready."""

    def _line(self) -> Line:
        return Line(self.connection, self.server.stopping, self.server.options.hang_seconds)

    def _body(self) -> bytes:
        return self.rfile.read(min(int(self.headers.get("content-length") or 0), LARGEST_REQUEST))

    def _answer(self, content: bytes) -> None:
        self.close_connection = True
        self.wfile.write(content)

    @property
    def _key(self) -> str:
        return self.headers.get("idempotency-key", "")

    def do_POST(self) -> None:
        body = self._body()
        match urlsplit(self.path).path:
            case "/posts":
                self._publish(body)
            case "/_incoming":
                self._answer(as_json(200, {"number": self.server.posts.put_in(body)}))
            case "/_queue":
                self._queue(body)
            case "/_stream":
                self._answer(self.server.streams.change(body))
            case "/_revoke":
                self.server.revoked = bool(json.loads(body)["revoked"])
                self._answer(as_json(200, {}))
            case path:
                self._answer(self.server.gate.post(path, body) or b"")

    def _queue(self, body: bytes) -> None:
        try:
            self.server.plan.queue(list(json.loads(body)["faults"]))
        except ValueError as error:
            self._answer(as_json(400, {"error": f"There is no fault called {error}."}))
        else:
            self._answer(as_json(200, {}))

    def _publish(self, body: bytes) -> None:
        refusal = self._refusal(body)
        if refusal:
            self._answer(refusal)
            return
        fault = self.server.plan.draw("publish", self.headers.get("pretend-fault", ""))
        if fault:
            self.server.meet(fault, self._key)
        if fault.startswith("429"):
            self._answer(self._wait(fault))
        elif fault in {"", "refuse_connect"}:
            self._answer(self._shown(201, self.server.posts.accept(self._key, body)))
            if fault:
                self.server.shut.set()
        else:
            self._go_wrong(fault, body)

    def _go_wrong(self, fault: str, body: bytes) -> None:
        self.close_connection = True
        answer = b""
        if fault in AFTER + RESETS and fault != "accept_late":
            answer = self._shown(201, self.server.posts.accept(self._key, body))
        if fault == "accept_late":
            threading.Timer(
                self.server.options.late_seconds, self.server.posts.accept, [self._key, body]
            ).start()
        misbehave(self._line(), fault, answer)

    def _refusal(self, body: bytes) -> bytes:
        caller = self.headers.get("authorization", "")
        if self.server.revoked:
            return as_json(401, {"error": "This token was revoked.", "code": 190})
        no = self.server.gate.no(caller)
        if no:
            return no
        if time.time() < self.server.not_before.get(caller, 0):
            self.server.early += 1
            self.server.meet("early_call", self._key)
            return as_json(429, {"error": "You came too early."}, {"Retry-After": "1"})
        try:
            text = json.loads(body)["text"]
        except (ValueError, KeyError, TypeError):
            return as_json(400, {"error": "This is not a post."})
        if not text or len(text) > self.server.options.length:
            return as_json(422, {"error": "The text is empty or too long."})
        return b""

    def _wait(self, fault: str) -> bytes:
        """This will ask for patience, in one of five ways; an hour lasts `hour_seconds` here."""
        wait = {"429_1": 1, "429_3600": self.server.options.hour_seconds, "429_date": 2}.get(fault, 0)
        now = time.time()
        self.server.not_before[self.headers.get("authorization", "")] = now + wait
        said = {
            "429_junk": "soon, we hope",
            "429_date": email.utils.formatdate(int(now + wait) + 1, usegmt=True),
        }
        value = said.get(fault, str(wait))
        extra = {} if fault == "429_none" else {"Retry-After": value}
        return as_json(429, {"error": "Too many requests."}, extra)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match parts.path:
            case "/posts" if self.server.options.kind != "blind":
                self._look(asked)
            case "/oauth/authorise":
                self._answer(self.server.gate.authorise(asked))
            case "/incoming" | "/around" | "/stream":
                self._listen(parts.path, int(asked.get("after") or 0))
            case "/_met":
                met = {"met": dict(self.server.plan.met), "early": self.server.early}
                self._answer(as_json(200, met))
            case "/_public":
                shown = [self._as_words(post) for post in self.server.posts.listed(0)]
                self._answer(as_json(200, {"posts": shown}))
            case _:
                self._answer(as_json(404, {"error": "There is nothing here."}))

    def _look(self, asked: dict[str, str]) -> None:
        if self.server.revoked:
            self._answer(as_json(401, {"error": "This token was revoked.", "code": 190}))
            return
        fault = self.server.plan.draw("look", self.headers.get("pretend-fault", ""))
        if fault:
            self.server.meet(fault, "")
            self.close_connection = True
            misbehave(self._line(), fault, b"")
            return
        found = self.server.posts.listed(self.server.options.lag_seconds)
        if "key" in asked:
            found = [post for post in found if post.key == asked["key"]]
        elif "since" in asked:
            since = datetime.fromisoformat(asked["since"])
            found = [post for post in found if post.at >= since]
        self._answer(as_json(200, {"posts": [self._as_words(post) for post in found]}))

    def _listen(self, path: str, after: int) -> None:
        no = self.server.gate.no(self.headers.get("authorization", ""))
        if no or self.server.revoked:
            self._answer(no or as_json(401, {"error": "This token was revoked.", "code": 190}))
        elif path == "/stream":
            self.close_connection = True
            self.server.streams.serve(self._line(), {n.lower(): v for n, v in self.headers.items()})
        else:
            posts = self.server.posts.incoming if path == "/incoming" else self.server.posts.around
            page = posts[after : after + self.server.options.page]
            self._answer(as_json(200, {"posts": page, "cursor": str(after + len(page))}))

    def do_PUT(self) -> None:
        post = self.server.posts.edit(self._number(), self._key, self._body())
        gone = as_json(404, {"error": "This post is not there."})
        self._answer(gone if post is None else self._shown(200, post))

    def do_DELETE(self) -> None:
        fault = self.server.plan.draw("delete")
        there = fault not in BEFORE and self.server.posts.delete(self._number(), self._key)
        answer = as_json(200, {}) if there else as_json(404, {"error": "This post is not there."})
        if not fault:
            self._answer(answer)
            return
        self.server.meet(f"delete_{fault}", self._key)
        self.close_connection = True
        misbehave(self._line(), fault, answer)

    def _number(self) -> str:
        return urlsplit(self.path).path.removeprefix("/posts/")

    def _shown(self, status: int, post: Post) -> bytes:
        return as_json(status, self._as_words(post))

    def _as_words(self, post: Post) -> dict[str, str]:
        return {
            "id": post.id,
            "url": f"{self.server.address}/posts/{post.id}",
            "text": post.text,
            "in_reply_to": post.in_reply_to,
            "at": post.at.isoformat(),
        }


def main(argv: Sequence[str] | None = None) -> int:
    """This will serve the network until SIGTERM or SIGINT."""
    parser = options.parser()
    given = parser.parse_args(argv)
    try:
        network = Network(given)
    except ValueError as error:
        parser.error(f"There is no fault called {error}.")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: network.stopping.set())
    print(json.dumps({"address": network.address, "pid": os.getpid()}), flush=True)
    network.serve()
    network.socket.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
