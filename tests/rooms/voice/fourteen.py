"""Fault 14: somebody owns a mistake, or takes a reply down, in the very moment in which it is being sent.

One trial is one reply with a fault on the way out, the request while the network is being asked, and more
faults for what the request leads to. People do what they are asked to. The network's own record decides.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from candour.channels import actions as channels
from candour.domain.amending import RemovalState, TakeDownReason
from candour.domain.statements import DeliveryState
from candour.people.models import Person
from candour.voice.actions import settling
from candour.voice.actions.taking_down import say_gone, take_down
from candour.voice.models import Delivery, Removal, Statement
from tests.rooms.voice.owning import owned
from tests.rooms.voice.sending import UNDO, approved, later
from tests.rooms.voice.square import DELETE_FAULTS, FAULTS, SQUARE
from tests.rooms.voice.squares import TESTER, Place

WHAT = ("correct", "take_down")
SLEEPS = (*[5] * 12, *[20] * 12, *[60] * 12, *[300] * 8)
"""How long the worker waits between two looks at its work: an hour or so in all."""
OPEN = ("queued", "sending", "unknown", "asked", "failed")


@dataclass(frozen=True)
class Shown:
    """One copy that the public sees, as the network's own record has it."""

    id: str
    key: str
    in_reply_to: str


class Net(Protocol):
    """The networks on which trials are made, and what can go wrong there."""

    @property
    def kinds(self) -> Sequence[str]: ...
    @property
    def faults(self) -> Sequence[str]: ...
    @property
    def delete_faults(self) -> Sequence[str]: ...

    def live(self, kind: str) -> list[Shown]:
        """This will list what the public sees on one network."""

    def spoil(self, kind: str, faults: Sequence[str], deletes: Sequence[str]) -> None:
        """This will let the next requests meet these faults."""

    def while_asked(self, kind: str, do: Callable[[str], None] | None) -> None:
        """This will call `do` with the key of each post while the network is being asked to take it."""

    def remove_by_hand(self, kind: str, shown: Shown) -> None:
        """This will take a copy down as a person does, on the network's own page."""


class OnTheSquare:
    """Trials on the market square, in this process: a worker can die there, too."""

    kinds = ("square_keyed", "square_listed", "square_blind")
    faults = FAULTS
    delete_faults = DELETE_FAULTS

    def live(self, kind: str) -> list[Shown]:
        del kind
        return [Shown(copy.id, copy.key, copy.in_reply_to) for copy in SQUARE.live()]

    def spoil(self, kind: str, faults: Sequence[str], deletes: Sequence[str]) -> None:
        del kind
        SQUARE.faults[:], SQUARE.delete_faults[:] = faults, deletes

    def while_asked(self, kind: str, do: Callable[[str], None] | None) -> None:
        del kind
        SQUARE.on_call = lambda call: do(call.key) if do else None

    def remove_by_hand(self, kind: str, shown: Shown) -> None:
        del kind
        next(copy for copy in SQUARE.copies if copy.id == shown.id).is_deleted = True


@dataclass
class Trial:
    """One trial: what was asked for, what went wrong, and what the network shows in the end."""

    net: Net
    number: int
    kind: str
    what: str
    faults: list[str]
    more: list[str]
    delivery: Delivery
    correction: Statement | None = None
    is_asked: bool = False

    def live(self, key: str) -> list[Shown]:
        return [shown for shown in self.net.live(self.kind) if shown.key == key]

    @property
    def words(self) -> str:
        return f"{self.number}: {self.what} on {self.kind}, {self.faults}, then {self.more}"

    @property
    def end(self) -> str:
        """This will say in a word what the network shows of the reply in the end."""
        return f"{self.what}: {'live' if self.live(self.delivery.key) else 'not there'}"

    @property
    def statements(self) -> list[int]:
        return [self.delivery.statement_id, *([self.correction.pk] if self.correction else [])]

    def verdict(self) -> str:
        """This will say what is wrong in the end, or nothing."""
        first = self.live(self.delivery.key)
        if len(first) > 1 or (first and not self.is_asked):
            return "the reply is there twice, or should not be there"
        if not self.is_asked:
            return ""
        if self.what == "take_down":
            return self._after_taking_down(first)
        copies = Delivery.objects.filter(statement=self.correction)
        second = [shown for each in copies for shown in self.live(each.key)]
        if len(first) != len(second):
            return f"{len(second)} corrections of {len(first)}"
        if second and second[0].in_reply_to not in {first[0].id, self._post()}:
            return "the correction is in another thread"
        return ""

    def _after_taking_down(self, first: list[Shown]) -> str:
        if first:
            return "it is still up"
        left = Removal.objects.filter(delivery=self.delivery)
        if left.filter(state__in=[RemovalState.WAITING, RemovalState.BY_HAND]).exists():
            return "its removal never ends"
        state = Statement.objects.get(pk=self.delivery.statement_id).state
        return "" if state in {"taken_down", "withdrawn"} else f"it is shown as {state}"

    def _post(self) -> str:
        """Where nobody knows the faulty copy's number, the correction answers the post in the same thread."""
        post = self.delivery.statement.post
        return post.network_id if post and self.kind == self.net.kinds[2] else ""

    def delay(self) -> timedelta | None:
        """This will tell how long after both were known the correction stood in the thread."""
        if self.what != "correct" or self.correction is None:
            return None
        copy = Delivery.objects.filter(statement=self.correction).first()
        first = Delivery.objects.get(pk=self.delivery.pk)
        leaves_at = self.correction.leaves_at
        if not copy or not copy.published_at or not first.published_at or not leaves_at:
            return None
        return copy.published_at - max(first.published_at, leaves_at)


