"""The Mastodon channel on a server that speaks Mastodon's API: the contract, and the whole way of a reply."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from candour.channels.actions import address_at_network
from candour.channels.base import Disconnected, Fetched, Message, Unclear, Watched
from candour.channels.connections import connected
from candour.channels.hosts import hosts
from candour.channels.mastodon.channel import Mastodon
from candour.channels.models import ConnectionTry
from candour.voice.copies import texts_for
from tests.contracts.channel_kit import ChannelContract
from tests.contracts.journey_kit import Journey, There
from tests.contracts.mastodons import MastodonBench, MastodonOutside, Server, running
from tests.contracts.relay import Relay, relaying
from tests.contracts.stream_kit import QUICKLY, StreamContract, listening
from tests.pages import Visit
from tests.rooms.channels.gates import come_back, work_on_newest
from tests.world import HUMAN_REPLY, World


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture(autouse=True)
def insecure(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of the tests is on loopback, where there is no https."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")


@pytest.fixture
def bench(server: Server) -> MastodonBench:
    return MastodonBench(server)


@pytest.fixture
def outside(server: Server) -> MastodonOutside:
    return MastodonOutside(server)


class TestMastodon(ChannelContract):
    """The server keeps the contract; `bench` is the fixture above."""


class TestTheWholeWayOnMastodon(Journey):
    """A reply of St Brannoc's goes its whole way there; `outside` is the fixture above."""


@pytest.mark.only_on("sqlite")
def test_a_reply_begins_with_the_name_that_was_approved_and_its_author_is_told(there: There) -> None:
    sam = there.outside.sam  # type: ignore[attr-defined]  # who speaks on this server
    reply = there.approve(there.world.send(there.come_in()))
    frozen = Message.thaw(bytes(reply.frozen)).text
    assert frozen.startswith(f"@{sam.name} {HUMAN_REPLY}")
    assert texts_for(reply.version, there.account) == (frozen,)
    there.leave(reply)
    assert [each.text for each in there.outside.seen()] == [frozen]
    assert sam.told() == [reply.network_id]


@pytest.mark.only_on("sqlite")
def test_a_server_that_knows_no_keys_gets_one_copy(there: There) -> None:
    reply = there.approve(there.world.send(there.come_in()))
    with there.by_a_line() as line:
        line.forgets = frozenset({"idempotency-key"})
        line.faults.append("lost")
        there.leave(reply)
        assert reply.state == "unknown"
        there.look_on(reply)
        assert (reply.state, line.passed) == ("published", 1)
    assert [each.network_id for each in there.outside.seen()] == [reply.network_id]


@pytest.mark.only_on("sqlite")
def test_a_request_that_comes_late_to_a_server_without_keys_is_waited_for(there: There) -> None:
    """With `has_key` it would be sent again at once, and stand there twice."""
    reply = there.approve(there.world.send(there.come_in()))
    with there.by_a_line() as line:
        line.forgets = frozenset({"idempotency-key"})
        line.faults.append("late")
        there.leave(reply)
        there.world.wait(seconds=10)
        reply.refresh_from_db()
        assert (reply.state, reply.looks > 0, line.passed) == ("unknown", True, 0)
        line.let_go()
        there.look_on(reply)
        assert (reply.state, line.passed) == ("published", 1)
    assert [each.network_id for each in there.outside.seen()] == [reply.network_id]


def test_the_same_key_makes_no_second_post_where_the_server_knows_keys(bench: MastodonBench) -> None:
    first = bench.channel.publish(bench.account, bench.message("Thank you."), "k1")
    assert bench.channel.publish(bench.account, bench.message("Thank you."), "k1") == first
    assert bench.shown() == ["Thank you."]


def test_a_private_mention_is_answered_to_its_author_alone(bench: MastodonBench, server: Server) -> None:
    asked = bench.sam.say(f"@{bench.ours.name} It was my mother.", visibility="direct")
    (post,) = bench.channel.fetch(bench.account, "").posts
    assert (post.network_id, post.is_private, post.handle) == (asked, True, f"@{bench.sam.name}")
    reply = replace(bench.message(f"{post.handle} I am sorry."), in_reply_to=asked)
    receipt = bench.channel.publish(bench.account, reply, "k1")
    assert bench.sam.told() == [receipt.network_id]
    assert server.join("jan").sees_of(bench.ours) == []


