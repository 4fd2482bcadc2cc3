"""A line to any network: it knows what is public by a description, fails on demand, and writes it down."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest

from candour.channels.pretend.described import Call, Described, id_in, name_of, read_request, words_in
from candour.channels.pretend.faults import AFTER, RESETS
from tests.contracts.pretended import Network
from tests.serving import serving

DESCRIBED = {
    "writes": [
        {"call": "POST /posts", "id": "data.id", "words": "text"},
        {"call": r"POST /\d+/publish", "id": "id", "then": "creation_id"},
    ],
    "prepares": [{"call": r"POST /\d+/media", "id": "id", "words": "caption"}],
}

IN_PARTS = b'--b\r\nContent-Disposition: form-data; name="message"\r\n\r\nOne.\r\n--b--\r\n'


class Behind(BaseHTTPRequestHandler):
    """A small network: it numbers what it takes, and shows who asked."""

    taken = 0

    def do_POST(self) -> None:
        said = self.rfile.read(int(self.headers.get("content-length", 0)))
        type(self).taken += 1
        number = "7" if self.path == "/posts?same" else str(type(self).taken)
        body = {"data": {"id": number}} if self.path.startswith("/posts") else {"id": number}
        self._answer({**body, "said": said.decode()})

    def do_GET(self) -> None:
        self._answer({"asked": self.path, "by": self.headers.get("authorization", "")})

    def _answer(self, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def line(log: Path, *flags: str) -> Iterator[Network]:
    """This will stand before the small network for a while."""
    with serving(Behind) as behind:
        words = ["-m", "candour.channels.pretend.proxy", "--to", behind, "--log", str(log)]
        words += ["--described", json.dumps(DESCRIBED), "--hang-seconds", "0.5", "--late-seconds", "0.2"]
        process = subprocess.Popen([sys.executable, *words, *flags], stdout=subprocess.PIPE)
        assert process.stdout is not None
        try:
            yield Network(json.loads(process.stdout.readline())["address"], log, process)
        finally:
            process.terminate()
            process.wait(10)
            process.stdout.close()


def test_what_it_is_asked_it_passes_on_and_what_is_public_it_writes_down(tmp_path: Path) -> None:
    with line(tmp_path / "net.jsonl") as net:
        asked = httpx.get(f"{net.address}/home?x=1", headers={"authorization": "Bearer sesame"})
        assert asked.json() == {"asked": "/home?x=1", "by": "Bearer sesame"}
        first = httpx.post(f"{net.address}/posts", json={"text": "We are sorry.\nAmina"})
        assert first.json()["data"]["id"]
        for _ in range(2):
            httpx.post(f"{net.address}/posts?same", json={"text": "Thank you."})
        made = httpx.post(f"{net.address}/9/media", data={"caption": "A board."}).json()["id"]
        httpx.post(f"{net.address}/9/publish", data={"creation_id": made})
    lines = [json.loads(each) for each in net.log.read_text().splitlines()]
    assert [(each["what"], each["words"]) for each in lines] == [
        ("publish", "We are sorry. Amina"),
        ("publish", "Thank you."),
        ("repeat", "Thank you."),
        ("publish", "A board."),
    ]
    assert json.loads(lines[0]["bytes"]) == {"text": "We are sorry.\nAmina"}


@pytest.mark.parametrize(
    "fault", ["500_before", "reset_before", "429_3600", "500_after", "reset_at_3", "cut_json"]
)
def test_a_fault_comes_before_or_after_the_network_took_it(tmp_path: Path, fault: str) -> None:
    with line(tmp_path / "net.jsonl", "--faults", fault, "--rate", "1") as net:
        try:
            answer = httpx.post(f"{net.address}/posts", json={"text": "Sorry."})
        except httpx.HTTPError:
            answer = None
        if fault == "429_3600":
            assert answer is not None
            assert (answer.status_code, answer.headers["retry-after"]) == (429, "3600")
            assert httpx.post(f"{net.address}/posts", json={"text": "Sorry."}).status_code == 429
    is_public = net.log.exists() and bool(net.log.read_text())
    assert is_public == (fault in AFTER + RESETS)
    met = [json.loads(each)["fault"] for each in Path(f"{net.log}.faults").read_text().splitlines()]
    assert met == ([fault, "early_call"] if fault == "429_3600" else [fault])


def test_a_late_copy_is_written_down_when_it_comes(tmp_path: Path) -> None:
    with line(tmp_path / "net.jsonl", "--faults", "accept_late", "--rate", "1") as net:
        with pytest.raises(httpx.HTTPError):
            httpx.post(f"{net.address}/posts", json={"text": "Sorry."}, timeout=0.1)
        assert not net.log.read_text()
        end = time.monotonic() + 5
        while not net.log.read_text() and time.monotonic() < end:
            time.sleep(0.05)
        assert [each["words"] for each in net.entries()] == ["Sorry."]


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("application/json", b'{"record": {"text": "One."}}', "One."),
        (
            "application/json; charset=utf-8",
            b'{"content": [{"text": "One."}, {"text": "Two."}]}',
            "One. Two.",
        ),
        ("application/x-www-form-urlencoded", b"message=One.%0ATwo.", "One. Two."),
        ("multipart/form-data; boundary=b", IN_PARTS, "One."),
        ("application/json", b"[1]", ""),
        ("application/json", b"not json", ""),
    ],
)
def test_words_are_found_where_the_description_says(kind: str, body: bytes, words: str) -> None:
    described = Described.of(
        '{"writes": [{"call": "POST /", "words": ["record.text", "content[].text", "message"]}]}'
    )
    assert words_in(described.writes[0], read_request("/", kind, body)) == words


def test_words_may_stand_in_the_address() -> None:
    call = Described.of('{"writes": [{"call": "POST /", "words": "message"}]}').writes[0]
    assert words_in(call, read_request("/?message=One.", "", b"")) == "One."


@pytest.mark.parametrize(
    ("place", "headers", "body", "number"),
    [
        ("data.id", {}, b'{"data": {"id": 12}}', "12"),
        ("header:x-restli-id", {"x-restli-id": "urn:li:share:1"}, b"", "urn:li:share:1"),
        ("id", {}, b"<h1>", ""),
        ("id", {}, b'{"data": {}}', ""),
    ],
)
def test_an_id_is_read_where_the_answer_has_it(
    place: str, headers: dict[str, str], body: bytes, number: str
) -> None:
    call: Call = Described.of(json.dumps({"writes": [{"call": "POST /", "id": place}]})).writes[0]
    assert id_in(call, headers, body) == number


@pytest.mark.parametrize(
    ("known_as", "name"),
    [
        ("{id}", "7"),
        ("comment/{id}", "comment/7"),
        ("urn:li:comment:({object},{id})", "urn:li:comment:(a:1,7)"),
    ],
)
def test_what_candour_calls_a_post_may_be_more_than_its_number(known_as: str, name: str) -> None:
    call = Described.of(json.dumps({"writes": [{"call": "POST /", "as": known_as}]})).writes[0]
    assert name_of(call, {"object": "a:1", "message": {"text": "One."}}, "7") == name
