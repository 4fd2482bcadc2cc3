"""What each answer of Bluesky's servers means for a question, for a write, and for a look after one."""

import json
from datetime import UTC, datetime

import pytest

from candour.channels import calls
from candour.channels.base import Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.bluesky import xrpc
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.spoken import Spoken

IN_AN_HOUR = int(datetime.now(UTC).timestamp()) + 3_600


def code(word: str) -> bytes:
    return json.dumps({"error": word, "message": "No."}).encode()


ANSWERS = [
    # status, headers, body, what a question means, what a write means
    (400, {}, code("InvalidRequest"), NotAccepted, NotAccepted),
    (400, {}, code("InvalidSwap"), NotAccepted, NotAccepted),
    (400, {}, code("ExpiredToken"), xrpc.Expired, xrpc.Expired),
    (400, {}, code("InvalidToken"), Disconnected, Disconnected),
    (401, {}, code("AuthenticationRequired"), Disconnected, Disconnected),
    (401, {}, code("AccountTakedown"), Disconnected, Disconnected),
    (401, {}, code("AccountDeactivated"), Disconnected, Disconnected),
    (403, {}, code("AccountNotFound"), Disconnected, Disconnected),
    (401, {}, b"<h1>Sign in</h1>", NotYet, Unclear),
    (404, {}, b"", NotYet, Unclear),
    (408, {}, code("RequestTimeout"), NotYet, Unclear),
    (413, {}, code("PayloadTooLarge"), NotAccepted, NotAccepted),
    (429, {"ratelimit-reset": str(IN_AN_HOUR)}, code("RateLimitExceeded"), NotYet, NotYet),
    (429, {}, b"slow down", NotYet, NotYet),
    (500, {}, code("InternalServerError"), NotYet, Unclear),
    (502, {}, code("UpstreamFailure"), NotYet, Unclear),
    (503, {}, b"<h1>Busy</h1>", NotYet, Unclear),
    (504, {}, code("UpstreamTimeout"), NotYet, Unclear),
    (200, {}, b"<h1>Welcome</h1>", NotYet, Unclear),
    (200, {}, b'{"uri": "at:', NotYet, Unclear),
    (200, {}, b"[]", NotYet, Unclear),
    (301, {"location": "https://example.org/"}, b"", NotYet, Unclear),
]


@pytest.fixture
def account(spoken: Spoken) -> PlainAccount:
    return PlainAccount(1, 1, f"{spoken.address}/did:plc:ours")


@pytest.mark.parametrize(
    ("status", "headers", "body", "of_a_question", "of_a_write"),
    ANSWERS,
    ids=lambda value: value.decode()[:40] if isinstance(value, bytes) else None,
)
def test_an_answer_means_one_thing(
    spoken: Spoken,
    account: PlainAccount,
    status: int,
    headers: dict[str, str],
    body: bytes,
    of_a_question: type[Exception],
    of_a_write: type[Exception],
) -> None:
    spoken.says(status, body, headers)
    with pytest.raises(of_a_question):
        xrpc.ask(account, xrpc.question("com.example.ask"))
    with pytest.raises(of_a_write):
        xrpc.write(account, xrpc.procedure("com.example.write", {}))
    with pytest.raises(Unclear):
        xrpc.look(account, xrpc.question("com.example.look"), absent="RecordNotFound")


def test_only_the_code_says_that_a_record_is_surely_not_there(spoken: Spoken, account: PlainAccount) -> None:
    spoken.says(400, code("RecordNotFound"))
    request = xrpc.question("com.atproto.repo.getRecord")
    assert xrpc.look(account, request, absent="RecordNotFound") is None


def test_a_limit_says_until_when(spoken: Spoken, account: PlainAccount) -> None:
    in_an_hour = int(datetime.now(UTC).timestamp()) + 3_600
    spoken.says(429, code("RateLimitExceeded"), {"ratelimit-reset": str(in_an_hour)})
    with pytest.raises(NotYet) as later:
        xrpc.write(account, xrpc.procedure("com.example.write", {}))
    assert 3_000 < later.value.retry_after <= 3_600


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, xrpc.WAIT),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "soon", "ratelimit-reset": "later"}, xrpc.WAIT),
        ({"ratelimit-reset": "1"}, 1.0),
        ({"ratelimit-reset": "99999999999"}, calls.LONGEST_WAIT),
        ({"ratelimit-reset": "9" * 40}, xrpc.WAIT),
    ],
)
def test_a_limit_that_says_it_oddly_is_waited_for(
    spoken: Spoken, account: PlainAccount, headers: dict[str, str], wait: float
) -> None:
    spoken.says(429, b"", headers)
    with pytest.raises(NotYet) as later:
        xrpc.ask(account, xrpc.question("com.example.ask"))
    assert later.value.retry_after == wait


def test_a_server_that_is_not_there_has_written_nothing() -> None:
    account = PlainAccount(1, 1, "http://127.0.0.1:9/did:plc:ours")
    with pytest.raises(NotYet):
        xrpc.write(account, xrpc.procedure("com.example.write", {}))
    with pytest.raises(Unclear):
        xrpc.look(account, xrpc.question("com.example.look"), absent="RecordNotFound")


def test_a_token_is_never_printed() -> None:
    assert "sesame" not in repr(xrpc.question("com.example.ask").signed_with("sesame"))
