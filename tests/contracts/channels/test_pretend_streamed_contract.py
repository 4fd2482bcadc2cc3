"""The pretended network with a stream keeps every promise of a channel and of a stream."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from candour.channels.base import Connection, NotYet, Streaming, Watched
from candour.channels.ending import Ending
from candour.channels.pretend.streamed import PretendStreamed
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.pretended import QUICK, Network, running
from tests.contracts.stream_kit import FOR_BEDS, QUICKLY, StreamContract, listening

pytestmark = pytest.mark.only_on("sqlite")
"""No database is asked, so one run is enough."""


class StreamedBench:
    """The network with one account."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.channel: Streaming = PretendStreamed()
        self.account: Connection = PlainAccount(1, 1, network.address, {**QUICK, "silent_seconds": "3"})
        self._numbers = count(1)

    def say_outside(self, text: str, **more: object) -> str:
        network_id = f"out-{next(self._numbers)}"
        self.network.say(network_id, text, **more)
        return network_id

    def say_around(self, text: str) -> str:
        return self.say_outside(text, is_around=True)

    def cut(self) -> None:
        self.network.stream(cut=1)

    def revoke(self) -> None:
        self.network.revoke()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[StreamedBench]:
    with running(tmp_path / "streamed.jsonl", "--page", "3") as network:
        yield StreamedBench(network)


class TestStreamed(StreamContract):
    """A network that sends what is said as it is said."""


def test_a_stream_goes_on_from_its_cursor(bench: StreamedBench) -> None:
    with listening(bench, FOR_BEDS) as (first, _):
        bench.say_outside("One.")
        first.came.get(timeout=QUICKLY)
    told = bench.say_outside("Two, while nobody listened.")
    with listening(bench, FOR_BEDS, first.cursor) as (second, _):
        assert second.came.get(timeout=QUICKLY).network_id == told


def test_a_silent_line_counts_as_dead(bench: StreamedBench) -> None:
    with listening(bench, Watched()) as (listener, thread):
        bench.network.stream(is_silent=True)
        thread.join(QUICKLY)
    assert isinstance(listener.raised, NotYet)


def test_a_stream_that_is_away_is_not_yet(bench: StreamedBench) -> None:
    bench.network.stream(is_away=True)
    with pytest.raises(NotYet):
        list(bench.channel.stream(bench.account, Watched(), "", Ending()))


def test_a_search_brings_only_what_is_watched_for(bench: StreamedBench) -> None:
    for text in ("Lovely weather.", "No beds.", "Hello.", "Beds again."):
        bench.say_around(text)
    network = PretendStreamed()
    first = network.search(bench.account, FOR_BEDS, "")
    second = network.search(bench.account, FOR_BEDS, first.cursor)
    assert [post.text for post in (*first.posts, *second.posts)] == ["No beds.", "Beds again."]
