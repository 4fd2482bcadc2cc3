"""The three pretended networks keep every promise of a channel."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from candour.channels.base import Message
from candour.channels.pretend.channel import Pretend, PretendBlind, PretendListed
from tests.contracts.channel_kit import ChannelContract, PlainAccount
from tests.contracts.pretended import QUICK, Network, running


class PretendBench:
    """One pretended network with its account."""

    def __init__(self, channel: Pretend, network: Network) -> None:
        self.channel = channel
        self.network = network
        self.account = PlainAccount(1, 1, network.address, QUICK)
        self._numbers = count(1)

    def message(self, text: str) -> Message:
        return Message(text, "Amina", "staff nurse")

    def shown(self) -> list[str]:
        return self.network.shown()

    def say_outside(self, text: str) -> str:
        network_id = f"out-{next(self._numbers)}"
        self.network.say(network_id, text)
        return network_id

    def take_back_outside(self, network_id: str) -> None:
        self.network.say(network_id, "", version=1, is_deleted=True)


class TestKeyed(ChannelContract):
    """A network that honours a key."""

    @pytest.fixture
    def bench(self, tmp_path: Path) -> Iterator[PretendBench]:
        with running(tmp_path / "keyed.jsonl", "--kind", "keyed", "--page", "3") as network:
            yield PretendBench(Pretend(), network)


class TestListed(ChannelContract):
    """A network with a list and no keys."""

    @pytest.fixture
    def bench(self, tmp_path: Path) -> Iterator[PretendBench]:
        with running(tmp_path / "listed.jsonl", "--kind", "listed") as network:
            yield PretendBench(PretendListed(), network)


class TestBlind(ChannelContract):
    """A network with neither."""

    @pytest.fixture
    def bench(self, tmp_path: Path) -> Iterator[PretendBench]:
        with running(tmp_path / "blind.jsonl", "--kind", "blind") as network:
            yield PretendBench(PretendBlind(), network)
