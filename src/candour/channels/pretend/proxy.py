"""A line to any network, in a process of its own, that fails on demand and writes down what was accepted.

    python -m candour.channels.pretend.proxy --to ADDRESS --log FILE --described JSON --faults all --rate 0.5

It prints one JSON line {"address", "pid"} when it is ready. Whatever it is asked it passes on, but for the
faults (`faults.py`): those of writes meet the calls that make something public (`described.py`), those of
looks meet questions. What the network accepted stands in FILE, synced before anybody is answered:

    {"what", "time", "key", "bytes", "size", "sha256", "id", "words"}

`words` are those that became public. `what` is "repeat" where the network gave an id that it gave before for
the same words: no new copy. Most networks see no key of a delivery, so `key` may be empty; whoever counts
goes by the words.
"""

import argparse
import hashlib
import http.client
import json
import os
import sys
import threading
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from candour.channels.pretend import door, options
from candour.channels.pretend.described import Call, Described, id_in, name_of, read_request
from candour.channels.pretend.misbehave import whole

OF_ONE_LINE = frozenset(
    {"connection", "content-length", "date", "host", "keep-alive", "transfer-encoding", "accept-encoding"}
)
"""Headers that belong to one line and are not passed on (RFC 9110, 7.6.1)."""
LONGEST_ANSWER_SECONDS = 30.0


class Log:
    """What the network accepted, one JSON object a line, on disk before anybody is answered."""

    def __init__(self, file: Path) -> None:
        self._out = file.open("ab", buffering=0)
        self._lock = threading.Lock()
        self._seen: dict[str, str] = {}

    def write(self, key: str, body: bytes, number: str, words: str) -> None:
        """This will add one accepted request."""
        with self._lock:
            is_known = self._seen.get(number) == words
            entry = {
                "what": "repeat" if is_known else "publish",
                "time": datetime.now(UTC).isoformat(),
                "key": key,
                "bytes": body.decode(errors="replace"),
                "size": len(body),
                "sha256": hashlib.sha256(body).hexdigest(),
                "id": number,
                "words": words,
            }
            self._out.write(json.dumps(entry).encode() + b"\n")
            os.fsync(self._out.fileno())
            self._seen[number] = words


class Proxy(door.Door):
    """The line: where it leads, and what it knows of the network there."""

    def __init__(self, given: argparse.Namespace) -> None:
        super().__init__(given, Caller)
        self.to = urlsplit(given.to)
        self.described = Described.of(given.described)
        self.log = Log(Path(given.log))


class Caller(door.Caller):
    """One request, passed on unless its fault says otherwise."""

    server: Proxy

    @property
    def _who(self) -> str:
        """This will take all callers for one account: its access is renewed, and so tells nobody apart."""
        return ""

    def _take(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        write = self.server.described.write(self.command, self.path)
        if write is not None:
            if not self._is_too_early():
                self._meet(lambda: self._accept(write, body))
        elif self.command != "GET" or not self._spoil_a_look():
            self._answer(self._passed_on(body))

    def _accept(self, write: Call, body: bytes) -> bytes:
        """This will pass on a write, and write down what came of it."""
        status, headers, answer = self._asked(body)
        number = id_in(write, headers, answer)
        if 200 <= status < 300:
            said = read_request(self.path, self.headers.get("content-type", ""), body)
            words = self.server.described.words_of(write, said)
            self.server.log.write(self._key, body, name_of(write, said, number), words)
        return _as_bytes(status, headers, answer)

    def _passed_on(self, body: bytes) -> bytes:
        status, headers, answer = self._asked(body)
        prepare = self.server.described.prepare(self.command, self.path)
        if prepare is not None and 200 <= status < 300:
            said = read_request(self.path, self.headers.get("content-type", ""), body)
            self.server.described.keep(prepare, said, id_in(prepare, headers, answer))
        return _as_bytes(status, headers, answer)

    def _asked(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        to = self.server.to
        line = http.client.HTTPConnection(to.hostname or "", to.port, timeout=LONGEST_ANSWER_SECONDS)
        try:
            line.request(self.command, self.path, body or None, _own(self.headers.items()))
            answer = line.getresponse()
            return answer.status, _own(answer.getheaders()), answer.read()
        except (OSError, http.client.HTTPException):
            return 502, {"content-type": "text/html"}, b"<h1>Bad gateway</h1>"
        finally:
            line.close()


for _method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
    setattr(Caller, f"do_{_method}", Caller._take)  # noqa: SLF001 - its own


def _own(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers if name.lower() not in OF_ONE_LINE}


def _as_bytes(status: int, headers: dict[str, str], body: bytes) -> bytes:
    kind = headers.pop("content-type", "application/json")
    return whole(status, body, kind=kind, extra=headers)


def parser() -> argparse.ArgumentParser:
    """This will read the line's command line."""
    made = argparse.ArgumentParser(prog="proxy", description="A line to a network that fails on demand.")
    made.add_argument("--port", type=int, default=0)
    made.add_argument("--to", required=True, metavar="ADDRESS")
    made.add_argument("--log", required=True, metavar="FILE")
    made.add_argument("--described", required=True, metavar="JSON")
    options.faults_of(made)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """This will stand before the network until SIGTERM or SIGINT."""
    return door.run(Proxy(parser().parse_args(argv)))


if __name__ == "__main__":
    sys.exit(main())
