"""What every twin shares: a process of its own, a log that is written before any answer, and a hand on it.

    python -m tests.twins.<network> --port 0 --log FILE

It prints one JSON line {"address", "pid"} when it is ready. A twin is a class with one method for each call
of its network (`@answers`), and three for whoever tests with it (`public`, `say`, `take_back`):

    POST /_twin/say         somebody outside says something          -> {"id"}
    POST /_twin/take_back   somebody outside takes it back           -> {}
    GET  /_twin/public      the account's copies that anybody sees   -> {"posts": [words]}
    GET  /_twin/seen        the same, with what journeys ask of each -> {"posts": [{id, text, ...}]}
    GET  /_twin/exchanges   what was called and answered             -> {"exchanges": [...]}
    POST /_twin/begin_anew  forgets everything but its log           -> {}
    POST /_twin/grant       lets the account in without its page     -> the tokens
    POST /_twin/rules       changes `rules`, as a test may want them -> the rules
"""

import argparse
import email
import email.policy
import hashlib
import json
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, NamedTuple
from urllib.parse import parse_qsl, urlsplit

LARGEST_REQUEST = 20_000_000
KEPT = 100
"""Exchanges that a twin remembers."""


@dataclass(frozen=True)
class Request:
    """One call as it came in; headers' names are small, `asked` is what stands behind the `?`."""

    method: str
    path: str
    asked: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """This will read the body as JSON; ValueError where it is none."""
        return json.loads(self.body)

    def form(self) -> dict[str, str]:
        """This will read the body as a form."""
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))

    def parts(self) -> dict[str, bytes]:
        """This will read the parts of a multipart body by name (RFC 7578)."""
        head = f"Content-Type: {self.headers.get('content-type', '')}\r\n\r\n".encode()
        whole = email.message_from_bytes(head + self.body, policy=email.policy.HTTP)
        return {
            str(part.get_param("name", header="content-disposition")): bytes(part.get_payload(decode=True))
            for part in whole.iter_parts()
        }

    @property
    def token(self) -> str:
        """This will give the bearer token that came with it."""
        kind, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if kind.lower() == "bearer" else ""


class Answer(NamedTuple):
    """What goes back: a status, what becomes JSON (or bytes as they are), and further headers."""

    status: int
    content: Any = None
    headers: Mapping[str, str] = {}


Act = Callable[..., Answer]


def answers(method: str, path: str) -> Callable[[Act], Act]:
    """This will let a method of a twin answer that call; groups in the path become its arguments."""

    def keep(act: Act) -> Act:
        act.call = (method, re.compile(path))  # type: ignore[attr-defined]  # a mark that `Twin` reads
        return act

    return keep


@dataclass
class Log:
    """The network's own file, one JSON object a line, on disk before the caller hears of it."""

    file: Path
    number: int = 0

    def write(self, what: str, number: str, body: bytes, key: str = "") -> None:
        """This will add a line: `what` is "publish", "repeat", "edit", "delete" or "incoming"."""
        entry = {
            "what": what,
            "time": datetime.now(UTC).isoformat(),
            "key": key,
            "bytes": body.decode(errors="replace"),
            "size": len(body),
            "sha256": hashlib.sha256(body).hexdigest(),
            "id": number,
        }
        with self.file.open("ab", buffering=0) as out:
            out.write(json.dumps(entry).encode() + b"\n")
            os.fsync(out.fileno())


def _sent(request: Request) -> Any:
    """This will read what a call sends, where that is JSON or a form; of a file only that it is there."""
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return request.json()
    if kind.startswith("application/x-www-form-urlencoded"):
        return request.form()
    if kind.startswith("multipart/form-data"):
        return {name: _words(part) for name, part in request.parts().items()}
    return None


def _words(part: bytes) -> str:
    try:
        return part.decode()
    except UnicodeDecodeError:
        return "(a file)"


