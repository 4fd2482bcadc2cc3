"""The square that walks and outbox tests use is a true twin: it keeps every promise of a channel."""

from datetime import UTC, datetime
from itertools import count

import pytest

from candour.channels.base import Incoming, Message
from candour.channels.registry import channel
from tests.contracts.channel_kit import ChannelContract, PlainAccount
from tests.rooms.voice.square import KINDS, Square, open_square


class SquareBench:
    """The square with one account."""

    def __init__(self, key: str) -> None:
        self.square: Square = open_square()
        self.channel = channel(key)
        self.account = PlainAccount(1, 1, "square")
        self._numbers = count(1)

    def message(self, text: str) -> Message:
        return Message(text, "Amina", "staff nurse")

    def shown(self) -> list[str]:
        return [copy.text for copy in self.square.live()]

    def say_outside(self, text: str) -> str:
        network_id = f"out-{next(self._numbers)}"
        self.square.outside.append(Incoming(network_id, text, "Sam", datetime.now(UTC)))
        return network_id

    def take_back_outside(self, network_id: str) -> None:
        gone = Incoming(network_id, "", "Sam", datetime.now(UTC), version=1, is_deleted=True)
        self.square.outside.append(gone)


class TestSquare(ChannelContract):
    """Keyed, listed and blind."""

    @pytest.fixture(params=sorted(KINDS))
    def bench(self, request: pytest.FixtureRequest) -> SquareBench:
        return SquareBench(request.param)
