"""Work that takes turns: of one lane, one piece is done at a time, and it holds up nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from candour.jobs import engine, queue, registry
from candour.jobs.models import State, Work

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@registry.job("test.speak", attempts=3, lease_seconds=60)
def speak(_payload: registry.Payload, _context: registry.JobContext) -> None:
    """This will do nothing."""


def _ask(lane: str, seconds: float = 0, wait: float | None = None) -> int:
    due_at = NOW + timedelta(seconds=seconds)
    not_before = None if wait is None else NOW + timedelta(seconds=wait)
    return queue.enqueue("test.speak", {}, due_at=due_at, lane=lane, not_before=not_before)


def _claim(seconds: float = 0) -> engine.Lease | None:
    return engine.claim(NOW + timedelta(seconds=seconds), ["test.speak"])


@pytest.mark.django_db
def test_one_piece_of_a_lane_is_done_at_a_time_oldest_first_and_other_lanes_go_on() -> None:
    second, first = _ask("a", -1), _ask("a", -2)
    other, free = _ask("b"), _ask("")
    also_free = _ask("")
    taken = [_claim() for _ in range(5)]
    assert [lease and lease.work for lease in taken] == [first, other, free, also_free, None]
    assert taken[0] is not None
    assert engine.finish(taken[0], NOW)
    then = _claim()
    assert then is not None
    assert then.work == second


@registry.job("test.hurry", goes_first=True)
def hurry(_payload: registry.Payload, _context: registry.JobContext) -> None:
    """This will do nothing, before others do."""


@pytest.mark.django_db
def test_what_goes_first_is_taken_before_what_has_waited_longer_and_not_before_it_is_due() -> None:
    slow = _ask("", -60)
    quick = queue.enqueue("test.hurry", {}, due_at=NOW)
    queue.enqueue("test.hurry", {}, due_at=NOW + timedelta(seconds=1))
    taken = [engine.claim(NOW, ["test.speak", "test.hurry"]) for _ in range(3)]
    assert [lease and lease.work for lease in taken] == [quick, slow, None]


@pytest.mark.django_db
def test_what_ends_and_what_comes_next_in_its_lane_are_written_together() -> None:
    first, second = _ask("a", -2), _ask("a", -1)
    lease = _claim()
    assert lease is not None
    assert lease.work == first
    kept, after = engine.finish_and_claim(lease, NOW)
    assert kept
    assert after is not None
    assert after.work == second
    assert Work.objects.get(pk=first).state == State.DONE
    assert engine.finish_and_claim(after, NOW) == (True, None)
    assert engine.finish_and_claim(after, NOW) == (False, None), "what is done is done once"


@pytest.mark.django_db
def test_a_lane_whose_worker_died_goes_on_when_the_lease_ends() -> None:
    first, second = _ask("a", -2), _ask("a", -1)
    _claim()
    assert _claim(59) is None
    assert engine.next_due(NOW) == NOW + timedelta(seconds=60)
    assert {lease.work for lease in (_claim(60),) if lease} == {second}
    assert Work.objects.get(pk=first).state == State.RUNNING, "it comes next, and is not forgotten"


@pytest.mark.django_db
def test_work_that_was_kept_waiting_is_brought_forward_one_by_one_and_what_is_not_due_is_not() -> None:
    _ask("a", 30, 30)
    later, sooner = _ask("a", -1, 20), _ask("a", -2, 20)
    _ask("b", -3, 20)
    assert _claim() is None
    assert queue.bring_forward("test.speak", "a", NOW)
    lease = _claim()
    assert lease is not None
    assert lease.work == sooner
    engine.finish(lease, NOW)
    assert queue.bring_forward("test.speak", "a", NOW)
    assert not queue.bring_forward("test.speak", "a", NOW)
    lease = _claim()
    assert lease is not None
    assert lease.work == later
