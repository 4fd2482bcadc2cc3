"""Three pretended networks in processes of their own, for trials that are counted from their files."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from candour.channels import actions as channels
from candour.channels.base import Connection, Message, Receipt
from candour.channels.pretend.faults import DELETE, RESETS
from candour.channels.registry import channel
from tests.contracts.pretended import Network, running
from tests.rooms.voice.fourteen import Shown
from tests.rooms.voice.squares import TESTER, Place

KINDS = {"pretend": "keyed", "pretend_listed": "listed", "pretend_blind": "blind"}
IMPATIENT = {
    "connect_seconds": "2",
    "read_seconds": "0.5",
    "total_seconds": "1",
    "lag_seconds": "90",
    "wait_seconds": "1",
}
QUICK_FAULTS = (
    "",
    "500_before",
    "reset_before",
    "timeout_before",
    "429_junk",
    "429_none",
    "500_after",
    "502_after",
    "504_after",
    "timeout_after",
    "html_200",
    "empty_200",
    "cut_json",
    "huge_5mb",
    *RESETS[::4],
)
"""Faults that are over within a second of the true clock; the tests' clock runs ahead of it."""


@dataclass
class OnNetworks:
    """Trials on three networks, each in its own process with its own file."""

    running: dict[str, Network]
    kinds: Sequence[str] = tuple(KINDS)
    faults: Sequence[str] = QUICK_FAULTS
    delete_faults: Sequence[str] = ("", *DELETE)
    asking: dict[str, Callable[[str], None] | None] = field(default_factory=dict)

    def live(self, kind: str) -> list[Shown]:
        gone = {entry["id"] for entry in self.running[kind].entries("delete")}
        return [
            Shown(entry["id"], entry["key"], json.loads(entry["bytes"])["in_reply_to"])
            for entry in self.running[kind].entries("publish")
            if entry["id"] not in gone
        ]

    def spoil(self, kind: str, faults: Sequence[str], deletes: Sequence[str]) -> None:
        self.running[kind].queue(*faults, *(fault for fault in deletes if fault))

    def while_asked(self, kind: str, do: Callable[[str], None] | None) -> None:
        self.asking[kind] = do

    def remove_by_hand(self, kind: str, shown: Shown) -> None:
        self.running[kind].delete(shown.id)

    def met(self) -> int:
        """This will count the faults that the networks have met."""
        return sum(sum(network.met().values()) for network in self.running.values())


@contextmanager
def three_networks(place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OnNetworks]:
    """This will start the three networks and connect the trust's accounts to them."""
    with ExitStack() as stack:
        net = OnNetworks({})
        for key, kind in KINDS.items():
            flags = ("--kind", kind, "--hang-seconds", "0.8")
            network = stack.enter_context(running(folder / f"{key}.jsonl", *flags))
            net.running[key] = network
            place.accounts[key] = channels.connect_account(
                by=TESTER,
                trust=place.made.trust,
                channel=key,
                name=f"Network ({kind})",
                address=network.address,
                settings=IMPATIENT,
                owner=place["press"],
                now=place.now,
            )
            _tell_when_asked(net, key, monkeypatch)
        yield net


def _tell_when_asked(net: OnNetworks, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """This will let a test act while a network is being asked: the request leaves right after."""
    network = channel(key)
    publish = network.publish

    def asked(account: Connection, message: Message, of_delivery: str) -> Receipt:
        do = net.asking.get(key)
        if do is not None:
            do(of_delivery)
        return publish(account, message, of_delivery)

    monkeypatch.setattr(network, "publish", asked)
