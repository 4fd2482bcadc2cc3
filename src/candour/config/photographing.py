"""The colleagues of a photo day: they send pictures and comments over HTTP, as browsers do, and one reads.

Each site has one line of its own to the server, on which one request follows the other. A thread's comments
all go over its site's line, so that their order is known; who writes them is drawn among all colleagues.
"""

import http.client
import json
import random
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import IO
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

TWICE = 0.05
"""Share of comments whose button is pressed twice, with the same form."""
READS_EVERY = 0.2
_FORM = "application/x-www-form-urlencoded"


class Refused(Exception):
    """This will say what the server answered in place of what a browser would have gone on with."""


FAULTS = (Refused, OSError, http.client.HTTPException)
"""What ends a line's work: an answer that leads nowhere, or none."""


@dataclass
class Browser:
    """Somebody's browser: their cookies, kept from answer to answer."""

    name: str
    cookies: dict[str, str] = field(default_factory=dict)

    def headers(self, more: Mapping[str, str]) -> dict[str, str]:
        """This will give the headers of a request."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookie, "X-CSRFToken": self.cookies.get("csrftoken", ""), **more}


class Line:
    """One line to the server, which stays open."""

    def __init__(self, address: str) -> None:
        where = urlsplit(address)
        self._line = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)

    def close(self) -> None:
        """This will hang up."""
        self._line.close()

    def get(self, browser: Browser, path: str) -> tuple[int, str, bytes]:
        """This will give a page's status, where it leads on to, and its bytes."""
        return self._ask(browser, "GET", path, b"", {})

    def page(self, browser: Browser, path: str) -> str:
        """This will give the text of a page; Refused for any other answer."""
        status, _, content = self.get(browser, path)
        if status != 200:
            raise Refused(f"{path} answered {status}.")
        return content.decode()

    def post(self, browser: Browser, path: str, fields: Mapping[str, str]) -> str:
        """This will send a form and give where it leads on to; Refused for any other answer."""
        return self._sent(browser, path, urlencode(fields).encode(), _FORM)

    def send(self, browser: Browser, path: str, fields: Mapping[str, str], picture: bytes) -> str:
        """This will send a form with a picture, and give where it leads on to."""
        mark = uuid4().hex
        parts = [_part(mark, f'name="{name}"', value.encode()) for name, value in fields.items()]
        named = 'name="photos"; filename="day.jpg"\r\nContent-Type: image/jpeg'
        body = b"".join([*parts, _part(mark, named, picture), f"--{mark}--\r\n".encode()])
        return self._sent(browser, path, body, f"multipart/form-data; boundary={mark}")

    def download(self, browser: Browser, path: str) -> bytes:
        """This will send an empty form, and give the file that it answers with."""
        status, _, content = self._ask(browser, "POST", path, b"", {"Content-Type": _FORM})
        if status != 200:
            raise Refused(f"{path} answered {status}.")
        return content

    def _sent(self, browser: Browser, path: str, body: bytes, kind: str) -> str:
        status, to, _ = self._ask(browser, "POST", path, body, {"Content-Type": kind})
        if status != 302:
            raise Refused(f"{path} answered {status}.")
        return to

    def _ask(
        self, browser: Browser, method: str, path: str, body: bytes, more: Mapping[str, str]
    ) -> tuple[int, str, bytes]:
        self._line.request(method, path, body or None, browser.headers(more))
        answer = self._line.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            browser.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), content


@dataclass
class Log:
    """What was asked for and taken, a line each; written before the next request of its line."""

    file: IO[str]
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, **line: object) -> None:
        """This will write a line with its time."""
        with self.lock:
            self.file.write(json.dumps({"time": time.time(), **line}) + "\n")


@dataclass(frozen=True)
class Share:
    """What one site does: its colleagues, its pictures, and how many comments each thread of theirs gets."""

    site: str
    own: Sequence[Browser]
    comments: Sequence[int]


