"""Fault 14: somebody owns a mistake, or takes a reply down, in the very moment in which it is being sent.

One trial is one reply with a fault on the way out, the request while the network is being asked, and more
faults for what the request leads to. People do what they are asked to. The network's own record decides.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from candour.channels import actions as channels
from candour.domain.amending import RemovalState, TakeDownReason
from candour.domain.statements import DeliveryState
from candour.people.models import Person
from candour.voice.actions import settling
from candour.voice.actions.taking_down import say_gone, take_down
from candour.voice.models import Delivery, Removal, Statement
from tests.rooms.voice.owning import owned
from tests.rooms.voice.sending import UNDO, approved, later
from tests.rooms.voice.square import DELETE_FAULTS, FAULTS, SQUARE, Call, Copy
from tests.rooms.voice.squares import TESTER, Place

KINDS = ("square_keyed", "square_listed", "square_blind")
WHAT = ("correct", "take_down")
SLEEPS = (*[5] * 12, *[20] * 12, *[60] * 12, *[300] * 8)
"""How long the worker waits between two looks at its work: an hour or so in all."""


@dataclass
class Trial:
    """One trial: what was asked for, what went wrong, and what the network shows in the end."""

    number: int
    kind: str
    what: str
    faults: list[str]
    more: list[str]
    delivery: Delivery
    correction: Statement | None = None
    asked_at: datetime | None = None

    def live(self, key: str) -> list[Copy]:
        return [copy for copy in SQUARE.live() if copy.key == key]

    @property
    def words(self) -> str:
        return f"{self.number}: {self.what} on {self.kind}, {self.faults}, then {self.more}"

    @property
    def end(self) -> str:
        """This will say in a word what the network shows of the reply in the end."""
        return f"{self.what}: {'live' if self.live(self.delivery.key) else 'not there'}"

    def verdict(self) -> str:
        """This will say what is wrong in the end, or nothing."""
        first = self.live(self.delivery.key)
        if len(first) > 1 or (first and self.asked_at is None):
            return "the reply is there twice, or should not be there"
        if self.asked_at is None:
            return ""
        if self.what == "take_down":
            return self._after_taking_down(first)
        copies = Delivery.objects.filter(statement=self.correction)
        second = [copy for each in copies for copy in self.live(each.key)]
        if len(first) != len(second):
            return f"{len(second)} corrections of {len(first)}"
        if second and second[0].in_reply_to not in {first[0].id, self._post()}:
            return "the correction is in another thread"
        return ""

    def _after_taking_down(self, first: list[Copy]) -> str:
        if first:
            return "it is still up"
        if Removal.objects.filter(
            delivery=self.delivery, state__in=[RemovalState.WAITING, RemovalState.BY_HAND]
        ):
            return "its removal never ends"
        state = Statement.objects.get(pk=self.delivery.statement_id).state
        return "" if state in {"taken_down", "withdrawn"} else f"it is shown as {state}"

    def _post(self) -> str:
        """Where nobody knows the faulty copy's number, the correction answers the post in the same thread."""
        post = self.delivery.statement.post
        return post.network_id if post and self.kind == "square_blind" else ""

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


def run(place: Place, number: int, seed: int) -> Trial:
    """This will make one trial, from the reply to the end of all that came of it."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - a trial that can be repeated, not a secret
    kind, what = KINDS[number % 3], WHAT[number // 3 % 2]
    more = chance.choices(FAULTS if what == "correct" else DELETE_FAULTS, k=chance.randrange(3))
    faults = [chance.choice(FAULTS)]
    SQUARE.faults[:], SQUARE.delete_faults[:] = [], []
    delivery = approved(place, kind, thing=f"wait of row {number}, seat {number * 7}")
    trial = Trial(number, kind, what, faults, more, delivery)
    if number % 4:  # one in four comes a moment later, when nobody may know what became of it
        SQUARE.on_call = lambda call: _ask_while_sending(place, trial, call)
    SQUARE.faults[:] = [*faults, *(more if what == "correct" else [])]
    SQUARE.delete_faults[:] = more if what == "take_down" else []
    later(place, UNDO)
    SQUARE.on_call = lambda _call: None
    if trial.asked_at is None:
        _ask(place, trial)
    for seconds in SLEEPS:
        if not _is_open(trial):
            break
        later(place, seconds)
        _look_after(place, trial)
    later(place, 120)  # a late copy would show itself now
    return trial


def _ask_while_sending(place: Place, trial: Trial, call: Call) -> None:
    if call.key == trial.delivery.key and trial.asked_at is None:
        trial.delivery.refresh_from_db()
        assert trial.delivery.state == "sending"
        _ask(place, trial)


def _ask(place: Place, trial: Trial) -> None:
    """This will own the mistake or take the reply down."""
    statement = trial.delivery.statement
    statement.refresh_from_db()
    if statement.state not in {"leaving", "published"}:
        return  # the network did not take it: it is its author's again
    trial.asked_at = place.now
    if trial.what == "take_down":
        reason = TakeDownReason.STRANGER
        take_down(by=place["matron"], statement=statement, reason=reason, now=place.now)
    else:
        right = f"It shuts at eight in row {trial.number}. Ring the bell at door {trial.number * 3}, please."
        trial.correction = owned(place, statement, right=right)


def _is_open(trial: Trial) -> bool:
    statements = [trial.delivery.statement_id, *([trial.correction.pk] if trial.correction else [])]
    copies = Delivery.objects.filter(statement__in=statements)
    unsettled = copies.filter(state__in=["queued", "sending", "unknown", "asked", "failed"])
    waiting = Removal.objects.filter(
        delivery__in=copies, state__in=[RemovalState.WAITING, RemovalState.BY_HAND]
    )
    return unsettled.exists() or waiting.exists()


def _look_after(place: Place, trial: Trial) -> None:
    """This will have people do what they are asked to do, once a late copy has had time to come."""
    statements = [trial.delivery.statement_id, *([trial.correction.pk] if trial.correction else [])]
    by: Person = place["communications"]
    for account in place.accounts.values():
        account.refresh_from_db()
        if account.paused_at and place.now - account.paused_at > timedelta(seconds=60):
            channels.resume_account(by=TESTER, account=account, now=place.now)
    for delivery in Delivery.objects.filter(statement__in=statements, state=DeliveryState.ASKED):
        place.now += timedelta(seconds=91)
        if trial.live(delivery.key):
            settling.say_live(by=by, delivery=delivery, url="http://square.test/1", now=place.now)
        else:
            settling.say_not_live(by=by, delivery=delivery, now=place.now)
    if trial.correction is not None:
        for delivery in Delivery.objects.filter(statement=trial.correction, state=DeliveryState.FAILED):
            settling.try_again(by=by, delivery=delivery, now=place.now)
    for removal in Removal.objects.filter(
        delivery__statement__in=statements, state=RemovalState.BY_HAND, told_at__lt=place.now
    ).select_related("delivery"):
        for copy in trial.live(removal.delivery.key):
            copy.is_deleted = True  # by hand, on the network itself
        say_gone(by=by, delivery=removal.delivery, now=place.now)
