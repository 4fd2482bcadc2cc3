"""A list of the account's own posts serves others only where it tells the truth of their copy."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from candour.channels import lists_read
from candour.channels.base import Connection, NotYet
from candour.channels.lists_read import KEPT_FOR, as_old_as, whole_list

SINCE = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Account:
    """As much of an account as a list needs."""

    pk: int = 4
    address: str = "https://square.example/4"


class Network:
    """Counts how often its list is read; a clock that a test sets tells when."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.read, self.fails = 1000.0, 0, False
        monkeypatch.setattr(lists_read, "seconds_since_start", lambda: self.now)
        monkeypatch.setattr(lists_read, "_kept", {})

    def look(
        self, age: float, *, account: Account = Account(), name: str = "posts", since: datetime = SINCE
    ) -> tuple[str, ...]:
        with as_old_as(age):
            return whole_list(cast(Connection, account), name, since, self._pages)

    def _pages(self) -> Iterator[str]:
        self.read += 1
        yield f"first of reading {self.read}"
        if self.fails:
            raise NotYet("A page was cut.")
        yield "second"


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    return Network(monkeypatch)


@pytest.mark.parametrize(
    ("later", "age", "is_read_again"),
    [(0.0, 10.0, False), (9.9, 10.0, False), (10.0, 10.0, True), (1.0, 0.0, True), (1.0, -80.0, True),
     (KEPT_FOR - 1, 9000.0, False), (KEPT_FOR, 9000.0, True)],
)  # fmt: skip
def test_a_list_serves_whose_copy_would_have_been_on_it(
    network: Network, later: float, age: float, *, is_read_again: bool
) -> None:
    first = network.look(0.0)
    network.now += later
    assert (network.look(age) != first) is is_read_again
    assert network.read == 1 + is_read_again


@pytest.mark.parametrize(
    "other",
    [
        {"account": Account(pk=5)},
        {"account": replace(Account(), address="https://square.example/5")},
        {"name": "replies"},
        {"since": SINCE - timedelta(seconds=1)},
    ],
)
def test_another_list_is_read(network: Network, other: dict[str, object]) -> None:
    network.look(0.0)
    network.look(30.0, **other)  # type: ignore[arg-type]
    assert network.read == 2


def test_a_list_that_goes_further_back_serves(network: Network) -> None:
    network.look(0.0)
    assert network.look(30.0, since=SINCE + timedelta(hours=1))
    assert network.read == 1


def test_a_list_that_was_cut_serves_nobody(network: Network) -> None:
    network.fails = True
    with pytest.raises(NotYet):
        network.look(30.0)
    network.fails = False
    assert network.look(30.0) == ("first of reading 2", "second")


def test_lists_are_kept_for_a_minute_and_nobody_else_s_word_counts(network: Network) -> None:
    network.look(0.0)
    network.now += KEPT_FOR + 1
    network.look(0.0, account=Account(pk=5))
    assert [key[0] for key in lists_read._kept] == [5]
    network.now += 1
    assert whole_list(cast(Connection, Account(pk=5)), "posts", SINCE, lambda: ["now"]) == ("now",)
