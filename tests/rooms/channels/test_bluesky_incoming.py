"""Reading what came in on Bluesky: floods longer than a page, posts that are hidden, and odd answers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from candour.channels.base import NotYet
from candour.channels.bluesky import incoming
from candour.channels.bluesky.channel import Bluesky
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.spoken import Reply, speaking

START = datetime.now(UTC) - timedelta(hours=3)


@dataclass
class Listed:
    """A network with a long list: newest first, a page at a time, as Bluesky gives it."""

    address: str = ""
    posts: list[dict[str, object]] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    forgotten: set[str] = field(default_factory=set)

    def add(self, count: int) -> None:
        for _ in range(count):
            number = len(self.posts)
            at = START + timedelta(seconds=number)
            self.posts.append(
                {
                    "uri": f"at://did:plc:sam/app.bsky.feed.post/p{number}",
                    "cid": f"cid{number}",
                    "author": {"did": "did:plc:sam", "handle": "sam.example.org"},
                    "record": {"text": f"Post {number}"},
                    "indexedAt": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                }
            )

    def __call__(self, path: str) -> Reply:
        asked = parse_qs(urlsplit(path).query)
        if asked.get("cursor", [""])[0] in self.forgotten:
            self.forgotten.clear()  # those that it gives from now on are new ones
            return 400, b'{"error": "InvalidRequest", "message": "No such cursor."}', {}
        if "listNotifications" in path:
            return 200, json.dumps(self._page(asked)).encode(), {}
        if "getPosts" in path:
            shown = [each for each in self.posts if each["uri"] in asked["uris"]]
            shown = [each for each in shown if each["uri"] not in self.hidden | self.gone]
            return 200, json.dumps({"posts": shown}).encode(), {}
        if asked["rkey"][0] in {uri.rpartition("/")[2] for uri in self.gone}:
            return 400, b'{"error": "RecordNotFound", "message": "No."}', {}
        return 200, b"{}", {}

    def _page(self, asked: dict[str, list[str]]) -> dict[str, object]:
        newest_first = [each for each in reversed(self.posts) if each["uri"] not in self.gone]
        before = asked.get("cursor", ["9"])[0]
        rest = [each for each in newest_first if str(each["indexedAt"]) < before]
        page = rest[: int(asked["limit"][0])]
        more = {"cursor": page[-1]["indexedAt"]} if len(rest) > len(page) else {}
        return {"notifications": page, **more}


@pytest.fixture
def listed() -> Iterator[Listed]:
    network = Listed()
    with speaking() as server:
        server.answers = network
        network.address = server.address
        yield network


@pytest.fixture
def account(listed: Listed) -> PlainAccount:
    held = [Secrets({"access": "a", "refresh": "r"})]
    return PlainAccount(1, 1, f"{listed.address}/did:plc:ours", {}, held)


def read_all(account: PlainAccount, cursor: str, most: int = 20) -> tuple[list[str], str]:
    """This will fetch until nothing more comes, and give the texts and the cursor."""
    texts: list[str] = []
    for _ in range(most):
        fetched = Bluesky().fetch(account, cursor)
        texts += [post.text for post in fetched.posts]
        if fetched.cursor == cursor:
            break
        cursor = fetched.cursor
    return texts, cursor


def test_a_flood_longer_than_one_fetch_is_read_to_its_end(listed: Listed, account: PlainAccount) -> None:
    listed.add(1_230)
    assert len(Bluesky().fetch(account, "").posts) == incoming.PAGES * incoming.A_PAGE
    texts, cursor = read_all(account, "")
    assert sorted(texts) == sorted(f"Post {number}" for number in range(1_230))
    assert len(cursor) < 40_000
    assert len(incoming.Cursor.from_words(cursor, "").watched) == incoming.WATCHED


def test_what_comes_while_a_flood_is_read_is_not_missed(listed: Listed, account: PlainAccount) -> None:
    listed.add(700)
    first = Bluesky().fetch(account, "")
    listed.add(30)
    texts, _ = read_all(account, first.cursor)
    every = {post.text for post in first.posts} | set(texts)
    assert every == {f"Post {number}" for number in range(730)}


def test_a_cursor_that_bluesky_has_forgotten_loses_nothing(listed: Listed, account: PlainAccount) -> None:
    listed.add(700)
    first = Bluesky().fetch(account, "")
    listed.forgotten = {incoming.Cursor.from_words(first.cursor, "").gap}
    again = Bluesky().fetch(account, first.cursor)  # from the newest end, to where it has been before
    assert again.posts == ()
    texts, _ = read_all(account, again.cursor)
    every = {post.text for post in first.posts} | set(texts)
    assert every == {f"Post {number}" for number in range(700)}


def test_a_post_that_is_only_hidden_from_us_is_not_taken_for_deleted(
    listed: Listed, account: PlainAccount
) -> None:
    listed.add(2)
    first = Bluesky().fetch(account, "")
    listed.hidden.add(first.posts[0].network_id)
    later = Bluesky().fetch(account, first.cursor)
    assert (later.posts, later.cursor) == ((), first.cursor)
    listed.gone.add(first.posts[0].network_id)
    (gone,) = Bluesky().fetch(account, later.cursor).posts
    assert (gone.network_id, gone.is_deleted, gone.version) == (first.posts[0].network_id, True, 1)


@pytest.mark.parametrize("cursor", ["", "7", "null", "[]", "{}", '{"since": 1}', "not json"])
def test_a_cursor_that_cannot_be_read_starts_again(
    listed: Listed, account: PlainAccount, cursor: str
) -> None:
    listed.add(1)
    assert [post.text for post in Bluesky().fetch(account, cursor).posts] == ["Post 0"]


def test_what_is_no_post_is_left_out(listed: Listed, account: PlainAccount) -> None:
    listed.add(1)
    listed.posts[0]["record"] = "spoilt"
    assert Bluesky().fetch(account, "").posts == ()


def test_a_list_that_cannot_be_read_is_asked_for_again_later(account: PlainAccount) -> None:
    with speaking() as server:
        server.says(200, b"<h1>Welcome</h1>")
        there = PlainAccount(1, 1, f"{server.address}/did:plc:ours", {}, account.held)
        with pytest.raises(NotYet):
            Bluesky().fetch(there, "")
