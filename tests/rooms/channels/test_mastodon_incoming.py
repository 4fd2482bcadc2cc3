"""What comes in from Mastodon: nothing missed, nothing twice, whatever its numbers, edits and floods."""

from datetime import datetime, timedelta

import pytest

from candour.channels.base import Fetched, NotYet
from candour.channels.mastodon import incoming
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.spoken import Heard, Spoken
from tests.rooms.channels.mastodon_said import NOTIFICATIONS, NOW, STATUSES, Inbox, account_at, ago, said


@pytest.fixture
def account(spoken: Spoken) -> PlainAccount:
    return account_at(spoken)


@pytest.fixture
def inbox(spoken: Spoken) -> Inbox:
    return Inbox(spoken)


def read(account: PlainAccount, cursor: str = "", now: datetime = NOW) -> Fetched:
    return incoming.fetch(account, cursor, now)


def ids(fetched: Fetched) -> list[str]:
    return [post.network_id for post in fetched.posts]


def all_of(account: PlainAccount, cursor: str) -> tuple[list[str], str]:
    """This will read page after page until nothing more comes."""
    came: list[str] = []
    while (fetched := read(account, cursor)).posts:
        came, cursor = came + ids(fetched), fetched.cursor
    return came, fetched.cursor


def test_a_mention_comes_with_all_that_is_known_of_it(inbox: Inbox, account: PlainAccount) -> None:
    post = said(
        "31",
        "@trust Six hours.",
        spoiler_text="A&E",
        visibility="direct",
        media_attachments=[{"id": "5", "description": "A full corridor"}],
    )
    inbox.tell("1", post)
    (came,) = read(account).posts
    assert came.text == "A&E\n\n@trust Six hours.\n\n[Picture: A full corridor]"
    assert (came.author, came.handle, came.is_private, came.version) == ("Sam", "@sam@s.example", True, 0)
    assert came.url == "https://social.example/@trust/31"
    assert came.at == NOW - timedelta(minutes=1)


def test_the_first_time_a_week_comes_and_later_what_is_new(inbox: Inbox, account: PlainAccount) -> None:
    inbox.tell("9", said("39", created_at=ago(days=9)))
    inbox.tell("10", said("40", created_at=ago(days=6)))
    first = read(account)
    assert ids(first) == ["40"]
    inbox.tell("11", said("41"))
    second = read(account, first.cursor)
    assert ids(second) == ["41"]
    assert read(account, second.cursor) == Fetched((), second.cursor)


def test_one_that_turns_up_late_under_a_lower_number_is_not_missed(
    inbox: Inbox, account: PlainAccount
) -> None:
    inbox.tell("100", said("40"))
    inbox.tell("102", said("42"))
    first = read(account)
    inbox.tell("101", said("41"))
    second = read(account, first.cursor)
    assert (ids(first), ids(second)) == (["40", "42"], ["41"])
    inbox.tell("103", said("43"))
    later = read(account, second.cursor, NOW + timedelta(minutes=30))
    assert ids(later) == ["43"]


def test_what_is_long_read_is_not_asked_for_again(
    spoken: Spoken, inbox: Inbox, account: PlainAccount
) -> None:
    inbox.tell("100", said("40"))
    first = read(account)
    later = read(account, first.cursor, NOW + timedelta(minutes=30))
    spoken.heard.clear()
    read(account, later.cursor, NOW + timedelta(minutes=31))
    assert len(spoken.calls(f"GET {NOTIFICATIONS}")) == 1


def test_a_flood_comes_whole_and_in_order(inbox: Inbox, account: PlainAccount) -> None:
    first = read(account)
    inbox.tell("1000", said("1"))
    start = read(account, first.cursor)
    for number in range(1001, 1701):
        inbox.tell(str(number), said(str(number)))
    came, cursor = all_of(account, start.cursor)
    assert came == [str(number) for number in range(1001, 1701)]
    assert read(account, cursor) == Fetched((), cursor)
    assert len(cursor) < 40_000


