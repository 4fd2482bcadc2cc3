"""Work that is done together: taken by one claim, ended in one go, and tried again one by one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from candour.jobs import engine, perform, queue, registry, worker
from candour.jobs.models import State, Work

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
RUNS: list[list[int]] = []
BROKEN = 13
pytestmark = pytest.mark.django_db


@registry.gathered("test.gather", most=3, within=2.0, attempts=2)
def gather(payloads: Sequence[registry.Payload], _context: registry.JobContext) -> None:
    RUNS.append([each["n"] for each in payloads])
    if BROKEN in RUNS[-1]:
        raise ValueError


@pytest.fixture(autouse=True)
def _fresh() -> None:
    RUNS.clear()


def _ask(*numbers: int, seconds: float = 0) -> None:
    at = NOW + timedelta(seconds=seconds)
    for each in numbers:
        queue.enqueue_each({f"n:{each}": "test.gather"}, {"n": each}, due_at=at, trust=4)


def _claim(seconds: float) -> engine.Lease | None:
    return engine.claim(NOW + timedelta(seconds=seconds))


def _state() -> dict[int, str]:
    return {each.payload["n"]: each.state for each in Work.objects.order_by("pk")}


def test_it_waits_for_more_of_its_kind_and_is_done_once_for_as_many_as_fit() -> None:
    _ask(1, 2, 3, 4)
    assert _claim(1.9) is None
    first, second = _claim(2), _claim(2)
    assert first is not None
    assert second is not None
    assert _claim(2) is None
    for lease in (first, second):
        assert perform.perform(lease, NOW, lambda: NOW) is None
    assert RUNS == [[1, 2, 3], [4]]
    assert set(_state().values()) == {State.DONE}
    assert not engine.finish(first, NOW), "what is done is done once"


def test_what_came_while_the_first_one_waited_goes_with_it() -> None:
    _ask(1)
    _ask(2, seconds=1.9)
    _ask(3, seconds=2.1)
    lease = _claim(2)
    assert lease is not None
    assert [each.payload["n"] for each in lease.each] == [1, 2]
    assert _claim(4) is None
    assert _claim(4.1) is not None


def test_what_cannot_be_done_keeps_no_other_waiting() -> None:
    _ask(1, BROKEN, 2)
    assert worker.run_due(NOW, raising=False) == 1
    assert set(_state().values()) == {State.WAITING}
    worker.run_due(NOW + timedelta(seconds=5), raising=False)
    assert (RUNS[0], sorted(RUNS[1:])) == ([1, BROKEN, 2], [[1], [2], [BROKEN]])
    assert _state() == {1: State.DONE, BROKEN: State.DEAD, 2: State.DONE}


def test_a_worker_that_fell_silent_loses_all_that_it_took() -> None:
    _ask(1, 2)
    lost = _claim(2)
    assert lost is not None
    assert _claim(61.9) is None
    assert engine.beat(lost, NOW + timedelta(seconds=30)), "all of it is kept alive"
    assert _claim(89.9) is None
    again = [_claim(90), _claim(90)]
    assert [each and (each.attempt, each.with_it) for each in again] == [(2, ()), (2, ())]
    assert not engine.finish(lost, NOW)
    assert [each and engine.finish(each, NOW) for each in again] == [True, True]


def test_one_that_was_lost_does_not_undo_the_others() -> None:
    _ask(1, 2, 3)
    lease = _claim(2)
    assert lease is not None
    Work.objects.filter(payload__n=2).update(fence=99)
    assert not engine.finish(lease, NOW)
    assert _state() == {1: State.DONE, 2: State.RUNNING, 3: State.DONE}
