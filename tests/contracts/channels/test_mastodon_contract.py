"""The Mastodon channel on a server that speaks Mastodon's API: the contract, and the whole way of a reply."""

from collections.abc import Iterator

import pytest

from candour.channels.base import Message
from candour.voice.copies import texts_for
from tests.contracts.channel_kit import ChannelContract
from tests.contracts.journey_kit import Journey, There
from tests.contracts.mastodons import MastodonBench, MastodonOutside, Server, running
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