def test_names_that_are_no_numbers_are_read_in_their_order(inbox: Inbox, account: PlainAccount) -> None:
    inbox.tell("01JDA", said("01JDAAAA"))
    first = read(account)
    inbox.tell("01JDC", said("01JDCCCC"))
    inbox.tell("01JDB", said("01JDBBBB"))
    assert ids(read(account, first.cursor)) == ["01JDBBBB", "01JDCCCC"]


def test_an_edit_is_a_later_version_and_a_deletion_the_last(inbox: Inbox, account: PlainAccount) -> None:
    inbox.tell("1", said("31"))
    first = read(account)
    inbox.put(said("31", "Seven hours.", edited_at=ago(seconds=9)))
    second = read(account, first.cursor)
    assert [(post.text, post.version) for post in second.posts] == [("Seven hours.", 1)]
    assert read(account, second.cursor).posts == ()
    inbox.take_back("31")
    third = read(account, second.cursor)
    assert [(post.network_id, post.is_deleted, post.version) for post in third.posts] == [("31", True, 2)]
    assert read(account, third.cursor).posts == ()


def test_a_post_that_is_hidden_from_us_alone_is_not_taken_for_deleted(
    spoken: Spoken, inbox: Inbox, account: PlainAccount
) -> None:
    inbox.tell("1", said("31"))
    first = read(account)
    there = inbox.posts.pop("31")
    for to_strangers in ((200, there), (401, {"error": "This method requires an authenticated user"})):

        def seen(heard: Heard, given: object = to_strangers) -> object:
            return (404, {"error": "Record not found"}) if "authorization" in heard.headers else given

        spoken.plays(f"GET {STATUSES}/31", seen)
        assert read(account, first.cursor).posts == ()


@pytest.mark.parametrize("no", [(404, {"error": "Not Found"}), (404, None)])
def test_a_server_that_looks_up_one_at_a_time_is_asked_a_few_each_time(
    spoken: Spoken, inbox: Inbox, account: PlainAccount, no: tuple[int, object]
) -> None:
    for number in range(100, 125):
        inbox.tell(str(number), said(str(number)))
    first = read(account)
    spoken.plays(f"GET {STATUSES}", no)
    inbox.take_back("117")
    spoken.heard.clear()
    taken = [
        post
        for minute in range(3)
        for post in read(account, first.cursor, NOW + timedelta(minutes=minute)).posts
    ]
    assert {post.network_id for post in taken if post.is_deleted} == {"117"}
    asked = [each for each in spoken.heard if each.path.startswith(f"{STATUSES}/")]
    assert len(asked) <= 3 * incoming.ONE_BY_ONE + 2


def test_an_answer_says_which_thread_it_belongs_to(
    spoken: Spoken, inbox: Inbox, account: PlainAccount
) -> None:
    inbox.tell("1", said("33", "Thanks.", in_reply_to_id="32"))
    spoken.plays(f"GET {STATUSES}/33/context", {"ancestors": [said("31"), said("32")], "descendants": []})
    (post,) = read(account).posts
    assert (post.thread, post.in_reply_to) == ("31", "32")


def test_our_own_words_and_what_is_gone_are_no_posts(inbox: Inbox, account: PlainAccount) -> None:
    inbox.kept += [
        {"id": "1", "type": "mention", "created_at": ago(minutes=2), "status": None},
        {"id": "2", "type": "mention", "created_at": ago(minutes=2), "status": {"id": "../x", "account": {}}},
        {
            "id": "3",
            "type": "mention",
            "created_at": ago(minutes=2),
            "status": said("9", account={"id": "7"}),
        },
    ]
    fetched = read(account)
    assert fetched.posts == ()
    assert read(account, fetched.cursor) == fetched


@pytest.mark.parametrize("cursor", ["", "{", "[]", '{"top": 1}', "null", '{"read": 7, "watched": []}'])
def test_a_cursor_that_cannot_be_read_is_a_beginning(
    inbox: Inbox, account: PlainAccount, cursor: str
) -> None:
    inbox.tell("1", said("31"))
    assert ids(read(account, cursor)) == ["31"]


def test_an_answer_that_is_no_list_is_asked_for_again(spoken: Spoken, account: PlainAccount) -> None:
    spoken.plays(f"GET {NOTIFICATIONS}", {"error": "?"})
    with pytest.raises(NotYet):
        read(account)
