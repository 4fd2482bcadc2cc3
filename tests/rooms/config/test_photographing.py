"""A photo day's end, at a server that refuses: what is told then, and who is taken for signed in."""

import argparse
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from candour.config.command import WrongUse
from candour.config.commands import photo_day
from candour.config.photographing import Refused, signed_in
from candour.demo import links
from candour.demo.photo_day import PhotoDay, Somebody, build

DAY = PhotoDay(campaign=7, owner=Somebody(3, ""), staff=(Somebody(5, "Site 1"),))
SLOWLY = 0.3


@dataclass
class Refusing:
    """A server of which few pages answer; the feed does so slowly."""

    pages: dict[str, str] = field(default_factory=dict)
    address: str = ""


@pytest.fixture
def server() -> Iterator[Refusing]:
    """A server on this computer that sends whoever asks for a page it does not have to sign in."""
    refusing = Refusing()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path == "/feed":
                time.sleep(SLOWLY)
            content = refusing.pages.get(self.path, "").encode()
            self.send_response(200 if content else 302)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815 - the name that the library looks for

        def log_message(self, *_words: object) -> None:
            """This will keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        refusing.address = f"http://127.0.0.1:{serving.server_port}"
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield refusing
        serving.shutdown()


@pytest.fixture
def args(tmp_path: Path) -> argparse.Namespace:
    """A day of one picture and two comments, as it was taken."""
    lines = [
        {"kind": "photo", "site": "Site 1"},
        {"kind": "comment", "who": "5"},
        {"kind": "comment", "who": "5"},
    ]
    text = "".join(json.dumps({**line, "post": 1, "words": "W"}) + "\n" for line in lines)
    (tmp_path / "requests.jsonl").write_text(text, encoding="utf-8")
    return argparse.Namespace(json=True, photos=1, comments=2, sites=1, side=40, seed=1)


LIVED = photo_day.Lived(seconds=4000.0, took=[0.1, 0.1], faults=[])


@pytest.mark.django_db
def test_the_door_of_a_colleague_opens_when_the_day_was_longer_than_an_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owner = build(1, datetime.now(UTC)).owner
    early, later = owner.door, time.time() + 2 * links.AN_HOUR
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    behind = [links.person_behind(door.rpartition("/")[2]) for door in (early, owner.door)]
    assert [person and person.pk for person in behind] == [None, owner.pk]


def test_nobody_is_taken_for_signed_in_before_whom_the_feed_stays_shut(server: Refusing) -> None:
    with pytest.raises(Refused, match="nobody was signed in as 5: /feed answered 302"):
        signed_in(server.address, "5", "/demo/enter/old")
    server.pages["/feed"] = "Feed"
    assert signed_in(server.address, "5", "/demo/enter/new").name == "5"


def test_a_day_does_not_begin_where_a_colleague_is_not_let_in(
    server: Refusing, args: argparse.Namespace, tmp_path: Path
) -> None:
    with pytest.raises(WrongUse, match="the day could not begin: nobody was signed in as 5"):
        photo_day._live(args, tmp_path, DAY, server.address)


def test_an_owner_who_is_not_let_in_at_the_end_loses_no_count(
    server: Refusing, args: argparse.Namespace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert photo_day._told(args, tmp_path, DAY, server.address, LIVED) == 1
    said = capsys.readouterr()
    assert json.loads(said.out) == {
        "photos_taken": 1,
        "comments_taken": 2,
        "seconds": 4000.0,
        "reader_p95_ms": 100.0,
        "reads": 2,
        "refused": 1,
    }
    why = "nobody was signed in as the campaign's owner: /feed answered 302."
    assert said.err == f"The campaign was not counted to its end: {why}\n"


def test_what_was_counted_before_the_campaigns_file_is_refused_is_told(
    server: Refusing, args: argparse.Namespace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.pages |= {"/feed": "Feed", "/campaigns/7": "1 picture"}
    assert photo_day._told(args, tmp_path, DAY, server.address, LIVED) == 1
    said = capsys.readouterr()
    result = json.loads(said.out)
    assert (result["photos_taken"], result["comments_taken"], result["refused"]) == (1, 2, 1)
    assert SLOWLY <= result["settled_seconds"] < photo_day.PATIENCE, "the clock runs while the owner signs in"
    assert "/campaigns/7/export.zip answered 302." in said.err
