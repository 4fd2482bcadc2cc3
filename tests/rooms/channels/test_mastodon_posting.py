"""What goes out to Mastodon: pictures ready first, who may see it, and how our copy is found again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from candour.channels.base import Disconnected, Message, NotAccepted, NotYet, Picture, Unclear
from candour.channels.mastodon import posting
from candour.channels.mastodon.channel import Mastodon
from candour.channels.pictures import keep_picture
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.drawing import png
from tests.contracts.spoken import Heard, Spoken, speaking
from tests.rooms.channels.mastodon_said import NOW, OURS, STATUSES, account_at, ago, said, status

POST = f"POST {STATUSES}"
WORDS = Message("Sorry.", "Nia", "staff nurse")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def spoken() -> Iterator[Spoken]:
    with speaking() as server:
        server.plays(POST, status("41"))
        yield server


@pytest.fixture
def account(spoken: Spoken) -> PlainAccount:
    return account_at(spoken)


def sent(spoken: Spoken) -> dict[str, Any]:
    """This will give the one post that was sent."""
    (heard,) = spoken.calls(POST)
    content: dict[str, Any] = json.loads(heard.body)
    return content


def with_picture(alt: str = "A board on the wall.") -> Message:
    return replace(WORDS, pictures=(Picture(keep_picture(1, png()), alt),))


def test_a_post_goes_out_with_its_key_in_public_and_as_plain_text(
    spoken: Spoken, account: PlainAccount
) -> None:
    receipt = Mastodon().publish(account, WORDS, "k1")
    assert (receipt.network_id, receipt.url) == ("41", "https://social.example/@trust/41")
    (heard,) = spoken.calls(POST)
    assert (heard.headers["idempotency-key"], heard.headers["authorization"]) == ("k1", "Bearer sesame")
    content = sent(spoken)
    assert (content["status"], content["visibility"], content["content_type"]) == (
        "Sorry.",
        "public",
        "text/plain",
    )
    assert "scheduled_at" not in content
    assert "in_reply_to_id" not in content


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {"id": "../41", "account": {"id": "7"}},
        {"id": "41"},
        {"id": "41", "scheduled_at": ago(hours=-1)},
        status("41", account={"id": "8"}),
    ],
)
def test_an_answer_that_names_no_post_of_ours_is_unclear(
    spoken: Spoken, account: PlainAccount, answer: object
) -> None:
    spoken.plays(POST, answer)
    with pytest.raises(Unclear):
        Mastodon().publish(account, WORDS, "k1")


def test_other_words_than_ours_are_told_as_they_are_shown(spoken: Spoken, account: PlainAccount) -> None:
    spoken.plays(POST, status("41", "Sorry. [shortened]"))
    assert Mastodon().publish(account, WORDS, "k1").text == "Sorry. [shortened]"


def test_a_picture_is_ready_before_anybody_sees_the_post(
    spoken: Spoken, account: PlainAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "LOOK_EVERY", 0.01)
    looks = [{"id": "5", "url": None}, {"id": "5", "url": "https://social.example/5.png"}]
    spoken.plays("POST /api/v2/media", lambda _heard: (202, {"id": "5", "url": None}))
    spoken.plays("GET /api/v1/media/5", lambda _heard: looks.pop(0))
    Mastodon().publish(account, with_picture(), "k1")
    assert sent(spoken)["media_ids"] == ["5"]
    assert looks == []
    (upload,) = spoken.calls("POST /api/v2/media")
    assert b"A board on the wall." in upload.body
    assert png() in upload.body


def test_a_picture_that_takes_too_long_leaves_nothing_public(
    spoken: Spoken, account: PlainAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "READY_WITHIN", 0.0)
    spoken.plays("POST /api/v2/media", lambda _heard: (202, {"id": "5", "url": None}))
    with pytest.raises(NotYet):
        Mastodon().publish(account, with_picture(), "k1")
    assert spoken.calls(POST) == []


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        ((422, {"error": "Validation failed"}), NotAccepted),
        ((500, {"error": "?"}), NotYet),
        ((200, {"id": "../5", "url": "x"}), NotYet),
        ((401, {"error": "The access token was revoked"}), Disconnected),
    ],
)
def test_a_picture_that_is_not_taken_leaves_nothing_public(
    spoken: Spoken, account: PlainAccount, answer: tuple[int, object], failure: type[Exception]
) -> None:
    spoken.plays("POST /api/v2/media", lambda _heard: answer)
    with pytest.raises(failure):
        Mastodon().publish(account, with_picture(), "k1")
    assert spoken.calls(POST) == []


def test_an_older_server_takes_pictures_at_its_older_address(spoken: Spoken, account: PlainAccount) -> None:
    spoken.plays("POST /api/v2/media", lambda _heard: (404, {"error": "Not Found"}))
    spoken.plays("POST /api/v1/media", {"id": "6", "url": "https://social.example/6.png"})
    Mastodon().publish(account, with_picture(), "k1")
    assert sent(spoken)["media_ids"] == ["6"]


@pytest.mark.parametrize(
    ("message", "settings"),
    [
        (replace(WORDS, text=" "), {}),
        (replace(WORDS, text="a" * 21), {"max_characters": "20"}),
        (
            replace(WORDS, text="https://www.nhs.uk/a-very-long-address"),
            {"max_characters": "30", "software": "gotosocial"},
        ),
        (replace(WORDS, pictures=(Picture("0" * 64, "A board"),) * 5), {}),
        (replace(WORDS, pictures=(Picture("0" * 64, " "),)), {}),
        (replace(WORDS, pictures=(Picture("0" * 64, "a" * 99),)), {"description_limit": "98"}),
        (replace(WORDS, pictures=(Picture("0" * 64, "A board"),)), {}),
        (replace(WORDS, in_reply_to="../admin"), {}),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_is_sent(
    spoken: Spoken, message: Message, settings: dict[str, str]
) -> None:
    with pytest.raises(NotAccepted) as refused:
        Mastodon().publish(account_at(spoken, **settings), message, "k1")
    assert refused.value.remedy
    assert spoken.asked == []


@pytest.mark.parametrize(
    ("seen_by", "text", "goes_to"),
    [
        ("public", "Sorry.", "public"),
        ("unlisted", "Sorry.", "public"),
        ("direct", "@sam@s.example Sorry.", "direct"),
        ("private", "@sam@s.example Sorry.", "direct"),
    ],
)
def test_private_words_are_answered_in_private(
    spoken: Spoken, account: PlainAccount, seen_by: str, text: str, goes_to: str
) -> None:
    spoken.plays(f"GET {STATUSES}/31", said("31", visibility=seen_by))
    Mastodon().publish(account, replace(WORDS, text=text, in_reply_to="31"), "k1")
    assert (sent(spoken)["visibility"], sent(spoken)["in_reply_to_id"]) == (goes_to, "31")


@pytest.mark.parametrize("answered", [said("31", visibility="direct"), (404, {"error": "Record not found"})])
def test_nothing_goes_out_to_nobody(spoken: Spoken, account: PlainAccount, answered: object) -> None:
    spoken.plays(f"GET {STATUSES}/31", lambda _heard: answered)
    with pytest.raises(NotAccepted) as refused:
        Mastodon().publish(account, replace(WORDS, in_reply_to="31"), "k1")
    assert refused.value.remedy
    assert spoken.calls(POST) == []


def test_an_edit_keeps_the_pictures(spoken: Spoken, account: PlainAccount) -> None:
    spoken.plays(f"GET {STATUSES}/41", status("41", media_attachments=[{"id": "5"}, {"id": "6"}]))
    spoken.plays(f"PUT {STATUSES}/41", status("41", "We are sorry."))
    message = replace(with_picture("New words for it."), text="We are sorry.")
    assert Mastodon().edit(account, "41", message, "e1").text == "We are sorry."
    (heard,) = spoken.calls(f"PUT {STATUSES}/41")
    content = json.loads(heard.body)
    assert content["media_ids"] == ["5", "6"]
    assert content["media_attributes"] == [{"id": "5", "description": "New words for it."}]


def listed(spoken: Spoken, posts: list[dict[str, Any]]) -> None:
    """This will show our own posts, newest first, in pages."""

    def page(heard: Heard) -> object:
        most = heard.asked.get("max_id", [""])[0]
        start = next((place + 1 for place, each in enumerate(posts) if each["id"] == most), 0)
        return posts[start : start + int(heard.asked["limit"][0])]

    spoken.plays(f"GET {OURS}", page)


def found(account: PlainAccount, message: Message = WORDS, known: frozenset[str] = frozenset()) -> str | None:
    receipt = Mastodon().find(account, message, "k1", NOW - timedelta(days=2), known)
    return receipt.network_id if receipt else None


def test_our_copy_is_found_by_its_words_and_its_place(spoken: Spoken, account: PlainAccount) -> None:
    listed(
        spoken,
        [
            status("45", "Something else."),
            status("44", in_reply_to_id="30"),
            status("43", in_reply_to_id="31"),
            status("42"),
            status("41"),
            status("40", created_at=ago(days=3)),
        ],
    )
    assert found(account) == "42"
    assert found(account, known=frozenset({"42", "41"})) is None
    assert found(account, replace(WORDS, in_reply_to="31")) == "43"
    assert found(account, replace(WORDS, in_reply_to="29"), frozenset({"42", "41"})) is None


def test_a_copy_is_found_though_the_post_that_it_answers_was_deleted(
    spoken: Spoken, account: PlainAccount
) -> None:
    """The server forgets then what it answered; taken for missing, it would be sent again."""
    listed(spoken, [status("43", "@sam Sorry.", in_reply_to_id=None)])
    assert found(account, replace(WORDS, text="@sam@s.example Sorry.", in_reply_to="31")) == "43"


def test_a_copy_is_found_many_pages_back_or_nobody_can_say(spoken: Spoken, account: PlainAccount) -> None:
    others = [status(str(number), f"Other {number}") for number in range(900, 600, -1)]
    listed(spoken, [*others, status("41")])
    assert found(account) == "41"
    listed(spoken, [status(str(number), f"Other {number}") for number in range(3_000, 1_900, -1)])
    with pytest.raises(Unclear):
        found(account)


@pytest.mark.parametrize(
    "answer", [(401, {"error": "?"}), (404, {"error": "?"}), (200, {}), (503, {"error": "?"})]
)
def test_a_list_that_cannot_be_read_never_says_surely_not(
    spoken: Spoken, account: PlainAccount, answer: tuple[int, object]
) -> None:
    spoken.plays(f"GET {OURS}", lambda _heard: answer)
    with pytest.raises(Unclear):
        found(account)


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/@trust/41", "41"),
        ("/web/@trust/41", "41"),
        ("/@trust/statuses/01JDAAAA", "01JDAAAA"),
        ("/@trust", ""),
        ("/@sam/41", ""),
        ("/@trust/41/embed", ""),
        ("/@trust/%2e%2e", ""),
    ],
)
def test_a_number_is_read_from_the_address_of_our_own_post_alone(
    spoken: Spoken, account: PlainAccount, path: str, number: str
) -> None:
    assert Mastodon().number_at(account, f"{spoken.address}{path}") == number
    assert Mastodon().number_at(account, f"https://other.example{path}") == ""
