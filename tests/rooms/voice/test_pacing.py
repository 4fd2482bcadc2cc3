"""One pace an account (fault 7), and clocks that were set (fault 26): nothing too early, nothing twice."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from candour.channels.base import Budget
from candour.channels.models import Pace
from candour.channels.reading_pace import let_reads_wait
from candour.channels.registry import channel
from candour.domain.amending import TakeDownReason
from candour.domain.statements import DeliveryVerb
from candour.jobs.models import Work
from candour.voice.actions import taking_down
from candour.voice.models import Delivery, Removal
from candour.voice.outbox import pacing
from candour.voice.outbox.claiming import Claimed, claim
from candour.voice.outbox.delivering import deliver
from candour.voice.outbox.removing import remove
from candour.voice.outbox.settling import settle
from tests.rooms.voice.sending import UNDO, approved, later
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import TESTER, Place


def take(place: Place, delivery: Delivery) -> Claimed | None:
    """This will claim a copy, as a worker does that is about to send it."""
    return claim(by=TESTER, delivery_id=delivery.pk, now=place.now)


def put_back(place: Place, claimed: Claimed, wait: float, account_wait: float | None = None) -> None:
    """This will end a sending with a network's wish to wait, for the whole account unless it is said so."""
    settle(
        by=TESTER,
        delivery_id=claimed.delivery_id,
        fence=claimed.fence,
        verb=DeliveryVerb.PUT_BACK,
        now=place.now,
        reason="Wait.",
        again_in=wait,
        account_wait=wait if account_wait is None else account_wait,
    )


def due(place: Place, count: int, kind: str = "square_keyed") -> list[Delivery]:
    """This will have so many copies fall due at once."""
    copies = [approved(place, kind=kind) for _ in range(count)]
    place.now += timedelta(seconds=UNDO)
    return copies


def test_one_copy_of_an_account_is_on_the_wire_and_the_next_follows_oldest_first(place: Place) -> None:
    first, second, third = due(place, 3)
    claimed = take(place, first)
    assert claimed is not None
    assert take(place, second) is None
    assert take(place, third) is None
    deliver(by=TESTER, delivery_id=third.pk, clock=lambda: place.now)
    assert SQUARE.calls == []
    Work.objects.filter(name="voice.deliver").delete()
    put_back(place, claimed, 5.0, account_wait=0.0)
    place.deliver()
    assert [call.key for call in SQUARE.calls] == [second.key, third.key]
    later(place, 300)
    assert {call.key for call in SQUARE.calls} == {each.key for each in (first, second, third)}
    assert len(SQUARE.live()) == 3


def test_an_account_whose_network_hangs_holds_no_other_account_up(place: Place) -> None:
    hangs, waits = due(place, 2)
    [other] = due(place, 1, "square_listed")
    place.now += timedelta(seconds=UNDO)
    assert take(place, hangs) is not None
    assert take(place, waits) is None
    assert take(place, other) is not None


def test_a_sending_that_must_be_over_holds_nobody_any_more(place: Place) -> None:
    lost, waits = due(place, 2)
    assert take(place, lost) is not None
    place.now += timedelta(seconds=41)
    assert take(place, waits) is not None


def test_no_worker_comes_before_the_time_that_the_network_named(place: Place) -> None:
    told, waits = due(place, 2)
    claimed = take(place, told)
    assert claimed is not None
    put_back(place, claimed, 60.0)
    for delivery in (told, waits):
        assert take(place, delivery) is None
    early = [call.at for call in SQUARE.calls]
    later(place, 59)
    assert [call.at for call in SQUARE.calls] == early
    later(place, 2)
    assert {call.key for call in SQUARE.calls} == {told.key, waits.key}


def test_looks_wait_too_and_those_that_are_told_to_hold_only_looks(place: Place) -> None:
    unsure, waits = due(place, 2)
    let_reads_wait(unsure.account, place.now + timedelta(seconds=30), place.now)
    assert pacing.may_look_at(unsure.account_id, place.now) == place.now + timedelta(seconds=30)
    assert pacing.may_look_at(unsure.account_id, place.now + timedelta(seconds=31)) is None
    claimed = take(place, waits)
    assert claimed is not None
    put_back(place, claimed, 90.0)
    assert pacing.may_look_at(unsure.account_id, place.now) == place.now + timedelta(seconds=90)


@pytest.fixture
def three_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """This will have the square take three posts a minute from an account, as its papers would say."""
    network = channel("square_keyed")
    budget = Budget(3, 60, "https://square.test/papers")
    monkeypatch.setattr(type(network), "capabilities", replace(network.capabilities, budget=budget))


@pytest.mark.usefixtures("three_a_minute")
def test_what_a_network_takes_in_a_window_is_counted_for_all_workers(place: Place) -> None:
    copies = due(place, 7)
    place.work()
    began = place.now
    assert len(SQUARE.calls) == 3
    last = Delivery.objects.get(pk=copies[-1].pk)
    assert (last.state, last.due_at) == ("queued", Pace.objects.get().began_at + timedelta(seconds=60))
    for _ in range(6):
        later(place, 30)
    assert sorted(call.key for call in SQUARE.calls) == sorted(each.key for each in copies)
    waits = [(call.at - began).total_seconds() for call in SQUARE.calls]
    assert all(sum(start <= each < start + 60 for each in waits) <= 3 for start in waits)


