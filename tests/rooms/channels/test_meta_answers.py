"""What Meta's answers mean: by their numbers alone, whatever the words beside them say."""

import json
import random
from datetime import UTC, datetime, timedelta

import pytest

from candour.channels.base import (
    Channel,
    Disconnected,
    Fetched,
    Incoming,
    Message,
    NotAccepted,
    NotYet,
    Unclear,
)
from candour.channels.facebook.channel import Facebook
from candour.channels.facebook.names import Kind, Name
from candour.channels.instagram import connecting as instagram
from candour.channels.instagram.channel import Instagram
from candour.channels.meta import graph
from candour.channels.meta.codes import Code
from candour.channels.meta.graph import Graph, proof
from candour.channels.meta.windows import WATCHED_FOR, Window
from candour.channels.outgoing import Answer
from candour.channels.threads import connecting as threads
from candour.channels.threads.channel import Threads
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import LONG_AGO, PlainAccount
from tests.contracts.meta_bench import error
from tests.contracts.spoken import Spoken

GRAPH = Graph("Facebook")
USE = "x-business-use-case-usage"
NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)


def meant(status: int, body: bytes, headers: dict[str, str] | None = None) -> type[Exception] | None:
    """This will give what an answer raises, None where nobody can tell."""
    try:
        GRAPH.raise_if_known(Answer(status, headers or {}, body), json.loads(body))
    except (NotYet, NotAccepted, Disconnected) as failure:
        return next(kind for kind in (NotYet, NotAccepted, Disconnected) if isinstance(failure, kind))
    return None


@pytest.mark.parametrize(
    ("status", "code", "sub", "means"),
    [
        (400, 190, 0, Disconnected),
        (401, 190, 460, Disconnected),
        (400, 190, 463, Disconnected),
        (400, 102, 0, Disconnected),
        (403, 10, 0, Disconnected),
        (403, 200, 0, Disconnected),
        (403, 299, 0, Disconnected),
        (403, 4, 0, NotYet),
        (400, 17, 0, NotYet),
        (400, 32, 0, NotYet),
        (400, 613, 0, NotYet),
        (400, 80001, 0, NotYet),
        (400, 9, 2207042, NotYet),
        (400, 9007, 2207027, NotYet),
        (400, 368, 0, NotAccepted),
        (403, 4, 2207051, NotAccepted),
        (400, 25, 2207050, NotAccepted),
        (400, 506, 0, NotAccepted),
        (400, 100, 0, NotAccepted),
        (400, 100, 33, NotAccepted),
        (400, 36000, 2207004, NotAccepted),
        (500, 1, 0, None),
        (400, 1, 0, None),
        (400, 2, 0, None),
        (503, 2, 0, None),
        (500, 190, 0, None),
        (409, 100, 0, None),
    ],
)
def test_a_code_decides(status: int, code: int, sub: int, means: type[Exception] | None) -> None:
    assert meant(status, error(code, sub)) is means


def test_a_passing_trouble_of_meta_s_says_nothing_of_a_write() -> None:
    assert meant(400, error(12345, is_transient=True)) is None


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"error": "no"}', b'{"error": {"code": "190"}}', b"null"])
def test_what_is_no_error_of_meta_s_says_nothing(body: bytes) -> None:
    assert meant(400, body) is None
    assert meant(401, body) is Disconnected


def test_190_shuts_us_out_in_any_wording_and_no_wording_does_alone() -> None:
    """Fault 15: 100 wordings, half of which claim something else."""
    chance = random.Random(15)  # noqa: S311 - a seed for a test
    claims = ["Session has expired", "rate limit", "Please retry", "Invalid OAuth", "Alles gut", "", "\u0634"]
    for _ in range(100):
        words = " ".join(chance.sample(claims, 3))
        assert meant(400, error(190, chance.choice([0, 458, 460, 463, 467, 492]), words)) is Disconnected
        assert meant(400, error(100, 0, f"{words} Error validating access token")) is NotAccepted


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 300),
        ({"retry-after": "7"}, 7),
        ({"x-business-use-case-usage": json.dumps({"1": [{"estimated_time_to_regain_access": 12}]})}, 720),
        ({"x-business-use-case-usage": json.dumps({"1": [{"call_count": 90}], "2": []})}, 300),
        (
            {"x-business-use-case-usage": json.dumps({"1": [{"estimated_time_to_regain_access": 1e9}]})},
            86_400,
        ),
        ({"x-business-use-case-usage": "[1]"}, 300),
        ({"x-business-use-case-usage": "soon"}, 300),
    ],
)
def test_a_wait_is_read_from_the_header_of_use_cases(headers: dict[str, str], seconds: float) -> None:
    assert GRAPH.wait(headers) == seconds


