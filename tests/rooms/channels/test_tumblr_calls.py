"""What each answer of Tumblr means for a question and for a write: by status and subcode, never by words."""

import json

import pytest

from candour.channels import calls
from candour.channels.access import Expired
from candour.channels.base import Message, NotAccepted, NotYet, Unclear
from candour.channels.tokens import Secrets
from candour.channels.tumblr import api
from candour.channels.tumblr.channel import Tumblr
from candour.channels.tumblr.places import Place, place
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.spoken import Spoken


def refusal(status: int, code: int = 0) -> bytes:
    errors = {"errors": [{"title": "No.", "code": code}]} if code else {}
    return json.dumps({"meta": {"status": status, "msg": "No."}, "response": [], **errors}).encode()


ANSWERS = [
    # status, body, what a question means, what a write means
    (400, refusal(400, 8001), NotAccepted, NotAccepted),
    (400, refusal(400, 8002), NotAccepted, NotAccepted),
    (401, refusal(401), Expired, Expired),
    (403, refusal(403, 8004), NotYet, NotYet),
    (403, refusal(403, 8023), NotYet, NotYet),
    (403, refusal(403), NotAccepted, NotAccepted),
    (403, b"<h1>Just a moment</h1>", NotYet, Unclear),
    (404, refusal(404), NotAccepted, NotAccepted),
    (404, b"{}", NotYet, Unclear),
    (408, refusal(408), NotYet, Unclear),
    (429, refusal(429), NotYet, NotYet),
    (429, b"slow down", NotYet, NotYet),
    (500, refusal(500, 8006), NotYet, Unclear),
    (503, refusal(503), NotYet, Unclear),
    (502, b"<h1>Bad gateway</h1>", NotYet, Unclear),
    (200, b"<h1>Welcome</h1>", NotYet, Unclear),
    (201, b'{"meta": {"status": 201}, "resp', NotYet, Unclear),
]


@pytest.mark.parametrize(
    ("status", "body", "of_a_question", "of_a_write"),
    ANSWERS,
    ids=lambda value: value.decode()[:60] if isinstance(value, bytes) else None,
)
def test_an_answer_means_one_thing(
    spoken: Spoken, status: int, body: bytes, of_a_question: type[Exception], of_a_write: type[Exception]
) -> None:
    spoken.says(status, body)
    with pytest.raises(of_a_question):
        calls.ask(api.MANNERS, calls.get(spoken.address))
    with pytest.raises(of_a_write):
        calls.write(api.MANNERS, calls.post_json(spoken.address, {}))


@pytest.mark.parametrize(
    "body",
    [b"{}", b"[]", b'{"response": []}', b'{"response": {"id": ""}}', b'{"response": {"id": "7 or 1"}}'],
)
def test_an_answer_that_names_no_post_is_not_taken_for_one(spoken: Spoken, body: bytes) -> None:
    spoken.says(201, body)
    account = PlainAccount(1, 1, f"{spoken.address}/t:ours", {"blog": "ours"}, [Secrets({"access": "a"})])
    with pytest.raises(Unclear):
        Tumblr().publish(account, Message("Sorry.", "Amina", "nurse"), "k1")


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, calls.USUAL_WAIT),
        ({"retry-after": "7"}, 7.0),
        ({"x-ratelimit-perhour-remaining": "0", "x-ratelimit-perhour-reset": "300"}, 300.0),
        ({"x-ratelimit-perhour-remaining": "5", "x-ratelimit-perhour-reset": "300"}, calls.USUAL_WAIT),
        ({"x-ratelimit-perday-remaining": "0", "x-ratelimit-perday-reset": "9" * 9}, calls.LONGEST_WAIT),
        ({"x-ratelimit-perday-remaining": "0", "x-ratelimit-perday-reset": "soon"}, calls.USUAL_WAIT),
    ],
)
def test_a_limit_that_is_used_up_says_for_how_long(headers: dict[str, str], wait: float) -> None:
    assert api.MANNERS.wait(headers) == wait


@pytest.mark.parametrize(
    ("named", "where"),
    [
        ("7001", Place("7001")),
        ("sam-okafor/7002", Place("7002", "sam-okafor")),
        ("sam-okafor/7001/note-9", Place("7001", "sam-okafor", "note-9")),
        ("7001/note-9", None),
        ("", None),
        ("sam okafor/7002", None),
        ("../7002", None),
    ],
)
def test_a_place_is_read_as_it_was_written_or_not_at_all(named: str, where: Place | None) -> None:
    assert place(named) == where
    assert where is None or str(where) == named
