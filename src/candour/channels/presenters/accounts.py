"""The trust's accounts as printed: does each work, how long still, what is wrong and what mends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from candour.channels.connecting import connectable
from candour.channels.models import Account, AccountSecrets, Bell, Stream
from candour.channels.registry import bell_of, channel, known, stream_of
from candour.channels.ringing import BellPull, word_for
from candour.domain.connections import Access, Standing, days_left, end_of, standing
from candour.domain.streams import LineSeen, LineStands, line_stands
from candour.web.filters import day, plural

TAGS = {
    Standing.LOST: ("Not let in", "red"),
    Standing.ENDED: ("Access has ended", "red"),
    Standing.PAUSED: ("Paused", "red"),
    Standing.ENDS_SOON: ("Stops soon", "orange"),
    Standing.WORKS: ("Working", "green"),
}
ORDER = list(Standing)


@dataclass(frozen=True)
class LineView:
    """The line by which posts come at once: how it stands, since when, and what was fetched after a cut."""

    stands: LineStands
    opened_at: datetime | None
    heard_at: datetime | None
    down_since: datetime | None
    gap_since: datetime | None
    gap_filled_at: datetime | None
    trouble: str


@dataclass(frozen=True)
class BellView:
    """What a person sets on the network's own page so that it rings, and how that goes."""

    network: str
    pull: BellPull
    address: str
    word: str
    agreed_at: datetime | None
    rung_at: datetime | None
    refused: int
    refused_at: datetime | None
    trouble: str

    @property
    def is_refused(self) -> bool:
        """This will say whether the last call was not signed with the secret that we have."""
        known = max(filter(None, (self.rung_at, self.agreed_at)), default=None)
        return self.refused_at is not None and (known is None or self.refused_at > known)


@dataclass(frozen=True)
class AccountLine:
    """One account and how it stands."""

    id: int
    name: str
    network: str
    address: str
    owner: str
    can_fetch: bool
    can_connect: bool
    connected_at: datetime
    fetched_at: datetime | None
    standing: Standing
    tag: tuple[str, str]
    access: str
    wrong: str
    remedy: str
    since: datetime | None
    trouble: str
    trouble_at: datetime | None
    line: LineView | None
    speaks: bool

    @property
    def is_stopped(self) -> bool:
        """This will say whether nothing leaves by this account now."""
        return self.standing in {Standing.LOST, Standing.ENDED, Standing.PAUSED}

    @property
    def needs_connecting(self) -> bool:
        """This will say whether connecting again is what mends it."""
        return self.can_connect and self.standing in {Standing.LOST, Standing.ENDED, Standing.ENDS_SOON}


@dataclass(frozen=True)
class ConnectionsView:
    """The page as printed."""

    lines: tuple[AccountLine, ...]
    stopped: int
    ending: int
    may_connect: bool


def connections_view(accounts: Sequence[Account], now: datetime, *, may_connect: bool) -> ConnectionsView:
    """This will make the page of accounts, those that need somebody first."""
    lines = sorted(
        (account_line(each, now) for each in accounts), key=lambda line: ORDER.index(line.standing)
    )
    return ConnectionsView(
        tuple(lines),
        sum(line.is_stopped for line in lines),
        sum(line.standing == Standing.ENDS_SOON for line in lines),
        may_connect,
    )


def account_line(account: Account, now: datetime) -> AccountLine:
    """This will say how one account stands; its row of secrets is loaded with it, without what is sealed."""
    network = known(account.channel)
    held: AccountSecrets | None = getattr(account, "held", None)
    access = held.access if held else None
    is_lost = account.disconnected_at is not None
    stands = standing(access, now, is_lost=is_lost, is_paused=account.paused_at is not None)
    wrong, remedy, since = _wrong(account, access, stands)
    return AccountLine(
        id=account.pk,
        name=account.name,
        network=network.label if network else "No network behind it",
        address=account.address,
        owner=account.owner.full_name if account.owner else "",
        can_fetch=network is not None and network.capabilities.can_fetch,
        can_connect=connectable(account.channel) is not None,
        connected_at=account.connected_at,
        fetched_at=account.fetched_at,
        standing=stands,
        tag=TAGS[stands],
        access=_access_words(access, now) if access and not is_lost else "",
        wrong=wrong,
        remedy=remedy,
        since=since,
        trouble=held.trouble if held else "",
        trouble_at=held.trouble_at if held else None,
        line=_line(account, now),
        speaks=network is None or network.capabilities.can_publish,
    )


def bell_view(account: Account) -> BellView | None:
    """This will say how a network is made to ring; None where it cannot, or lets nobody in now."""
    network = bell_of(account.channel)
    if network is None or account.disconnected_at is not None:
        return None
    row: Bell | None = getattr(account, "bell", None)
    return BellView(
        network=channel(account.channel).label,
        pull=network.bell,
        address=settings.CANDOUR_ADDRESS + reverse("lookout-bell", args=[account.pk]),
        word=word_for(account.pk),
        agreed_at=row.agreed_at if row else None,
        rung_at=row.rung_at if row else None,
        refused=row.refused if row else 0,
        refused_at=row.refused_at if row else None,
        trouble=row.trouble if row else "",
    )


def _line(account: Account, now: datetime) -> LineView | None:
    """This will say how the line of an account stands; None where it has none here, or it is stopped."""
    row: Stream | None = getattr(account, "stream", None)
    if row is None or account.paused_at is not None or stream_of(account.channel) is None:
        return None
    seen = LineSeen(row.opened_at, row.held_until, row.down_since, row.gap_since)
    return LineView(
        stands=line_stands(seen, now),
        opened_at=row.opened_at,
        heard_at=row.heard_at,
        down_since=row.down_since or row.held_until,
        gap_since=row.gap_since,
        gap_filled_at=row.gap_filled_at,
        trouble=row.trouble,
    )


def _wrong(account: Account, access: Access | None, stands: Standing) -> tuple[str, str, datetime | None]:
    if stands is Standing.ENDED and access is not None:
        words = "What lets Candour in on this network has come to its end."
        return words, "Connect it again. What waits for it stays safe until then.", end_of(access)
    return account.paused_because, account.paused_remedy, account.paused_at


def _access_words(access: Access, now: datetime) -> str:
    left, end = days_left(access, now), end_of(access)
    if left is None or end is None:
        return (
            "Candour keeps its access alive by itself."
            if access.renewal != "none"
            else "Its access has no end."
        )
    until = f"{plural(left, 'day')} of access left, until {day(end)}."
    if access.renewal != "none":
        return f"{until} Candour asks for more time by itself."
    return f"{until} Then somebody has to connect it again."