def test_an_account_that_was_suspended_is_disconnected_and_nothing_is_written(
    bench: MastodonBench, server: Server
) -> None:
    server.suspend(bench.ours)
    with pytest.raises(Disconnected):
        bench.channel.publish(bench.account, bench.message("Thank you."), "k1")


def test_access_that_was_taken_away_is_known(bench: MastodonBench) -> None:
    bench.ours.revoke(bench.account.secrets["access"])
    with pytest.raises(Disconnected):
        bench.channel.publish(bench.account, bench.message("Thank you."), "k1")
    with pytest.raises(Disconnected):
        bench.channel.fetch(bench.account, "")
    with pytest.raises(Unclear):
        bench.channel.find(bench.account, bench.message("Thank you."), "k1", datetime.now(UTC))


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db
def test_an_account_is_connected_on_the_pages_and_again_with_its_history(
    server: Server, visit: Visit, world: World
) -> None:
    ours, press = server.join("press"), world["press"]

    def connect(path: str) -> ConnectionTry:
        visit(path, by=press, post={"server": server.address}, expecting=302)
        row = work_on_newest()
        come_back(visit, press, server.yes(address_at_network(row), ours))
        row.refresh_from_db()
        return row

    page = visit("/connections/add/mastodon", by=press).content.decode()
    for words in (
        "write:statuses",
        "read:notifications",
        "Follow or block anybody",
        "speak the same language",
    ):
        assert words in page
    row = connect("/connections/add/mastodon")
    assert (row.state, row.sealed) == ("connected", "")
    assert row.account is not None
    assert row.account.address == f"{server.address}/@{ours.name}"
    assert row.account.settings["max_characters"] == "500"
    assert set(connected(row.account).secrets) == {"access", "client", "client_secret"}
    assert {host.host for host in hosts([row.account]) if host.setting == "The account"} == {"127.0.0.1"}
    Mastodon().publish(connected(row.account), Message("Hello.", "Nia", "nurse"), "k1")

    ours.revoke(connected(row.account).secrets["access"])
    with pytest.raises(Disconnected):
        Mastodon().fetch(connected(row.account), "")
    again = connect(f"/connections/{row.account.pk}/again")
    assert (again.state, again.account) == ("connected", row.account)
    Mastodon().fetch(connected(row.account), "")


class StreamedMastodon(MastodonBench):
    """The same bench, with its account behind a wire that can be cut."""

    def __init__(self, server: Server, relay: Relay) -> None:
        super().__init__(server)
        self.relay = relay
        self.account = self.at(relay.address)
        self.account.settings["streaming"] = relay.address

    def say_around(self, text: str) -> str:
        return self.sam.say(text)

    def cut(self) -> None:
        self.relay.cut()

    def revoke(self) -> None:
        self.ours.revoke(self.account.secrets["access"])


class TestMastodonAsItHappens(StreamContract):
    """The server's streams keep what a stream promises."""

    @pytest.fixture
    def bench(self, server: Server) -> Iterator[StreamedMastodon]:
        with relaying(server.address) as relay:
            yield StreamedMastodon(server, relay)

    def test_hashtags_have_lines_of_their_own_and_come_by_search_too(self, bench: StreamedMastodon) -> None:
        watched = Watched((), ("Gronva", "StBrannocs"), lambda text: "#" in text)
        assert bench.channel.search(bench.account, watched, "").posts == ()
        with listening(bench, watched) as (listener, _):
            told = [bench.say_around("Cold tea. #StBrannocs"), bench.say_outside("Six hours.")]
            heard = {listener.came.get(timeout=QUICKLY).network_id for _ in told}
        assert heard == set(told)
        found = bench.channel.search(bench.account, watched, "")
        assert [post.network_id for post in found.posts] == told[:1]
        assert bench.channel.search(bench.account, watched, found.cursor) == Fetched((), found.cursor)
