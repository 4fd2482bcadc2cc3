"""What each answer of LinkedIn means, by its status and code, and how words become what LinkedIn shows."""

import json

import pytest

from candour.channels import calls
from candour.channels.access import Expired
from candour.channels.base import Disconnected, Message, NotAccepted, NotYet, Receipt, Unclear
from candour.channels.linkedin import api
from candour.channels.linkedin.channel import LinkedIn
from candour.channels.linkedin.comments import Comment, comment
from candour.channels.linkedin.little import little, shown
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import LONG_AGO, PlainAccount
from tests.contracts.spoken import Spoken


def refusal(status: int, code: str = "", number: int = 0) -> bytes:
    return json.dumps({"status": status, "code": code, "serviceErrorCode": number, "message": "No."}).encode()


ANSWERS = [
    # status, body, what a question means, what a write means
    (400, refusal(400, "ILLEGAL_ARGUMENT"), NotAccepted, NotAccepted),
    (401, refusal(401, "EXPIRED_ACCESS_TOKEN", 65602), Expired, Expired),
    (401, refusal(401, "INVALID_ACCESS_TOKEN", 65600), Expired, Expired),
    (401, refusal(401, "REVOKED_ACCESS_TOKEN", 65601), Disconnected, Disconnected),
    (403, refusal(403, "ACCESS_DENIED", 100), Disconnected, Disconnected),
    (403, refusal(403, "COMMENTS_DISABLED"), NotAccepted, NotAccepted),
    (403, b"<h1>No</h1>", NotYet, Unclear),
    (404, refusal(404, "NOT_FOUND"), NotAccepted, NotAccepted),
    (409, refusal(409, "CONFLICT"), NotYet, Unclear),
    (422, refusal(422, "MISSING_REQUIRED_FIELD"), NotAccepted, NotAccepted),
    (426, refusal(426, "NONEXISTENT_VERSION"), Disconnected, Disconnected),
    (429, refusal(429, "TOO_MANY_REQUESTS", 101), NotYet, NotYet),
    (500, refusal(500), NotYet, Unclear),
    (503, b"<h1>Busy</h1>", NotYet, Unclear),
    (504, refusal(504), NotYet, Unclear),
    (200, b"<h1>Welcome</h1>", NotYet, Unclear),
    (201, b'{"commentUrn": "urn:li:comm', NotYet, Unclear),
]
POST, OURS = "urn:li:share:7100", "urn:li:organization:1"


def account_at(spoken: Spoken) -> PlainAccount:
    return PlainAccount(1, 1, f"{spoken.address}/{OURS}", {}, [Secrets({"access": "a"})])


def publish(spoken: Spoken, in_reply_to: str = "") -> Receipt:
    message = Message("Sorry.", "Amina", "nurse", in_reply_to)
    return LinkedIn().publish(account_at(spoken), message, "k1")


def find(spoken: Spoken, in_reply_to: str, *known: str) -> Receipt | None:
    message = Message("Sorry.", "Amina", "nurse", in_reply_to)
    return LinkedIn().find(account_at(spoken), message, "k1", LONG_AGO, frozenset(known))


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


def test_a_post_is_named_by_a_header_of_an_empty_answer(spoken: Spoken) -> None:
    spoken.says(201, b"", {"x-restli-id": POST})
    assert publish(spoken).network_id == POST


def test_a_comment_is_named_by_the_answer_or_by_its_header(spoken: Spoken) -> None:
    spoken.says(201, b'{"commentUrn": "urn:li:comment:(urn:li:activity:9,8)"}')
    assert publish(spoken, POST).network_id == "urn:li:comment:(urn:li:activity:9,8)"
    spoken.says(201, b"", {"x-restli-id": "8"})
    assert publish(spoken, POST).network_id == f"urn:li:comment:({POST},8)"


def test_a_known_comment_is_known_by_its_number_whichever_name_its_post_has(spoken: Spoken) -> None:
    """A header names it under the post's share, the list may name it under its activity."""
    ours = "urn:li:comment:(urn:li:activity:9,8)"
    listed = {"actor": OURS, "commentUrn": ours, "message": {"text": "Sorry."}}
    spoken.says(200, json.dumps({"elements": [listed]}).encode())
    assert find(spoken, POST, f"urn:li:comment:({POST},8)") is None
    found = find(spoken, POST, f"urn:li:comment:({POST},7)", "urn:li:share:8")
    assert found is not None
    assert found.network_id == ours


def test_a_comment_that_is_gone_says_nothing_of_our_answer_to_it(spoken: Spoken) -> None:
    """Ours stands below the first comment, and stays there."""
    spoken.says(404, refusal(404, "NOT_FOUND"))
    with pytest.raises(Unclear):
        find(spoken, "urn:li:comment:(urn:li:activity:9,8)")
    assert find(spoken, POST) is None


@pytest.mark.parametrize("name", ["", "share", "urn:li:share:", "urn:li:person:7", "urn:li:share:7)"])
@pytest.mark.parametrize("below", ["", POST])
def test_an_answer_that_names_nothing_is_not_taken_for_a_receipt(
    spoken: Spoken, name: str, below: str
) -> None:
    spoken.says(201, b"{}", {"x-restli-id": name} if name else {})
    with pytest.raises(Unclear):
        publish(spoken, below)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Plain words, 5 % & more!", "Plain words, 5 % & more!"),
        ("(a) [b] {c} <d>", r"\(a\) \[b\] \{c\} \<d\>"),
        ("a_b*c~d|e@f", r"a\_b\*c\~d\|e\@f"),
        ("back\\stroke", r"back\\stroke"),
        ("#DiolchYnFawr and #1 and # and a#b", r"#DiolchYnFawr and \#1 and \# and a\#b"),
        ("https://www.nhs.uk/a_b?c=(d)", r"https://www.nhs.uk/a\_b?c=\(d\)"),
        ("\u0634\u0643\u0631\u0627 \U0001f49b", "\u0634\u0643\u0631\u0627 \U0001f49b"),
    ],
)
def test_words_are_written_so_that_linkedin_shows_just_them(words: str, kept: str) -> None:
    """https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format"""
    assert little(words) == kept
    assert shown(kept) == words


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (r"Thanks {hashtag|\#|DiolchYnFawr}", "Thanks #DiolchYnFawr"),
        ("Thanks @[St Brannoc's](urn:li:organization:2414183)!", "Thanks St Brannoc's!"),
        (r"{hashtag|\#|a\_b} \{c\}", "#a_b {c}"),
    ],
)
def test_what_linkedin_makes_of_hashtags_and_names_is_read_as_people_see_it(kept: str, words: str) -> None:
    assert shown(kept) == words


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("urn:li:comment:(urn:li:activity:9,8)", Comment("urn:li:activity:9", "8")),
        ("urn:li:comment:(activity:9,8)", Comment("urn:li:activity:9", "8")),
        ("urn:li:comment:(urn:li:ugcPost:9,8)", Comment("urn:li:ugcPost:9", "8")),
        ("urn:li:comment:(urn:li:activity:9,8)9", None),
        ("urn:li:comment:(urn:li:person:9,8)", None),
        ("", None),
    ],
)
def test_a_comment_s_name_is_read_in_both_its_ways(name: str, one: Comment | None) -> None:
    assert comment(name) == one
