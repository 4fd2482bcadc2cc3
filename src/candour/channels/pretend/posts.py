"""What the pretended network keeps: its posts, and the log that is written before any answer.

The log is the truth: one JSON object a line, synced to disk, from which the posts are rebuilt at a restart.

    {"what", "time", "key", "bytes", "size", "sha256", "id"}

`bytes` is the body as it came; `what` is "publish" (a new copy), "repeat" (a known key: no new copy), "edit",
"delete" or "incoming" (a post by somebody outside, put in by a test or a drill). Such a post is to the
account unless its body says `"is_around": true`: then it is found by search and over the stream alone.
"""

import hashlib
import json
import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass
class Post:
    """One copy that the public can see."""

    id: str
    key: str
    body: bytes
    at: datetime
    is_deleted: bool = False

    @property
    def text(self) -> str:
        return str(json.loads(self.body).get("text", ""))

    @property
    def in_reply_to(self) -> str:
        return str(json.loads(self.body).get("in_reply_to", ""))


class Posts:
    """All posts of one network; every change is on disk before the caller hears of it."""

    def __init__(self, log: Path, *, honours_keys: bool) -> None:
        self.log = log
        self.honours_keys = honours_keys
        self.posts: dict[str, Post] = {}
        self.by_key: dict[str, str] = {}
        self.incoming: list[dict[str, object]] = []
        self.around: list[dict[str, object]] = []
        self.heard: list[dict[str, object]] = []
        self.news = threading.Condition()
        self._lock = threading.Lock()
        self._rebuild()
        self._out = log.open("ab", buffering=0)

    def _rebuild(self) -> None:
        """This will read the log again, without a last line cut by a crash: it was never answered."""
        if not self.log.exists():
            return
        kept = 0
        for line in self.log.read_bytes().splitlines(keepends=True):
            if not line.endswith(b"\n"):
                break
            kept += len(line)
            entry = json.loads(line)
            self._apply(entry, datetime.fromisoformat(entry["time"]))
        os.truncate(self.log, kept)

    def _apply(self, entry: dict[str, str], at: datetime) -> None:
        what, number = entry["what"], entry["id"]
        body = entry["bytes"].encode()
        if what == "publish":
            self.posts[number] = Post(number, entry["key"], body, at)
            self.by_key.setdefault(entry["key"], number)
        elif what == "edit":
            self.posts[number].body = body
        elif what == "delete":
            self.posts[number].is_deleted = True
        elif what == "incoming":
            post = json.loads(body)
            (self.around if post.get("is_around") else self.incoming).append(post)
            with self.news:
                self.heard.append(post)
                self.news.notify_all()

    def _write(self, what: str, key: str, body: bytes, number: str) -> None:
        at = datetime.now(UTC)
        entry = {
            "what": what,
            "time": at.isoformat(),
            "key": key,
            "bytes": body.decode(),
            "size": len(body),
            "sha256": hashlib.sha256(body).hexdigest(),
            "id": number,
        }
        self._out.write(json.dumps(entry, ensure_ascii=True).encode() + b"\n")
        os.fsync(self._out.fileno())
        self._apply({name: str(value) for name, value in entry.items()}, at)

    def accept(self, key: str, body: bytes) -> Post:
        """This will make a post public; where keys are honoured, a known key gives the first copy again."""
        with self._lock:
            if self.honours_keys and key and key in self.by_key:
                number = self.by_key[key]
                self._write("repeat", key, body, number)
            else:
                number = str(len(self.posts) + 1)
                self._write("publish", key, body, number)
            return self.posts[number]

    def edit(self, number: str, key: str, body: bytes) -> Post | None:
        """This will change a post that is still there; None if it is not."""
        with self._lock:
            post = self.posts.get(number)
            if post is None or post.is_deleted:
                return None
            if post.body != body:
                self._write("edit", key, body, number)
            return post

    def delete(self, number: str, key: str) -> bool:
        """This will take a post down; False if it was not there."""
        with self._lock:
            post = self.posts.get(number)
            if post is None or post.is_deleted:
                return False
            self._write("delete", key, b"", number)
            return True

    def put_in(self, body: bytes) -> int:
        """This will let somebody outside say something; the answer is its place in the order of arrival."""
        with self._lock:
            self._write("incoming", "", body, "")
            return len(self.incoming)

    def listed(self, lag: float) -> list[Post]:
        """This will give the public posts that are old enough to be shown on the list."""
        now = datetime.now(UTC)
        with self._lock:
            return [
                post
                for post in self.posts.values()
                if not post.is_deleted and (now - post.at).total_seconds() >= lag
            ]
