"""A network in its own process that forgets nothing and fails on demand: for tests and the publishing drill.

    python -m candour.channels.pretend.server --port 0 --log FILE --kind keyed|listed|blind

It prints one JSON line {"address", "pid"} when it is ready. Faults go by name (`faults.py`), by header
(`Pretend-Fault`), by queue (POST /_queue) or by plan (--faults, --rate, --seed). What was met is counted in
FILE.faults, one JSON line each.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from candour.channels.pretend import door, options
from candour.channels.pretend.faults import BEFORE
from candour.channels.pretend.gate import Gate
from candour.channels.pretend.misbehave import as_json, misbehave
from candour.channels.pretend.posts import Post, Posts
from candour.channels.pretend.streaming import Streams

LARGEST_REQUEST = 200_000


class Network(door.Door):
    """The whole network: its posts and who may come in."""

    def __init__(self, given: argparse.Namespace) -> None:
        super().__init__(given, Caller)
        self.gate = Gate(given.lets_in)
        self.posts = Posts(Path(given.log), honours_keys=given.kind == "keyed")
        self.revoked = False
        self.streams = Streams(self.posts, self.stopping)


class Caller(door.Caller):
    """One request and its answer, right or wrong."""

    server: Network

    def _body(self) -> bytes:
        return self.rfile.read(min(int(self.headers.get("content-length") or 0), LARGEST_REQUEST))

    def do_POST(self) -> None:  # noqa: N802 - the library's own name
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
        elif not self._is_too_early():
            time.sleep(self.server.options.answer_seconds)
            self._meet(lambda: self._shown(201, self.server.posts.accept(self._key, body)))

    def _refusal(self, body: bytes) -> bytes:
        if self.server.revoked:
            return as_json(401, {"error": "This token was revoked.", "code": 190})
        no = self.server.gate.no(self._who)
        if no:
            return no
        try:
            text = json.loads(body)["text"]
        except (ValueError, KeyError, TypeError):
            return as_json(400, {"error": "This is not a post."})
        if not text or len(text) > self.server.options.length:
            return as_json(422, {"error": "The text is empty or too long."})
        return b""

    def do_GET(self) -> None:  # noqa: N802 - the library's own name
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match parts.path:
            case "/posts" if self.server.options.kind != "blind":
                self._look(asked)
            case path if path.startswith("/posts/") and self.server.options.kind != "blind":
                self._look({"id": self._number()})
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
        if self._spoil_a_look():
            return
        found = self.server.posts.listed(0 if "id" in asked else self.server.options.lag_seconds)
        if "id" in asked:
            found = [post for post in found if post.id == asked["id"]]
        elif "key" in asked:
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

    def do_PUT(self) -> None:  # noqa: N802 - the library's own name
        body = self._body()
        refusal = self._refusal(body)
        if refusal:
            self._answer(refusal)
        elif not self._is_too_early():
            self._meet(lambda: self._edited(body))

    def _edited(self, body: bytes) -> bytes:
        post = self.server.posts.edit(self._number(), self._key, body)
        gone = as_json(404, {"error": "This post is not there."})
        return gone if post is None else self._shown(200, post)

    def do_DELETE(self) -> None:  # noqa: N802 - the library's own name
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
    return door.run(network)


if __name__ == "__main__":
    sys.exit(main())