@dataclass
class Twin:
    """A network: one call at a time, so that what it says is one story."""

    log: Log
    address: str = ""
    rules: dict[str, Any] = field(default_factory=dict)
    exchanges: list[dict[str, Any]] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    name: ClassVar = ""

    def public(self) -> list[str]:
        """This will list the words of the account's copies that anybody can see, oldest first."""
        raise NotImplementedError

    def say(self, said: Mapping[str, Any]) -> str:
        """This will let somebody outside say `text` to the trust, and give the network's id of it."""
        raise NotImplementedError

    def take_back(self, network_id: str) -> None:
        """This will let somebody outside take back what they said."""
        raise NotImplementedError

    def seen(self) -> list[dict[str, Any]]:
        """This will list the same copies, each with id, text, in_reply_to and the alts of its pictures."""
        raise NotImplementedError

    def grant(self) -> dict[str, object]:
        """This will let the account in as if a person had said yes, and give its tokens."""
        raise NotImplementedError

    def answer(self, request: Request) -> Answer:
        """This will find the method for a call and let it answer."""
        with self.lock:
            for act, arguments in self._acts(request):  # a twin may have handles of its own, too
                answer = act(request, *arguments)
                if not request.path.startswith("/_twin/"):
                    self._keep(request, answer)
                return answer
            if request.path.startswith("/_twin/"):
                return self._hand(request)
            return Answer(404, {"error": "There is nothing here."})

    def _keep(self, request: Request, answer: Answer) -> None:
        """This will keep what was said, so that a test can hold both sides to the network's own document."""
        kind = request.headers.get("content-type", "")
        said = {
            "call": f"{request.method} {request.path}",
            "asked": dict(request.asked),
            "sent": _sent(request),
            "form": request.form() if kind.startswith("application/x-www-form-urlencoded") else {},
            "headers": dict(request.headers),
            "status": answer.status,
            "answered": None if isinstance(answer.content, bytes) else answer.content,
        }
        self.exchanges.append(said)
        del self.exchanges[:-KEPT]

    def _acts(self, request: Request) -> Iterator[tuple[Act, tuple[str, ...]]]:
        for name in dir(type(self)):
            act = getattr(self, name)
            method, path = getattr(act, "call", ("", None))
            match = path.fullmatch(request.path) if path and method == request.method else None
            if match:
                yield act, match.groups()

    def _hand(self, request: Request) -> Answer:
        said = request.json() if request.body else {}
        given: Any = {}
        match request.path.removeprefix("/_twin/"):
            case "say":
                given = {"id": self.say(said)}
            case "take_back":
                self.take_back(said["id"])
            case "public":
                given = {"posts": self.public()}
            case "exchanges":
                given = {"exchanges": self.exchanges}
            case "seen":
                given = {"posts": self.seen()}
            case "begin_anew":
                address = self.address
                type(self).__init__(self, self.log)
                self.address = address
            case "grant":
                given = self.grant()
            case "rules":
                self.rules.update(said)
                given = self.rules
            case _:
                return Answer(404, {"error": "A twin has no such handle."})
        return Answer(200, given)


def serve(kind: type[Twin]) -> None:
    """This will run a twin until somebody stops it."""
    parser = argparse.ArgumentParser(prog=kind.name, description=kind.__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log", required=True, metavar="FILE", type=Path)
    given = parser.parse_args()
    twin = kind(Log(given.log))
    server = ThreadingHTTPServer(("127.0.0.1", given.port), _caller(twin))
    server.daemon_threads = True
    twin.address = f"http://127.0.0.1:{server.server_port}"
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    print(json.dumps({"address": twin.address, "pid": os.getpid()}), flush=True)
    server.serve_forever(poll_interval=0.05)
    server.server_close()


def _caller(twin: Twin) -> type[BaseHTTPRequestHandler]:
    class Caller(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
            """This will keep standard output for the one line that says that the twin is ready."""

        def _take(self) -> None:
            parts = urlsplit(self.path)
            size = min(int(self.headers.get("content-length") or 0), LARGEST_REQUEST)
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = dict(parse_qsl(parts.query, keep_blank_values=True))
            request = Request(self.command, parts.path, asked, headers, self.rfile.read(size))
            status, content, extra = twin.answer(request)
            body = content if isinstance(content, bytes) else json.dumps(content).encode()
            body = b"" if content is None else body
            self.send_response(status)
            for name, value in {"content-type": "application/json", **extra}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        setattr(Caller, f"do_{method}", Caller._take)
    return Caller
