"""A feed on its twin: what is new comes in once and in plain words; nothing goes out."""

from collections.abc import Iterator
from typing import cast

import httpx
import pytest

from candour.channels.base import Disconnected, Message, NotAccepted, NotYet
from candour.channels.connecting import Given, Joined
from candour.channels.rss.channel import Rss
from candour.channels.tokens import Secrets
from tests.contracts.channel_kit import LONG_AGO, Bench, ChannelContract, PlainAccount
from tests.contracts.twin_bench import TwinBench
from tests.twins.running import Running, running

CHANNEL = Rss()
pytestmark = pytest.mark.only_on("sqlite")
"""No database is asked, so one run is enough."""


@pytest.fixture(scope="module")
def running_feed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("feed", tmp_path_factory.mktemp("feed") / "feed.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(running_feed: Running) -> Running:
    running_feed.begin_anew()
    return running_feed


def connect(twin: Running) -> Joined:
    return CHANNEL.begin(Given({"feed": f"{twin.address}/feed.xml"}, Secrets()))


@pytest.fixture
def bench(twin: Running) -> TwinBench:
    return TwinBench("rss", twin, connect(twin))


def met(twin: Running) -> dict[str, int]:
    counted: dict[str, int] = httpx.get(f"{twin.address}/_met").json()
    return counted


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_fetching_from_the_cursor_misses_nothing_and_repeats_nothing(
    twin: Running, bench: TwinBench, kind: str
) -> None:
    twin.rules(kind=kind)
    ChannelContract().test_fetching_from_the_cursor_misses_nothing_and_repeats_nothing(cast(Bench, bench))


def test_an_unchanged_feed_is_not_sent_again(twin: Running, bench: TwinBench) -> None:
    bench.say_outside("One.")
    first = CHANNEL.fetch(bench.account, "")
    whole = met(twin)["whole"]
    assert CHANNEL.fetch(bench.account, first.cursor).posts == ()
    assert met(twin) == {"whole": whole, "unchanged": 1}


def test_a_feed_without_marks_repeats_nothing_either(twin: Running, bench: TwinBench) -> None:
    twin.rules(has_etag=False)
    bench.say_outside("One.")
    first = CHANNEL.fetch(bench.account, "")
    assert CHANNEL.fetch(bench.account, first.cursor) == type(first)((), first.cursor)


def test_an_entry_whose_words_changed_comes_again(twin: Running, bench: TwinBench) -> None:
    told = bench.say_outside("Six hours.")
    first = CHANNEL.fetch(bench.account, "")
    twin.say("Seven hours.", id=told)
    again = CHANNEL.fetch(bench.account, first.cursor)
    assert [(post.network_id, post.text) for post in again.posts] == [(told, "Seven hours.")]


def test_markup_becomes_plain_words(twin: Running, bench: TwinBench) -> None:
    twin.say(
        "<p>Six &amp; a half hours<br>on a <b>trolley</b>.</p><script>alert(1)</script>"
        '<p onclick="x()">Nobody &lt;told&gt; us.</p><img src=x onerror=alert(2)>',
        title="A&E at St Brannoc's",
    )
    post = CHANNEL.fetch(bench.account, "").posts[0]
    assert post.text == "A&E at St Brannoc's\nSix & a half hours\non a trolley.\nNobody <told> us."
    assert (post.author, post.url) == ("Hospital watch", "https://blog.example/0")


def test_a_feed_that_moved_is_followed(twin: Running, bench: TwinBench) -> None:
    twin.rules(moved=True)
    told = bench.say_outside("One.")
    assert CHANNEL.fetch(bench.account, "").posts[0].network_id == told
    assert connect(twin).address.endswith("/new/feed.xml")


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        (401, Disconnected),
        (404, Disconnected),
        (410, Disconnected),
        (429, NotYet),
        (500, NotYet),
        (503, NotYet),
    ],
)
def test_what_each_answer_means(
    twin: Running, bench: TwinBench, status: int, failure: type[NotYet | Disconnected]
) -> None:
    twin.rules(status=status)
    with pytest.raises(failure) as raised:
        CHANNEL.fetch(bench.account, "")
    assert getattr(raised.value, "retry_after", 120.0) >= 120.0


def test_a_page_that_is_no_feed_is_refused_with_what_helps(twin: Running) -> None:
    twin.rules(kind="page")
    with pytest.raises(NotAccepted) as refused:
        connect(twin)
    assert "browser" in refused.value.remedy


def test_a_feed_that_leads_to_a_private_address_is_not_followed() -> None:
    with pytest.raises(NotYet):
        CHANNEL.begin(Given({"feed": "http://169.254.169.254/feed.xml"}, Secrets()))


def test_hostile_xml_expands_nothing(bench: TwinBench) -> None:
    from candour.channels.rss.reading import read  # noqa: PLC0415 - beside what it is used for

    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel>'
    bomb += b"<title>&b;</title><item><guid>1</guid><description>words</description></item></channel></rss>"
    feed = read(bomb, {}, "https://blog.example/", LONG_AGO)
    assert feed is None or "hahaha" not in feed.title


def test_nothing_can_be_said_by_a_feed(bench: TwinBench) -> None:
    account = PlainAccount(1, 1, "https://blog.example/feed.xml")
    message = Message("Sorry.", "Amina", "staff nurse")
    for act in (
        lambda: CHANNEL.publish(account, message, "k"),
        lambda: CHANNEL.edit(account, "1", message, "k"),
        lambda: CHANNEL.delete(account, "1", "k"),
    ):
        with pytest.raises(NotAccepted) as refused:
            act()
        assert "link" in refused.value.remedy
    assert CHANNEL.find(account, message, "k", LONG_AGO) is None
