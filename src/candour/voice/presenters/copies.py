"""What became of each copy on the networks, in words: whole ones, and those that go out in parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain import threads
from candour.domain.statements import WENT_OUT, DeliveryState
from candour.voice.models import Delivery, Statement
from candour.voice.presenters.amended import RemovalOnPage
from candour.voice.queries.threads import copies_in_parts, states_of

COPY_WORDS: dict[DeliveryState, tuple[str, str]] = {
    DeliveryState.QUEUED: ("Waiting to leave", "grey"),
    DeliveryState.SENDING: ("Sending", "blue"),
    DeliveryState.PUBLISHED: ("Live", "green"),
    DeliveryState.UNKNOWN: ("We cannot tell yet whether this is live: we are looking", "yellow"),
    DeliveryState.ASKED: ("We cannot tell whether this is live: look here", "red"),
    DeliveryState.FAILED: ("Not published", "red"),
    DeliveryState.TAKEN_DOWN: ("Taken down", "grey"),
    DeliveryState.WITHDRAWN: ("Not sent", "grey"),
}
CHANGE_WORDS: dict[DeliveryState, str] = {
    DeliveryState.QUEUED: "Waiting to be changed",
    DeliveryState.SENDING: "Changing it",
    DeliveryState.PUBLISHED: "Changed",
    DeliveryState.UNKNOWN: "We cannot tell yet whether it says the new words: we are looking",
    DeliveryState.ASKED: "We cannot tell whether it says the new words: look here",
    DeliveryState.FAILED: "Not changed",
    DeliveryState.WITHDRAWN: "Not changed",
}


@dataclass(frozen=True)
class Copy:
    """One copy on one network, in words."""

    pk: int
    account: str
    words: str
    colour: str
    url: str
    look_at: str
    reason: str
    remedy: str
    is_asked: bool
    can_try_again: bool
    published_at: datetime | None
    removal: RemovalOnPage | None
    is_kept_in: bool
    part: int = 0
    waits_for: int = 0
    is_change: bool = False

    @staticmethod
    def of(delivery: Delivery, waits_for: int = 0) -> "Copy":
        """This will put one delivery into words; `waits_for` is the part that has to be live before it."""
        state = DeliveryState(delivery.state)
        words, colour = COPY_WORDS[state]
        if delivery.changes_id is not None:
            words = CHANGE_WORDS.get(state, words)
        removal = getattr(delivery, "removal", None)
        on_page = RemovalOnPage.of(removal, state) if removal else None
        if on_page is not None and state is not DeliveryState.ASKED:
            words, colour = on_page.words, on_page.colour
        if waits_for and state is DeliveryState.QUEUED:
            words = f"Waits for part {waits_for}"
        return Copy(
            pk=delivery.pk,
            account=delivery.account.name,
            words=words,
            colour=colour,
            url=delivery.url if state is DeliveryState.PUBLISHED else "",
            look_at=delivery.account.address,
            reason=on_page.reason if on_page else delivery.reason,
            remedy=on_page.remedy if on_page else delivery.remedy,
            is_asked=state is DeliveryState.ASKED,
            can_try_again=state is DeliveryState.FAILED,
            published_at=delivery.published_at,
            removal=on_page,
            is_kept_in=state is DeliveryState.WITHDRAWN,
            part=delivery.part if delivery.parts > 1 else 0,
            waits_for=waits_for,
            is_change=delivery.changes_id is not None,
        )

    @property
    def named(self) -> str:
        """The account, or which part it is: a thread names its account above its parts."""
        return f"Part {self.part}" if self.part else self.account

    @property
    def says_why(self) -> bool:
        """Whether the reason and what helps belong on the page: a person is to act, or it did not go out."""
        return bool(self.reason) and (
            self.is_asked or self.can_try_again or self.removal is not None or self.is_kept_in
        )


@dataclass(frozen=True)
class CopyInParts:
    """One copy on one account: a single row, or its parts in order with how many of them are live."""

    account: str
    words: str
    colour: str
    parts: tuple[Copy, ...]
    live: int
    stopped_at: int

    @property
    def is_thread(self) -> bool:
        """Whether it goes out in several parts."""
        return len(self.parts) > 1

    @property
    def is_change(self) -> bool:
        """Whether these are new words for a copy that is live."""
        return self.parts[0].is_change

    @property
    def live_words(self) -> str:
        """What can come down: "part 1", or "the 2 that are live"."""
        return "part 1" if self.live == 1 else f"the {self.live} parts that are live"

    @staticmethod
    def of(rows: Sequence[Delivery]) -> "CopyInParts":
        """This will put the rows of one copy into words."""
        states = states_of(rows)
        live, first = threads.count_out(states), _first_not_out(rows)
        return CopyInParts(
            account=rows[0].account.name,
            words=f"{live} of {len(rows)} {'live' if rows[0].changes_id is None else 'changed'}",
            colour=_colour(states),
            parts=tuple(Copy.of(row, _waits_for(row, first)) for row in rows),
            live=live,
            stopped_at=first if threads.has_stopped(states) else 0,
        )


def rows_of(statement: Statement) -> list[Delivery]:
    """This will give the rows of all copies of a statement; one SQL statement."""
    return list(statement.deliveries.select_related("account", "removal").order_by("pk"))


def copies_on_page(rows: Sequence[Delivery]) -> tuple[CopyInParts, ...]:
    """This will show every copy: a withdrawn one only where it was kept in for a reason to read."""
    shown = [parts for parts in copies_in_parts(rows) if not _is_silent(parts)]
    return tuple(CopyInParts.of(parts) for parts in shown)


def _is_silent(rows: Sequence[Delivery]) -> bool:
    told = any(row.follows_id or row.changes_id or hasattr(row, "removal") for row in rows)
    return not told and all(row.state == DeliveryState.WITHDRAWN for row in rows)


def _first_not_out(rows: Sequence[Delivery]) -> int:
    return next((row.part for row in rows if row.state not in WENT_OUT), 0)


def _waits_for(row: Delivery, first: int) -> int:
    return first if first and row.part > first else 0


def _colour(states: Sequence[DeliveryState]) -> str:
    where = threads.outcome(states)
    return COPY_WORDS[where][1]
