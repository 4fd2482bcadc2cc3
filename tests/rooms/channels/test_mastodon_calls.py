"""What each answer of a server of Mastodon's family means, and where one status may mean two things."""

import json

import pytest

from candour.channels import calls
from candour.channels.asking_again import TIMES
from candour.channels.base import Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.mastodon import api
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.spoken import Spoken

NO = json.dumps({"error": "Nein."}).encode()
ME = "GET /api/v1/accounts/verify_credentials"

ANSWERS = [
    # status, headers, body, what a question means, what a write means
    (400, {}, NO, NotAccepted, NotAccepted),
    (401, {}, NO, Disconnected, Disconnected),
    (401, {}, b"<h1>Sign in</h1>", NotYet, Unclear),
    (403, {"www-authenticate": 'Bearer error="insufficient_scope"'}, NO, Disconnected, Disconnected),
    (404, {}, NO, NotAccepted, NotAccepted),
    (404, {}, b"<h1>Nothing here</h1>", NotYet, Unclear),
    (408, {}, NO, NotYet, Unclear),
    (410, {}, NO, NotAccepted, NotAccepted),
    (413, {}, b"<h1>413 Request Entity Too Large</h1>", NotAccepted, NotAccepted),
    (422, {}, NO, NotAccepted, NotAccepted),
    (429, {"x-ratelimit-reset": "2999-01-01T00:00:00.000Z"}, NO, NotYet, NotYet),
    (500, {}, NO, NotYet, Unclear),
    (502, {}, b"<h1>Bad gateway</h1>", NotYet, Unclear),
    (503, {}, NO, NotYet, Unclear),
    (504, {}, b"", NotYet, Unclear),
    (200, {}, b"<h1>Welcome</h1>", NotYet, Unclear),
    (200, {}, b'{"id": "1', NotYet, Unclear),
    (302, {"location": "https://example.org/"}, b"", NotYet, Unclear),
]


@pytest.fixture
def account(spoken: Spoken) -> PlainAccount:
    return PlainAccount(1, 1, f"{spoken.address}/@trust", {"id": "7"}, [Secrets({"access": "sesame"})])


@pytest.mark.parametrize(
    ("status", "headers", "body", "of_a_question", "of_a_write"),
    ANSWERS,
    ids=[f"{status} {body[:12].decode()}" for status, _, body, *_ in ANSWERS],
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
    request = calls.get(f"{spoken.address}/x")
    with pytest.raises(of_a_question):
        api.ask(account, request)
    with pytest.raises(of_a_write):
        api.write(account, request)
    if status == 404 and body == NO:
        assert api.look(account, request) is None
    else:
        with pytest.raises(Unclear):
            api.look(account, request)


@pytest.mark.parametrize(
    ("of_us", "failure"),
    [
        ((200, {"id": "7"}), NotAccepted),  # this one post: its author may have blocked us
        ((403, {"error": "Ihr Konto ist gesperrt."}), Disconnected),
        ((401, {"error": "Nein."}), Disconnected),
        ((503, {"error": "Später."}), NotAccepted),  # nobody can say: the refusal of this one stands
    ],
)
def test_a_no_is_asked_about_before_an_account_is_taken_for_shut_out(
    spoken: Spoken, account: PlainAccount, of_us: tuple[int, object], failure: type[Exception]
) -> None:
    spoken.says(403, NO)
    spoken.plays(ME, lambda _heard: of_us)
    with pytest.raises(failure):
        api.write(account, calls.post_json(f"{spoken.address}{api.STATUSES}", {}))
    assert len(spoken.calls(ME)) == (1 + TIMES if of_us == (503, {"error": "Später."}) else 1)


def test_a_limit_says_until_when(spoken: Spoken, account: PlainAccount) -> None:
    spoken.says(429, NO, {"x-ratelimit-reset": "2999-01-01T00:00:00.000Z"})
    with pytest.raises(NotYet) as later:
        api.write(account, calls.post_json(f"{spoken.address}/x", {}))
    assert later.value.retry_after == calls.LONGEST_WAIT


def test_no_token_goes_out_for_an_account_without_one(spoken: Spoken) -> None:
    with pytest.raises(Disconnected):
        api.ask(PlainAccount(1, 1, f"{spoken.address}/@trust"), calls.get(f"{spoken.address}/x"))
    assert spoken.asked == []


def test_a_server_that_is_not_there_has_written_nothing(account: PlainAccount) -> None:
    with pytest.raises(NotYet):
        api.write(account, calls.post_json("http://127.0.0.1:9/x", {}))
