"""A small drill without the outbox: whoever follows the rules for the four failures leaves one copy of each.

Three networks with every fault, 8 writers at once, counted from the networks' own files. The whole drill,
with workers that are killed, is `candour publish-drill`.
"""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from candour.channels.base import Message, NotYet, Receipt, Unclear
from candour.channels.pretend.channel import Pretend, PretendBlind, PretendListed
from candour.channels.pretend.drill_log import count
from candour.channels.pretend.faults import PUBLISH
from tests.contracts.channel_kit import PlainAccount
from tests.contracts.pretended import Network, running

EACH = 45
SETTINGS = {
    "connect_seconds": "1",
    "read_seconds": "0.5",
    "total_seconds": "1",
    "lag_seconds": "3",
    "wait_seconds": "0.2",
}
FLAGS = [
    "--faults",
    "all",
    "--rate",
    "0.9",
    "--look-rate",
    "0.2",
    "--hang-seconds",
    "3",
    "--late-seconds",
    "1.2",
    "--hour-seconds",
    "2",
]


@dataclass
class Writer:
    """Follows rule 3 for one account: never a second try before a look has said that nothing is there."""

    channel: Pretend
    network: Network
    kind: str

    def __post_init__(self) -> None:
        self._waiting = threading.Event()

    def write(self, number: int) -> dict[str, str]:
        """This will publish one message until its fate is known, and give its line for statements.jsonl."""
        account = PlainAccount(number, 1, self.network.address, SETTINGS)
        message = Message(f"{self.kind}: I am sorry about the wait, number {number}.", "Nia", "staff nurse")
        key = f"{self.kind}-{number}"
        receipt = self._until_known(account, message, key)
        return {
            "statement": key,
            "network": self.kind,
            "key": key,
            "sha256": message.sha256(),
            "state": "asked" if receipt is None else "published",
            "network_id": "" if receipt is None else receipt.network_id,
        }

    def _until_known(self, account: PlainAccount, message: Message, key: str) -> Receipt | None:
        while True:
            began = datetime.now(UTC)
            try:
                return self.channel.publish(account, message, key)
            except NotYet as later:
                self._waiting.wait(later.retry_after)
            except Unclear:
                if not self.channel.capabilities.can_find:
                    return None
                if found := self._look(account, message, key, began):
                    return found

    def _look(self, account: PlainAccount, message: Message, key: str, began: datetime) -> Receipt | None:
        while True:
            try:
                return self.channel.find(account, message, key, began)
            except Unclear:
                self._waiting.wait(0.2)


@pytest.fixture
def writers(tmp_path: Path) -> Iterator[list[Writer]]:
    kinds: dict[str, Pretend] = {
        "keyed": Pretend(),
        "listed": PretendListed(),
        "blind": PretendBlind(),
    }
    with ExitStack() as stack:
        yield [
            Writer(
                channel,
                stack.enter_context(
                    running(tmp_path / f"{kind}.jsonl", "--kind", kind, "--seed", str(seed), *FLAGS)
                ),
                kind,
            )
            for seed, (kind, channel) in enumerate(kinds.items())
        ]


def test_following_the_rules_leaves_one_copy_of_each_under_every_fault(
    writers: list[Writer], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ThreadPoolExecutor(8) as pool:
        lines = list(
            pool.map(
                lambda turn: turn[0].write(turn[1]),
                [(writer, number) for number in range(EACH) for writer in writers],
            )
        )
    (tmp_path / "statements.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    counted = count(tmp_path)
    with capsys.disabled():
        print(f"\n{counted.deliveries} deliveries, {counted.asked} asked, faults {counted.faults}")
    assert counted.deliveries == 3 * EACH
    assert (counted.duplicates, counted.unshown, counted.changed) == (0, 0, 0)
    # A blind network's fault before acceptance leaves nothing public, and a person is asked: no loss.
    assert counted.losses == 0
    assert counted.early_calls == 0
    assert counted.by_network["keyed"]["asked"] == counted.by_network["listed"]["asked"] == 0
    assert set(PUBLISH) <= set(counted.faults) | {"refuse_connect"}