@dataclass
class Site:
    """A site at work, on one line; `sites` says where every colleague works."""

    address: str
    share: Share
    everybody: Sequence[Browser]
    pictures: Sequence[bytes]
    tokens: Sequence[str]
    log: Log
    chance: random.Random
    faults: list[str] = field(default_factory=list)

    def run(self) -> None:
        """This will send every picture and every comment of the site; a fault is kept, and ends it."""
        try:
            line = Line(self.address)
            posts = [self._picture(line, number) for number in range(len(self.pictures))]
            self._comments(line, posts)
        except FAULTS as fault:
            self.faults.append(f"{self.share.site}: {fault!r}")

    def _picture(self, line: Line, number: int) -> str:
        """This will add a picture, say what can be seen in it, and post it, as the pages lead on."""
        browser = self.share.own[number % len(self.share.own)]
        words = f"Picture {number + 1} of {self.share.site}. #OurPhotoDay"
        said = {"text": words, "place": "everybody"}
        at = line.send(browser, "/feed", said, self.pictures[number])
        _, describe, _ = line.get(browser, at)
        told = {"alt": f"Colours of {self.share.site}.", "people": "nobody", "background": "yes"}
        line.post(browser, describe, told)
        post = line.post(browser, at.partition("?")[0], said).rpartition("/")[2]
        self.log.note(kind="photo", site=self.share.site, post=int(post), words=words)
        return post

    def _comments(self, line: Line, posts: Sequence[str]) -> None:
        """This will write every thread's comments, one thread after the other in turns."""
        turns = [(place, post) for place, post in enumerate(posts)]
        tokens = iter(self.tokens)
        for number in range(max(self.share.comments, default=0)):
            for place, post in turns:
                if number < self.share.comments[place]:
                    self._comment(line, post, number, next(tokens))

    def _comment(self, line: Line, post: str, number: int, token: str) -> None:
        browser = self.chance.choice(self.everybody)
        words = f"Comment {number + 1} under {post}."
        sent = {"text": words, "once": token}
        line.post(browser, f"/feed/{post}", sent)
        if self.chance.random() < TWICE:
            line.post(browser, f"/feed/{post}", sent)
        self.log.note(kind="comment", who=browser.name, post=int(post), number=number, words=words)


@dataclass
class Reader:
    """Somebody who reads all the while: the feed, a thread, the campaign and its wall in turns."""

    address: str
    browser: Browser
    paths: Sequence[str]
    took: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """This will read until it is told to stop, noting how many seconds each page took."""
        line, turn = Line(self.address), 0
        while not self.done.wait(READS_EVERY):
            path = self.paths[turn % len(self.paths)]
            began = time.perf_counter()
            status, _, _ = line.get(self.browser, path)
            self.took.append(time.perf_counter() - began)
            turn += 1
            if status != 200:
                self.faults.append(f"{path} answered {status}.")


def signed_in(address: str, name: str, door: str) -> Browser:
    """This will open a browser and sign somebody in by their door; Refused where it does not open."""
    browser = Browser(name)
    with closing(Line(address)) as line:
        line.get(browser, door)
        try:
            line.page(browser, "/feed")
        except Refused as refused:
            raise Refused(f"nobody was signed in as {name}: {refused}") from refused
    return browser


def _part(mark: str, named: str, content: bytes) -> bytes:
    return b"".join(
        [f"--{mark}\r\nContent-Disposition: form-data; {named}\r\n\r\n".encode(), content, b"\r\n"]
    )


def shares(sites: Mapping[str, Sequence[Browser]], photos: int, comments: int) -> list[Share]:
    """This will give each site its part of the pictures, and each picture its part of the comments."""
    names = list(sites)
    counts = [photos // len(names) + (number < photos % len(names)) for number in range(len(names))]
    under = [comments // photos + (number < comments % photos) for number in range(photos)] if photos else []
    found, begin = [], 0
    for name, count in zip(names, counts, strict=True):
        found.append(Share(name, sites[name], under[begin : begin + count]))
        begin += count
    return found
