"""The Mastodon channel on a server that speaks Mastodon's API: the contract, and the whole way of a reply."""

from collections.abc import Iterator

import pytest

from tests.contracts.channel_kit import ChannelContract
from tests.contracts.journey_kit import Journey
from tests.contracts.mastodons import MastodonBench, MastodonOutside, Server, running


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