def run(place: Place, net: Net, number: int, seed: int) -> Trial:
    """This will make one trial, from the reply to the end of all that came of it."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - a trial that can be repeated, not a secret
    kind, what = net.kinds[number % 3], WHAT[number // 3 % 2]
    is_taken = what == "take_down"
    more = chance.choices(net.delete_faults if is_taken else net.faults, k=chance.randrange(3))
    faults = [chance.choice(net.faults)]
    delivery = approved(place, kind, thing=f"wait of row {number}, seat {number * 7}")
    trial = Trial(net, number, kind, what, faults, more, delivery)
    if number % 4:  # one in four comes a moment later, when nobody may know what became of it
        net.while_asked(kind, lambda key: _ask_while_sending(place, trial, key))
    net.spoil(kind, [*faults, *([] if is_taken else more)], more if is_taken else [])
    later(place, UNDO)
    net.while_asked(kind, None)
    if not trial.is_asked:
        _ask(place, trial)
    for seconds in SLEEPS:
        if not _is_open(trial):
            break
        later(place, seconds)
        _look_after(place, trial)
    later(place, 120)  # a late copy would show itself now
    return trial


def _ask_while_sending(place: Place, trial: Trial, key: str) -> None:
    if key == trial.delivery.key and not trial.is_asked:
        trial.delivery.refresh_from_db()
        assert trial.delivery.state == "sending"
        _ask(place, trial)


def _ask(place: Place, trial: Trial) -> None:
    """This will own the mistake or take the reply down, unless its author has it again."""
    statement = trial.delivery.statement
    statement.refresh_from_db()
    if statement.state not in {"leaving", "published"}:
        return
    trial.is_asked = True
    if trial.what == "take_down":
        reason = TakeDownReason.STRANGER
        take_down(by=place["matron"], statement=statement, reason=reason, now=place.now)
    else:
        right = f"It shuts at eight in row {trial.number}. Ring the bell at door {trial.number * 3}, please."
        trial.correction = owned(place, statement, right=right)


def _is_open(trial: Trial) -> bool:
    copies = Delivery.objects.filter(statement__in=trial.statements)
    removals = Removal.objects.filter(delivery__in=copies)
    waiting = removals.filter(state__in=[RemovalState.WAITING, RemovalState.BY_HAND])
    return trial.is_asked and (copies.filter(state__in=OPEN).exists() or waiting.exists())


def _look_after(place: Place, trial: Trial) -> None:
    """This will have people do what they are asked to do, once a late copy has had time to come."""
    by: Person = place["communications"]
    for account in place.accounts.values():
        account.refresh_from_db()
        if account.paused_at and place.now - account.paused_at > timedelta(seconds=60):
            channels.resume_account(by=TESTER, account=account, now=place.now)
    copies = Delivery.objects.filter(statement__in=trial.statements)
    for delivery in copies.filter(state=DeliveryState.ASKED):
        place.now += timedelta(seconds=91)
        if trial.live(delivery.key):
            settling.say_live(by=by, delivery=delivery, url="http://square.test/1", now=place.now)
        else:
            settling.say_not_live(by=by, delivery=delivery, now=place.now)
    for delivery in copies.filter(state=DeliveryState.FAILED, follows__isnull=False):
        settling.try_again(by=by, delivery=delivery, now=place.now)
    left = Removal.objects.filter(delivery__in=copies, state=RemovalState.BY_HAND, told_at__lt=place.now)
    for removal in left.select_related("delivery"):
        for shown in trial.live(removal.delivery.key):
            trial.net.remove_by_hand(trial.kind, shown)
        say_gone(by=by, delivery=removal.delivery, now=place.now)
