"""What every channel with a stream must do: a test class to inherit, and a bench to fill in."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

import pytest

from candour.channels.base import Connection, Disconnected, Incoming, NotYet, Streaming, Watched
from candour.channels.ending import Ending

QUICKLY = 10.0
"""Seconds that a busy machine may take for what usually takes a moment."""


class StreamBench(Protocol):
    """One channel with an account, and a hand on the network behind it."""

    @property
    def channel(self) -> Streaming:
        """This will give the channel."""

    @property
    def account(self) -> Connection:
        """This will give the account."""

    def say_outside(self, text: str) -> str:
        """This will let somebody say something to the account, and give its network id."""

    def say_around(self, text: str) -> str:
        """This will let somebody say something in public that is not to the account."""

    def cut(self) -> None:
        """This will cut the open lines without a goodbye."""

    def revoke(self) -> None:
        """This will take the account's right away."""


@dataclass
class Listener:
    """A stream in a thread of its own: what came, and how it ended."""

    channel: Streaming
    account: Connection
    watched: Watched
    cursor: str = ""
    ending: Ending = field(default_factory=Ending)
    came: "queue.Queue[Incoming]" = field(default_factory=queue.Queue)
    is_open: threading.Event = field(default_factory=threading.Event)
    raised: Exception | None = None

    def run(self) -> None:
        try:
            for fetched in self.channel.stream(self.account, self.watched, self.cursor, self.ending):
                self.cursor = fetched.cursor
                self.is_open.set()
                for post in fetched.posts:
                    self.came.put(post)
        except (NotYet, Disconnected) as error:
            self.raised = error


@contextmanager
def listening(
    bench: StreamBench, watched: Watched, cursor: str = ""
) -> Iterator[tuple[Listener, threading.Thread]]:
    """This will listen in a thread, from when the line is open, and end it afterwards."""
    listener = Listener(bench.channel, bench.account, watched, cursor)
    thread = threading.Thread(target=listener.run, daemon=True)
    thread.start()
    assert listener.is_open.wait(QUICKLY), listener.raised
    try:
        yield listener, thread
    finally:
        listener.ending.end()
        thread.join(QUICKLY)
        assert not thread.is_alive()


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + QUICKLY
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    assert holds()


FOR_BEDS = Watched(("beds",), (), lambda text: "beds" in text.lower())


class StreamContract:
    """Inherit this and give a fixture called `bench`."""

    def test_what_is_said_to_the_account_comes_at_once(self, bench: StreamBench) -> None:
        with listening(bench, Watched()) as (listener, _):
            told = bench.say_outside("Six hours on a trolley.")
            post = listener.came.get(timeout=QUICKLY)
        assert post.network_id == told
        assert "Six hours on a trolley." in post.text  # a network may want our name in it

    def test_of_what_is_said_around_only_what_is_watched_for_comes(self, bench: StreamBench) -> None:
        with listening(bench, FOR_BEDS) as (listener, _):
            bench.say_around("Lovely weather today.")
            told = bench.say_around("No beds at the hospital again.")
            assert listener.came.get(timeout=QUICKLY).network_id == told
            assert listener.came.empty()

    def test_it_ends_within_two_seconds_of_being_told(self, bench: StreamBench) -> None:
        with listening(bench, Watched()) as (listener, thread):
            began = time.monotonic()
            listener.ending.end()
            thread.join(QUICKLY)
            assert time.monotonic() - began < 2
        assert listener.raised is None

    def test_a_line_that_is_cut_says_so(self, bench: StreamBench) -> None:
        with listening(bench, Watched()) as (listener, thread):
            bench.cut()
            thread.join(QUICKLY)
        assert isinstance(listener.raised, NotYet)

    def test_what_was_said_while_the_line_was_down_comes_by_fetch(self, bench: StreamBench) -> None:
        with listening(bench, Watched()):
            pass
        told = bench.say_outside("Nobody told us anything.")
        assert isinstance(bench.channel, Streaming)
        assert told in {post.network_id for post in bench.channel.fetch(bench.account, "").posts}  # type: ignore[attr-defined]

    def test_a_right_that_was_taken_away_is_known(self, bench: StreamBench) -> None:
        bench.revoke()
        with pytest.raises(Disconnected):
            list(bench.channel.stream(bench.account, Watched(), "", Ending()))
