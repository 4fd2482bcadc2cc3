"""Searching Mastodon for hashtags, and what of its streams is no post."""

import json

import pytest

from candour.channels.base import Fetched, NotYet, Watched
from candour.channels.ending import Ending
from candour.channels.mastodon.channel import Mastodon
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.spoken import Heard, Spoken
from tests.rooms.channels.mastodon_said import account_at, said, status

TAGS = tuple(f"Tag{number}" for number in range(7))
ANYTHING = Watched((), TAGS, lambda _text: True)
TEA = Watched(("tea",), (), lambda text: "tea" in text.casefold())
LIVE = {"content-type": "text/event-stream"}


@pytest.fixture
def account(spoken: Spoken) -> PlainAccount:
    return account_at(spoken)


def test_a_few_hashtags_are_asked_for_at_a_time_and_each_has_its_turn(
    spoken: Spoken, account: PlainAccount
) -> None:
    posts = {tag: [said(str(100 + place))] for place, tag in enumerate(TAGS)}
    for tag in TAGS:

        def page(heard: Heard, tag: str = tag) -> object:
            least = int(heard.asked.get("min_id", ["0"])[0])
            return [each for each in posts[tag] if int(each["id"]) > least]

        spoken.plays(f"GET /api/v1/timelines/tag/{tag}", page)
    first = Mastodon().search(account, ANYTHING, "")
    assert [post.network_id for post in first.posts] == ["100", "101", "102", "103", "104"]
    posts[TAGS[0]].append(said("200"))
    second = Mastodon().search(account, ANYTHING, first.cursor)
    assert [post.network_id for post in second.posts] == ["105", "106", "200"]
    third = Mastodon().search(account, ANYTHING, second.cursor)
    assert third.posts == ()


def test_only_public_posts_by_others_that_hold_what_is_watched_for_are_found(
    spoken: Spoken, account: PlainAccount
) -> None:
    kept = said("9", "Cold TEA again. #Tag0")
    page = [
        kept,
        said("8", "Cold milk. #Tag0"),
        said("7", "Tea for followers. #Tag0", visibility="unlisted"),
        said("6", "", reblog=kept),
        status("5", "Our own tea. #Tag0"),
    ]
    spoken.plays("GET /api/v1/timelines/tag/Tag0", page)
    watched = Watched(("tea",), ("Tag0",), TEA.finds)
    found = Mastodon().search(account, watched, "not a cursor")
    assert [post.network_id for post in found.posts] == ["9"]
    assert Mastodon().search(account, TEA, found.cursor).posts == ()  # no server is asked for words


def test_what_is_no_post_in_a_stream_is_a_sign_of_life(spoken: Spoken, account: PlainAccount) -> None:
    events = [
        ("notification", {"type": "favourite", "status": said("1")}),
        ("notification", {"type": "mention", "status": None}),
        ("update", said("2", "tea")),
        ("notification", {"type": "mention", "status": said("3", "@trust Six hours.")}),
        ("delete", "3"),
        ("filters_changed", "x"),
    ]
    lines = [f"event: {kind}\ndata: {json.dumps(content)}\n\n" for kind, content in events]
    spoken.says(200, f":)\n\n{''.join(lines)}event: notification\ndata: {{broken\n\n".encode(), LIVE)
    heard = list(Mastodon().stream(account, Watched(), "", Ending()))
    assert [post.network_id for fetched in heard for post in fetched.posts] == ["3"]
    assert Fetched((), "") in heard


@pytest.mark.parametrize("status_of_the_line", [404, 403])
def test_a_line_around_us_that_the_server_does_not_have_is_left_out(
    spoken: Spoken, account: PlainAccount, status_of_the_line: int
) -> None:
    told = json.dumps({"type": "mention", "status": said("3")})

    def answers(path: str) -> tuple[int, bytes, dict[str, str]]:
        if "public" in path:
            return status_of_the_line, b'{"error": "No."}', {}
        return 200, f"event: notification\ndata: {told}\n\n".encode(), LIVE

    spoken.answers = answers
    heard = list(Mastodon().stream(account, TEA, "", Ending()))
    assert [post.network_id for fetched in heard for post in fetched.posts] == ["3"]


def test_a_line_that_is_not_there_is_not_yet(spoken: Spoken, account: PlainAccount) -> None:
    spoken.says(503, b"<h1>Busy</h1>")
    with pytest.raises(NotYet):
        list(Mastodon().stream(account, Watched(), "", Ending()))
