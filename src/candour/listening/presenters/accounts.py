"""The trust's accounts as printed: what each can do, when it was read, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.channels.models import Account
from candour.channels.registry import CHANNELS, channel


@dataclass(frozen=True)
class AccountLine:
    """One account and how it is."""

    id: int
    name: str
    network: str
    address: str
    owner: str
    can_fetch: bool
    connected_at: datetime
    fetched_at: datetime | None
    paused_at: datetime | None
    paused_because: str
    paused_remedy: str


@dataclass(frozen=True)
class AccountsView:
    """The page as printed."""

    lines: tuple[AccountLine, ...]
    paused: int
    may_resume: bool


def accounts_view(accounts: Sequence[Account], *, may_resume: bool = False) -> AccountsView:
    """This will make the page of accounts, the paused ones first."""
    lines = sorted((_line(each) for each in accounts), key=lambda line: line.paused_at is None)
    return AccountsView(tuple(lines), sum(line.paused_at is not None for line in lines), may_resume)


def _line(account: Account) -> AccountLine:
    network = channel(account.channel) if account.channel in CHANNELS else None
    return AccountLine(
        id=account.pk,
        name=account.name,
        network=network.label if network else "No network behind it",
        address=account.address,
        owner=account.owner.full_name if account.owner else "",
        can_fetch=network is not None and network.capabilities.can_fetch,
        connected_at=account.connected_at,
        fetched_at=account.fetched_at,
        paused_at=account.paused_at,
        paused_because=account.paused_because,
        paused_remedy=account.paused_remedy,
    )
