"""A network inside the test's own process: the market square, where crashes and faults come to order.

It is a twin of the pretended network (tests/contracts/channels/test_square_contract.py holds it to the same
contract), without processes or waiting, so that thousands of walks go by in minutes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from candour.channels.base import (
    CannotLook,
    Capabilities,
    Connection,
    Disconnected,
    Fetched,
    Incoming,
    Limits,
    Message,
    NotAccepted,
    NotYet,
    Receipt,
    SaidBefore,
    Unclear,
)
from candour.channels.registry import CHANNELS

LONGEST = 500
LATE = timedelta(seconds=60)
"""A late copy appears so long after the request; less than the 90 s for which nobody may call it absent."""
SETTLES_IN = timedelta(seconds=90)
CLOCKS_MAY_DIFFER = timedelta(minutes=10)
FAULTS = (
    "",
    "not_yet",
    "wait",
    "refused",
    "revoked",
    "unclear_before",
    "unclear_after",
    "late",
    "crash_before",
    "crash_after",
    "crash_late",
)
DELETE_FAULTS = tuple(fault for fault in FAULTS if "late" not in fault)


class Crash(BaseException):
    """The worker dies here: nobody catches this, nothing more is written."""


@dataclass
class Copy:
    """What the public can see."""

    id: str
    account: int
    key: str
    text: str
    in_reply_to: str
    at: datetime
    is_deleted: bool = False
    changes: list[tuple[datetime, str]] = field(default_factory=list)

    def change(self, text: str, at: datetime) -> None:
        """This will let the copy say something else from a moment on."""
        self.changes.append((at, text))

    def come_to(self, now: datetime) -> None:
        """This will give the copy the words that it has by now."""
        for change in [each for each in self.changes if each[0] <= now]:
            self.changes.remove(change)
            self.text = change[1]


@dataclass(frozen=True)
class Call:
    """One request to publish, as it came."""

    account: int
    key: str
    text: str
    at: datetime


@dataclass
class Square:
    """What the square knows: copies, requests, what people outside said, and the faults to come.

    It may take words once only, and show a copy `hidden_for` seconds later.
    """

    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    copies: list[Copy] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    edits: list[Call] = field(default_factory=list)
    outside: list[Incoming] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    delete_faults: list[str] = field(default_factory=list)
    failed: int = 0
    looks_fail: bool = False
    takes_words_once: bool = False
    hidden_for: float = 0.0
    on_call: Callable[[Call], None] = field(default=lambda _call: None)

    def live(self) -> list[Copy]:
        """This will list what the public sees now; late copies have come by their time."""
        now = self.clock()
        for copy in self.copies:
            copy.come_to(now)
        return [copy for copy in self.copies if not copy.is_deleted and copy.at <= now]

    def accept(self, account: int, key: str, message: Message, honours_keys: bool, at: datetime) -> Copy:
        """This will make a copy public, or give the one of this key where keys are honoured."""
        known = [copy for copy in self.copies if copy.key == key and copy.account == account]
        if honours_keys and known:
            known[0].at = min(known[0].at, at)
            return known[0]
        number = str(len(self.copies) + 1)
        copy = Copy(number, account, key, message.text, message.in_reply_to, at)
        self.copies.append(copy)
        return copy


SQUARE = Square()
"""The one square of this process; `open_square` sweeps it."""


def open_square(clock: Callable[[], datetime] | None = None) -> Square:
    """This will sweep the square for another test or walk."""
    fresh = Square(clock) if clock else Square()
    SQUARE.__dict__.update(fresh.__dict__)
    return SQUARE


class Keyed:
    """A network that honours keys."""

    key = "square_keyed"
    label = "Square"
    capabilities = Capabilities(has_key=True, can_find=True, can_edit=True, can_delete=True, can_fetch=True)
    by_key: ClassVar = True

    def limits(self, account: Connection) -> Limits:
        del account
        return Limits(LONGEST, "characters")

    def length(self, text: str) -> int:
        return len(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will meet the next fault, or make the copy public."""
        if len(message.text) > LONGEST:
            raise NotAccepted("It is too long.", "Shorten it.")
        call = Call(account.pk, key, message.text, SQUARE.clock())
        SQUARE.calls.append(call)
        SQUARE.on_call(call)
        fault = SQUARE.faults.pop(0) if SQUARE.faults else ""
        SQUARE.failed += bool(fault)
        _fail_before(fault)
        if SQUARE.takes_words_once and any(copy.text == message.text for copy in SQUARE.copies):
            raise SaidBefore("Square")
        late = SQUARE.clock() + LATE if fault in {"late", "crash_late"} else SQUARE.clock()
        late += timedelta(seconds=SQUARE.hidden_for)
        copy = SQUARE.accept(account.pk, key, message, self.capabilities.has_key, late)
        if fault in {"crash_after", "crash_late"}:
            raise Crash
        if fault in {"unclear_after", "late"}:
            raise Unclear("The line was cut.")
        return _receipt(copy)

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will look among what the public sees; a list is sure only when every late copy has come."""
        if SQUARE.looks_fail:
            raise Unclear("The square cannot be seen in the fog.")
        for copy in SQUARE.live():
            mine = copy.key == key if self.by_key else self._is_ours(copy, message, since)
            if mine and copy.account == account.pk and copy.id not in known:
                return _receipt(copy)
        if not self.by_key and SQUARE.clock() < since + SETTLES_IN:
            raise Unclear("It is too early to say.")
        return None

    def _is_ours(self, copy: Copy, message: Message, since: datetime) -> bool:
        same = copy.text == message.text and copy.in_reply_to == message.in_reply_to
        return same and copy.at >= since - CLOCKS_MAY_DIFFER

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        del account
        start = int(cursor or 0)
        return Fetched(tuple(SQUARE.outside[start : start + 3]), str(min(start + 3, len(SQUARE.outside))))

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will meet the next fault, or change the copy's words."""
        SQUARE.edits.append(Call(account.pk, key, message.text, SQUARE.clock()))
        fault = SQUARE.faults.pop(0) if SQUARE.faults else ""
        SQUARE.failed += bool(fault)
        _fail_before(fault)
        copy = _copy(network_id)
        if copy is None:
            raise NotAccepted("It is not there.", "Write a new one.")
        late = SQUARE.clock() + LATE if fault in {"late", "crash_late"} else SQUARE.clock()
        copy.change(message.text, late)
        if fault in {"crash_after", "crash_late"}:
            raise Crash
        if fault in {"unclear_after", "late"}:
            raise Unclear("The line was cut.")
        copy.come_to(late)
        return _receipt(copy)

    def changed(self, account: Connection, network_id: str, message: Message) -> Receipt | None:
        """This will look what a copy says."""
        del account
        if SQUARE.looks_fail:
            raise Unclear("The square cannot be seen in the fog.")
        shown = [copy for copy in SQUARE.live() if copy.id == network_id and copy.text == message.text]
        return _receipt(shown[0]) if shown else None

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will meet the next fault of deleting, or take the copy away."""
        del account, key
        fault = SQUARE.delete_faults.pop(0) if SQUARE.delete_faults else ""
        SQUARE.failed += bool(fault)
        _fail_before(fault)
        copy = _copy(network_id)
        if copy is not None:
            copy.is_deleted = True
        if fault == "crash_after":
            raise Crash
        if fault == "unclear_after":
            raise Unclear("The line was cut.")

    def number_at(self, account: Connection, url: str) -> str:
        del account
        number = url.removeprefix("http://square.test/")
        return number if number.isdigit() else ""


class Listed(Keyed):
    """A network without keys that shows a list."""

    key = "square_listed"
    capabilities = Capabilities(has_key=False, can_find=True, can_edit=True, can_delete=True, can_fetch=True)
    by_key: ClassVar = False


class Blind(Keyed):
    """A network with neither keys nor a list."""

    key = "square_blind"
    capabilities = Capabilities(has_key=False, can_find=False, can_edit=True, can_delete=True, can_fetch=True)

    def find(self, *_asked: object, **_more: object) -> Receipt | None:
        """This will say that nobody can know."""
        raise Unclear("This network cannot be asked.")

    def changed(self, *_asked: object) -> Receipt | None:
        """This will say that nobody can know."""
        raise CannotLook("This network cannot be asked.")


KINDS = {each.key: each for each in (Keyed, Listed, Blind)}
CHANNELS.update({key: f"{__name__}:{each.__name__}" for key, each in KINDS.items()})


def _fail_before(fault: str) -> None:
    match fault:
        case "not_yet":
            raise NotYet("The square is shut for a moment.")
        case "wait":
            raise NotYet("The square asks for patience.", 30.0)
        case "refused":
            raise NotAccepted("The square does not take this.", "Change the words.")
        case "revoked":
            raise Disconnected("The square no longer knows us.", "Connect the account again.")
        case "unclear_before":
            raise Unclear("No answer came.")
        case "crash_before":
            raise Crash


def _copy(network_id: str) -> Copy | None:
    return next((each for each in SQUARE.copies if each.id == network_id and not each.is_deleted), None)


def _receipt(copy: Copy) -> Receipt:
    return Receipt(copy.id, f"http://square.test/{copy.id}", copy.text)
