"""The Mastodon channel on a server that speaks Mastodon's API: the contract, and the whole way of a reply."""

from collections.abc import Iterator

import pytest

from candour.channels.base import Fetched, Message, Watched
from candour.voice.copies import texts_for
from tests.contracts.channel_kit import ChannelContract
from tests.contracts.journey_kit import Journey, There
from tests.contracts.mastodons import MastodonBench, MastodonOutside, Server, running
from tests.contracts.relay import Relay, relaying
from tests.contracts.stream_kit import QUICKLY, StreamContract, listening
from tests.world import HUMAN_REPLY


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


def test_a_reply_begins_with_the_name_that_was_approved_and_its_author_is_told(there: There) -> None:
    sam = there.outside.sam  # type: ignore[attr-defined]  # who speaks on this server
    reply = there.approve(there.world.send(there.come_in()))
    frozen = Message.thaw(bytes(reply.frozen)).text
    assert frozen.startswith(f"@{sam.name} {HUMAN_REPLY}")
    assert texts_for(reply.version, there.account) == (frozen,)
    there.leave(reply)
    assert [each.text for each in there.outside.seen()] == [frozen]
    assert sam.told() == [reply.network_id]


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