def ticking(place: Place, count: float, wrong_by: timedelta = timedelta(0)) -> "Clock":
    return Clock(place, count, wrong_by)


class Clock:
    """A worker's clock on a machine that was started once; its time may have been set, its count not."""

    def __init__(self, place: Place, count: float, wrong_by: timedelta) -> None:
        self.place, self.count, self.wrong_by = place, count, wrong_by

    def __call__(self) -> datetime:
        return self.place.now + self.wrong_by

    def tick(self) -> str:
        return f"one-start {self.count:.3f}"


@pytest.mark.parametrize("wrong_by", [timedelta(days=1), timedelta(hours=-1), timedelta(days=-1)])
def test_a_clock_that_was_set_makes_no_second_copy_of_a_late_one(place: Place, wrong_by: timedelta) -> None:
    """By the clock a day has passed since the try; by the ticks two seconds, and the late copy is to come."""
    [delivery] = due(place, 1, "square_listed")
    SQUARE.faults = ["late"]
    deliver(by=TESTER, delivery_id=delivery.pk, clock=ticking(place, 100.0))
    delivery.refresh_from_db()
    assert delivery.state == "unknown"
    place.now += timedelta(seconds=2)
    for seconds in range(2, 60, 8):
        place.now += timedelta(seconds=8)
        Delivery.objects.filter(pk=delivery.pk).update(due_at=place.now - timedelta(days=2))
        deliver(by=TESTER, delivery_id=delivery.pk, clock=ticking(place, 100.0 + seconds, wrong_by))
    assert len(SQUARE.calls) == 1, "it was sent again while a late copy could still come"
    place.now += timedelta(seconds=120)
    deliver(by=TESTER, delivery_id=delivery.pk, clock=ticking(place, 300.0))
    assert len(SQUARE.live()) == 1


@pytest.mark.parametrize("wrong_by", [timedelta(days=1), timedelta(days=-1)])
def test_a_sending_is_not_doubted_while_it_may_be_under_way_whatever_the_clock_says(
    place: Place, wrong_by: timedelta
) -> None:
    [delivery] = due(place, 1)
    claimed = claim(by=TESTER, delivery_id=delivery.pk, now=place.now, tick="one-start 100.000")
    assert claimed is not None
    deliver(by=TESTER, delivery_id=delivery.pk, clock=ticking(place, 110.0, wrong_by))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.fence) == ("sending", claimed.fence)
    deliver(by=TESTER, delivery_id=delivery.pk, clock=ticking(place, 141.0, wrong_by))
    delivery.refresh_from_db()
    assert delivery.state == "unknown"


@pytest.mark.parametrize("wrong_by", [timedelta(hours=-1), timedelta(days=-1)])
def test_a_clock_set_back_sends_nothing_early(place: Place, wrong_by: timedelta) -> None:
    [delivery] = due(place, 1)
    deliver(by=TESTER, delivery_id=delivery.pk, clock=ticking(place, 100.0, wrong_by))
    assert SQUARE.calls == []
    deliver(by=TESTER, delivery_id=delivery.pk, clock=ticking(place, 101.0))
    assert len(SQUARE.live()) == 1


def taken_down(place: Place, delivery: Delivery) -> Removal:
    """This will have somebody take a public copy down; nothing is asked of its network yet."""
    taking_down.take_down(
        by=place["sister"], statement=delivery.statement, reason=TakeDownReason.STRANGER, now=place.now
    )
    return Removal.objects.get(delivery=delivery)


def test_taking_down_waits_for_what_is_on_the_wire_and_for_what_the_network_named(place: Place) -> None:
    public, sending = due(place, 2)
    place.deliver()
    Delivery.objects.filter(pk=sending.pk).update(state="queued", network_id="")
    claimed = take(place, sending)
    assert claimed is not None
    removal = taken_down(place, public)
    remove(by=TESTER, removal_id=removal.pk, clock=lambda: place.now)
    removal.refresh_from_db()
    assert (removal.state, removal.tries, len(SQUARE.live())) == ("waiting", 0, 2)
    put_back(place, claimed, 60.0)
    later(place, 59)
    removal.refresh_from_db()
    assert (removal.state, removal.tries) == ("waiting", 0)
    later(place, 2)
    removal.refresh_from_db()
    assert removal.state == "removed"


def test_what_taking_down_is_told_to_wait_for_holds_for_all_that_is_said(place: Place) -> None:
    public, waits = due(place, 2)
    Delivery.objects.filter(pk=waits.pk).update(due_at=place.now + timedelta(seconds=10))
    place.deliver()
    SQUARE.delete_faults = ["wait"]
    removal = taken_down(place, public)
    place.deliver()
    removal.refresh_from_db()
    assert (removal.state, removal.tries) == ("waiting", 1)
    place.now += timedelta(seconds=20)
    assert take(place, waits) is None
    place.now += timedelta(seconds=11)
    assert take(place, waits) is not None


@pytest.mark.usefixtures("three_a_minute")
def test_taking_down_is_counted_and_never_kept_waiting_by_our_own_count(place: Place) -> None:
    copies = due(place, 3)
    place.deliver()
    assert len(SQUARE.live()) == 3
    taken_down(place, copies[0])
    place.deliver()
    assert len(SQUARE.live()) == 2
    assert Pace.objects.get().calls == 3
