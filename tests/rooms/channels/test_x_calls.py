"""What each answer of X means for a question and for a write: by its status and type, never by words."""

import json

import pytest

from candour.channels import calls
from candour.channels.access import Expired
from candour.channels.base import Disconnected, Message, NotAccepted, NotYet, Unclear
from candour.channels.tokens import Secrets
from candour.channels.x import api
from candour.channels.x.channel import X
from tests.contracts.channel_kit import LONG_AGO, PlainAccount
from tests.contracts.spoken import Spoken
from tests.contracts.twin_bench import WRITTEN_AT


def problem(kind: str = "about:blank", **more: object) -> bytes:
    return json.dumps({"type": kind, "title": "No.", "detail": "No.", **more}).encode()


ANSWERS = [
    # status, body, what a question means, what a write means
    (400, problem("https://api.x.com/2/problems/invalid-request"), NotAccepted, NotAccepted),
    (401, problem(), Expired, Expired),
    (402, problem("https://api.x.com/2/problems/credits"), Disconnected, Disconnected),
    (403, problem(), NotAccepted, NotAccepted),
    (
        403,
        problem("https://api.twitter.com/2/problems/client-forbidden"),
        api.NotOnThisPlan,
        api.NotOnThisPlan,
    ),
    (403, problem("https://api.x.com/2/problems/unsupported-authentication"), Disconnected, Disconnected),
    (403, b"<h1>Just a moment</h1>", NotYet, Unclear),
    (404, problem("https://api.x.com/2/problems/resource-not-found"), NotAccepted, NotAccepted),
    (408, problem(), NotYet, Unclear),
    (429, problem("https://api.x.com/2/problems/usage-capped"), NotYet, NotYet),
    (429, b"slow down", NotYet, NotYet),
    (500, problem(), NotYet, Unclear),
    (503, b"<h1>Over capacity</h1>", NotYet, Unclear),
    (504, problem(), NotYet, Unclear),
    (200, b"<h1>Welcome</h1>", NotYet, Unclear),
    (201, b'{"data": {"id": "1', NotYet, Unclear),
    (302, b"", NotYet, Unclear),
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
    [b"{}", b"[]", b'{"data": []}', b'{"data": {"id": ""}}', b'{"data": {"id": "12a"}}', b'{"errors": []}'],
)
def test_an_answer_that_names_no_post_is_not_taken_for_one(spoken: Spoken, body: bytes) -> None:
    spoken.says(201, body)
    account = PlainAccount(1, 1, f"{spoken.address}/900", {}, [Secrets({"access": "a"})])
    with pytest.raises(Unclear):
        X().publish(account, Message("Sorry.", "Amina", "nurse", created_at=WRITTEN_AT), "k1")


@pytest.mark.parametrize("body", [b'{"data": {"deleted": false}}', b'{"data": {}}', b"{}"])
def test_a_post_is_down_only_where_x_says_so(spoken: Spoken, body: bytes) -> None:
    spoken.says(200, body)
    account = PlainAccount(1, 1, f"{spoken.address}/900", {}, [Secrets({"access": "a"})])
    with pytest.raises(Unclear):
        X().delete(account, "190", "d1")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b'{"data": null}',
        b'{"data": {}, "meta": {"result_count": 3}}',
        b'{"errors": [{"title": "No."}]}',
        b'{"meta": null}',
    ],
)
def test_a_list_that_cannot_be_read_never_says_that_there_is_no_copy(spoken: Spoken, body: bytes) -> None:
    """Faults 6 and 9: whoever takes it for an empty list publishes a second copy."""
    account = PlainAccount(1, 1, f"{spoken.address}/900", {}, [Secrets({"access": "a"})])
    message = Message("Sorry.", "Amina", "nurse", created_at=WRITTEN_AT)
    spoken.says(200, body)
    with pytest.raises(Unclear):
        X().find(account, message, "k1", LONG_AGO)
    for empty in (b'{"meta": {"result_count": 0}}', b'{"data": []}'):
        spoken.says(200, empty)
        assert X().find(account, message, "k1", LONG_AGO) is None
