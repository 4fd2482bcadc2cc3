"""Networks that can be connected, what each asks and why, and how a try to connect goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.channels.connecting import Connectable, Permission, Way, WayKind
from candour.channels.models import Account, ConnectionTry
from candour.channels.registry import channel
from candour.domain.connections import TryState


@dataclass(frozen=True)
class NetworkLine:
    """One network on offer."""

    key: str
    label: str
    how: str


@dataclass(frozen=True)
class ConnectView:
    """The page that asks: what is asked, why, and what happens with it."""

    key: str
    label: str
    way: Way
    is_oauth: bool
    account_id: int | None
    account_name: str
    callback: str

    @property
    def permissions(self) -> tuple[Permission, ...]:
        return self.way.permissions


@dataclass(frozen=True)
class TryView:
    """How one try goes; `go_to` is the network's page where somebody says yes."""

    label: str
    state: TryState
    go_to: str
    account_id: int | None
    account_name: str
    is_paused: bool
    reason: str
    remedy: str
    channel: str
    is_again: bool


def networks_view(found: Sequence[tuple[str, Connectable]]) -> tuple[NetworkLine, ...]:
    """This will list the networks on offer."""
    hows = {
        WayKind.APP_PASSWORD: "With the account's handle and an app password, which you make on the network.",
        WayKind.OAUTH: "You sign in on the network's own page and say yes there.",
        WayKind.KEY: "With a key that belongs to your subscription there.",
        WayKind.OPEN: "By its address alone: it is public.",
    }
    return tuple(NetworkLine(key, each.label, hows[each.way.kind]) for key, each in found)


def connect_view(key: str, network: Connectable, account: Account | None, callback: str) -> ConnectView:
    """This will make the page that asks."""
    is_oauth = network.way.kind is WayKind.OAUTH
    return ConnectView(
        key,
        network.label,
        network.way,
        is_oauth,
        account.pk if account else None,
        account.name if account else "",
        callback if is_oauth else "",
    )


def try_view(row: ConnectionTry, go_to: str) -> TryView:
    """This will say how a try goes."""
    account = row.account
    return TryView(
        label=channel(row.channel).label,
        state=TryState(row.state),
        go_to=go_to,
        account_id=account.pk if account else None,
        account_name=account.name if account else "",
        is_paused=account is not None and account.paused_at is not None,
        reason=row.reason,
        remedy=row.remedy,
        channel=row.channel,
        is_again=account is not None and row.state != TryState.CONNECTED,
    )
