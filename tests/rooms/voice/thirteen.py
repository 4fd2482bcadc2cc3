"""Fault 13: words in parts go out into faults; people go on where it stopped; the network's record decides.

One trial is one thread of two to five parts. After each step what the public sees is the beginning of it:
never a part without the one before, none twice, each an answer to the one before.
"""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from candour.channels import actions as channels
from candour.domain.statements import DeliveryState
from candour.voice.actions import settling
from candour.voice.models import Delivery, Statement
from candour.voice.presenters.statement import StatementPage
from tests.rooms.voice.fourteen import OPEN, SLEEPS, Net, OnTheSquare, Shown
from tests.rooms.voice.sending import UNDO, later
from tests.rooms.voice.squares import TESTER, Place
from tests.rooms.voice.threading import parts_of, thread


@dataclass
class Trial:
    """One trial: the thread, what went wrong, and what was seen on the way."""

    net: Net
    number: int
    kind: str
    faults: list[str]
    statement: Statement
    wrong: list[str] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return f"{self.number}: {len(parts_of(self.statement))} parts on {self.kind}, {self.faults}"

    def shown(self) -> list[Shown]:
        """This will give what the public sees of the thread, in the order in which the network took it."""
        keys = {part.key for part in parts_of(self.statement)}
        return [shown for shown in self.net.live(self.kind) if shown.key in keys]

    def look(self) -> None:
        """This will write down what is wrong with what the public sees now."""
        parts, shown = parts_of(self.statement), self.shown()
        if [each.key for each in shown] != [part.key for part in parts[: len(shown)]]:
            order = [next(part.part for part in parts if part.key == each.key) for each in shown]
            self.wrong.append(f"it stood there in the order {order}")
        post = self.statement.post
        answered = [post.network_id if post else "", *(each.id for each in shown)]
        if any(each.in_reply_to != before for each, before in zip(shown, answered, strict=False)):
            self.wrong.append("a part answers something else than the one before it")

    def verdict(self) -> str:
        """This will say what is wrong in the end, or nothing."""
        self.statement.refresh_from_db()
        missing = len(parts_of(self.statement)) - len(self.shown())
        if missing or self.statement.state != "published":
            self.wrong.append(f"{missing} parts are missing, and it is shown as {self.statement.state}")
        return "; ".join(dict.fromkeys(self.wrong))


def run(place: Place, net: Net, number: int, seed: int) -> Trial:
    """This will make one trial, from the approval until all of it is out."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - a trial that can be repeated, not a secret
    kind, parts = net.kinds[number % 3], chance.randint(2, 5)
    faults = [chance.choice(net.faults) if chance.random() < 0.6 else "" for _ in range(3 * parts)]
    statement = thread(place, kind, row=1000 + number, parts=parts)
    trial = Trial(net, number, kind, faults, statement)
    net.spoil(kind, faults, [])
    later(place, UNDO)
    trial.look()
    for seconds in (*SLEEPS, *SLEEPS):
        if not parts_that_are_open(statement):
            break
        later(place, seconds)
        trial.look()
        _look_after(place, trial)
    net.spoil(kind, [], [])
    later(place, 120)  # a late copy would show itself now
    trial.look()
    return trial


def parts_that_are_open(statement: Statement) -> bool:
    return Delivery.objects.filter(statement=statement, state__in=OPEN).exists()


def _look_after(place: Place, trial: Trial) -> None:
    """This will have people do what they are asked to do, once a late copy has had time to come."""
    by = place["communications"]
    for account in place.accounts.values():
        account.refresh_from_db()
        if account.paused_at and place.now - account.paused_at > timedelta(seconds=60):
            channels.resume_account(by=TESTER, account=account, now=place.now)
    copies = Delivery.objects.filter(statement=trial.statement)
    for delivery in copies.filter(state=DeliveryState.ASKED):
        place.now += timedelta(seconds=91)
        shown = [each for each in trial.shown() if each.key == delivery.key]
        if shown:
            url = _address(trial, delivery, shown[0])
            settling.say_live(by=by, delivery=delivery, url=url, now=place.now)
        else:
            settling.say_not_live(by=by, delivery=delivery, now=place.now)
    for delivery in copies.filter(state=DeliveryState.FAILED):
        _see_where_it_stopped(trial, delivery)
        settling.try_again(by=by, delivery=delivery, now=place.now)


def _see_where_it_stopped(trial: Trial, delivery: Delivery) -> None:
    trial.statement.refresh_from_db()
    page = StatementPage.of(trial.statement)
    live = len(trial.shown())
    trial.stops.append(f"{live} of {delivery.parts} live")
    if live != delivery.part - 1 or (live and page.heading != f"It stopped: {trial.stops[-1]}"):
        trial.wrong.append(
            f"the page says “{page.heading}” with {live} live and part {delivery.part} refused"
        )


def _address(trial: Trial, delivery: Delivery, shown: Shown) -> str:
    if isinstance(trial.net, OnTheSquare):
        return f"http://square.test/{shown.id}"
    return f"{delivery.account.address}/posts/{shown.id}"