def test_the_proof_is_the_token_under_the_app_s_secret() -> None:
    """The first line of RFC 4231's second case, so that the direction of key and words is sure."""
    assert proof("what do ya want for nothing?", "Jefe").startswith("5bdcc146bf60754e6a042426089575c7")


@pytest.mark.parametrize(
    "words",
    ["", "post/", "post/1", "post/1_2/3", "page/1_2", "1_2", "comment/1_2 ", "post/a_b", "post/\u0661_2"],
)
def test_what_names_nothing_is_no_name(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Name.of(words)
    assert str(Name.of("comment/12_34")) == "comment/12_34"
    assert Name.told(Kind.POST, 12) is None


def said(number: str, text: str = "So.", days: float = 0) -> Incoming:
    """This will make a post as a list gives it, so many days ago."""
    return Incoming(number, text, "Sam", NOW - timedelta(days=days))


def read(cursor: str, *listed: Incoming, there: bool = True, now: datetime = NOW) -> Fetched:
    """This will read the lists once; `there` is what the network says of what they miss."""
    return Window.of(cursor, now).news(listed, lambda _number: there, now)


def test_a_list_that_is_read_again_tells_of_each_thing_once() -> None:
    first = read("", said("1", days=2), said("2", days=1), said("0", days=8))
    assert [each.network_id for each in first.posts] == ["1", "2"]
    assert read(first.cursor, said("1", days=2), said("2", days=1)) == Fetched((), first.cursor)


def test_other_words_are_a_later_version_and_what_is_gone_is_told_once() -> None:
    first = read("", said("1", days=1))
    second = read(first.cursor, said("1", "Other.", days=1))
    assert [(each.text, each.version) for each in second.posts] == [("Other.", 1)]
    third = read(second.cursor, there=False)
    assert [(each.network_id, each.version, each.is_deleted) for each in third.posts] == [("1", 2, True)]
    assert read(third.cursor, there=False) == Fetched((), third.cursor)


def test_what_fell_off_the_list_is_asked_for_once_and_stays() -> None:
    first = read("", said("1", days=1))
    second = read(first.cursor, there=True)
    assert second.posts == ()
    assert read(second.cursor, there=False).posts == ()


def test_what_is_older_than_a_week_is_forgotten_and_never_comes_again() -> None:
    first = read("", said("1", days=1))
    later = read(first.cursor, said("1", days=1), now=NOW + WATCHED_FOR)
    assert later.posts == ()
    assert 'seen":{}' in later.cursor
    assert read(later.cursor, said("1", days=1), now=NOW + WATCHED_FOR).posts == ()


@pytest.mark.parametrize("cursor", ["", "junk", "[]", '{"floor": "x", "seen": {}}', '{"floor": 1}'])
def test_a_cursor_that_cannot_be_read_begins_a_week_ago(cursor: str) -> None:
    assert [each.network_id for each in read(cursor, said("1", days=6), said("0", days=8)).posts] == ["1"]


def test_codes_are_told_with_their_subcodes() -> None:
    assert [str(Code(190)), str(Code(190, 460))] == ["190", "190/460"]


def account_at(spoken: Spoken) -> PlainAccount:
    """This will give an account whose network says what a test wants."""
    settings = {"server": spoken.address, "username": "brannoc"}
    return PlainAccount(1, 1, f"{spoken.address}/100", settings, [Secrets({"access": "a"})])


NETWORKS = pytest.mark.parametrize(
    ("channel", "answered"),
    [(Facebook(), "comment/12_34"), (Instagram(), "comment/34"), (Threads(), "34")],
    ids=["facebook", "instagram", "threads"],
)
NO_LIST = [(200, b""), (200, b"{}"), (200, b'{"data": null}'), (200, b'{"data": {}}'), (400, error(100, 33))]


@NETWORKS
@pytest.mark.parametrize(("status", "body"), NO_LIST)
def test_a_list_that_cannot_be_read_never_says_that_there_is_no_copy(
    spoken: Spoken, channel: Channel, answered: str, status: int, body: bytes
) -> None:
    """Faults 6 and 9: whoever takes it for an empty list publishes a second copy."""
    spoken.says(status, body)
    for in_reply_to in ("", answered):
        with pytest.raises(Unclear):
            channel.find(account_at(spoken), Message("Sorry.", "Amina", "nurse", in_reply_to), "k1", LONG_AGO)
    spoken.says(200, b'{"id": "34", "data": []}')
    for in_reply_to in ("", answered):
        message = Message("Sorry.", "Amina", "nurse", in_reply_to)
        assert channel.find(account_at(spoken), message, "k1", LONG_AGO) is None


@NETWORKS
def test_a_list_that_was_not_read_to_its_end_never_says_so_either(
    spoken: Spoken, monkeypatch: pytest.MonkeyPatch, channel: Channel, answered: str
) -> None:
    monkeypatch.setattr(graph, "MOST_PAGES", 2)
    del answered
    spoken.says(200, b'{"data": [], "paging": {"next": "more", "cursors": {"after": "more"}}}')
    with pytest.raises(Unclear):
        channel.find(account_at(spoken), Message("Sorry.", "Amina", "nurse"), "k1", LONG_AGO)
    assert len(spoken.asked) == 2


@pytest.mark.parametrize(
    ("version", "state", "channel"),
    [(threads.GRAPH.version, "status", Threads()), (instagram.GRAPH.version, "status_code", Instagram())],
    ids=["threads", "instagram"],
)
@pytest.mark.parametrize(("said", "calls"), [("FINISHED", 1), ("EXPIRED", 1), (None, 2)])
def test_the_list_is_read_only_where_the_container_may_be_public(
    spoken: Spoken, version: str, state: str, channel: Channel, said: str | None, calls: int
) -> None:
    account = account_at(spoken)
    account.remember("k1", "55")
    spoken.says(200, b'{"data": []}')
    spoken.plays(f"GET /{version}/55", {"id": "55", state: said})
    assert channel.find(account, Message("Sorry.", "Amina", "nurse"), "k1", LONG_AGO) is None
    assert len(spoken.heard) == calls


@pytest.mark.parametrize(
    ("states", "means", "is_kept"),
    [
        (["PUBLISHED"], Unclear, True),
        (["IN_PROGRESS", "PUBLISHED"], Unclear, True),
        (["FINISHED", "PUBLISHED"], Unclear, True),
        ([None], NotYet, True),
        (["IN_PROGRESS", None], NotYet, True),
        (["SCHEDULED"], NotYet, True),
        (["IN_PROGRESS", "SCHEDULED"], NotYet, True),
        (["IN_PROGRESS", "EXPIRED"], NotYet, False),
        (["IN_PROGRESS", "ERROR"], NotAccepted, False),
    ],
)
def test_a_container_is_forgotten_only_where_it_never_will_be_public(
    spoken: Spoken, states: list[str | None], means: type[Exception], is_kept: bool
) -> None:
    """Its number is the only proof while a list lags: without it a third attempt would publish again."""
    account, left = account_at(spoken), list(states)
    account.remember("k1", "55")
    spoken.plays(
        "GET /v1.0/55", lambda _heard: {"id": "55"} | ({"status": said} if (said := left.pop(0)) else {})
    )
    with pytest.raises(means):
        Threads().publish(account, Message("Sorry.", "Amina", "nurse"), "k1")
    assert account.recall("k1") == ("55" if is_kept else "")
    assert [each.method for each in spoken.heard] == ["GET"] * len(states)


@pytest.mark.parametrize(
    ("author", "is_ours"),
    [
        ({"username": "brannocs.new", "from": {"id": "100"}}, True),
        ({"from": {"id": "100"}}, True),
        ({"username": "brannoc"}, True),
        ({"username": "sam.okafor", "from": {"id": "7"}}, False),
        ({"username": "sam.okafor"}, False),
        ({}, False),
    ],
)
def test_a_comment_of_ours_is_found_though_the_account_was_renamed(
    spoken: Spoken, author: dict[str, object], is_ours: bool
) -> None:
    spoken.says(200, json.dumps({"id": "34", "data": [{"id": "35", "text": "Sorry.", **author}]}).encode())
    message = Message("Sorry.", "Amina", "nurse", "comment/34")
    found = Instagram().find(account_at(spoken), message, "k1", LONG_AGO)
    assert (found is not None) == is_ours
    assert "from{id}" in spoken.heard[-1].asked["fields"][0]
