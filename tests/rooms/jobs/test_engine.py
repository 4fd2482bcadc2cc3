"""The lease table: fences, attempts, backoff, waiting without cost, death and what a person may do then."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from candour.jobs import actions, engine, news, perform, queries, queue, registry, schedules, worker
from candour.jobs import jobs as own_jobs
from candour.jobs.models import State, Work
from candour.ledger.models import Event, Seal
from tests import databases

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
SECRET = "Mrs Pengelly of bed nine"
RUNS: list[tuple[str, int]] = []
HALFWAY = 0.5


@registry.job("test.count", attempts=3, lease_seconds=60)
def count(payload: registry.Payload, context: registry.JobContext) -> None:
    RUNS.append((context.actor.ledger_name, context.attempt))
    match payload.get("do"):
        case "fail":
            raise ValueError(SECRET)
        case "later":
            raise registry.RetryAfter(30)
        case "lengthen":
            Work.objects.update(next_at=context.now)
            context.keep_alive()
        case "lose":
            Work.objects.update(fence=99)
            context.keep_alive()


@pytest.fixture(autouse=True)
def _fresh() -> None:
    RUNS.clear()


def _ask(do: str = "", **more: object) -> Work:
    pk = queue.enqueue("test.count", {"do": do, **more}, due_at=NOW, trust=4)
    return Work.objects.get(pk=pk)


def _claim(now: datetime = NOW) -> engine.Lease:
    lease = engine.claim(now)
    assert lease is not None
    return lease


def _in(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.mark.django_db
def test_one_claim_takes_one_piece_of_work_and_nobody_else_gets_it() -> None:
    _ask()
    _ask()
    assert {_claim().work, _claim().work} == set(Work.objects.values_list("pk", flat=True))
    assert engine.claim(NOW) is None


@pytest.mark.django_db
def test_the_fence_refuses_whoever_lost_the_lease() -> None:
    _ask()
    first = _claim()
    assert engine.claim(_in(59)) is None
    second = _claim(_in(60))
    assert (second.fence, second.attempt) == (first.fence + 1, 2)
    assert not engine.finish(first, _in(61))
    assert not engine.fail(first, _in(61), "x")
    assert not engine.postpone(first, _in(61), 5)
    assert not engine.beat(first, _in(61))
    assert engine.finish(second, _in(62))
    assert not engine.finish(second, _in(62)), "what is done is done once"


@pytest.mark.django_db
def test_a_heartbeat_keeps_the_lease() -> None:
    _ask()
    lease = _claim()
    assert engine.beat(lease, _in(50))
    assert engine.claim(_in(109)) is None
    assert engine.claim(_in(110)) is not None


@pytest.mark.django_db
def test_attempts_are_checked_at_claim_so_that_silent_deaths_end_too() -> None:
    work = _ask()
    for attempt in range(3):
        _claim(_in(60 * attempt))
    assert engine.claim(_in(180)) is None
    work.refresh_from_db()
    assert (work.state, work.trouble) == (State.DEAD, "Its worker stopped in the middle of it.")
    assert Event.objects.get().trust == "4"


@pytest.mark.django_db
def test_work_that_fails_waits_longer_each_time_and_then_dies() -> None:
    work = _ask()
    now, waits = NOW, []
    for attempt in (1, 2, 3):
        lease = _claim(now)
        assert lease.attempt == attempt
        assert engine.fail(lease, now, "ValueError", jitter=lambda: HALFWAY)
        work.refresh_from_db()
        if work.next_at is not None:
            waits.append((work.next_at - now).total_seconds())
            assert engine.claim(work.next_at - timedelta(milliseconds=1)) is None
            now = work.next_at
    assert waits == [2.0, 4.0]
    assert (work.state, work.trouble) == (State.DEAD, "ValueError")


def test_backoff_doubles_to_half_an_hour_with_jitter_from_half_to_one_and_a_half() -> None:
    assert [engine.backoff(n, lambda: HALFWAY) for n in (1, 2, 3, 10, 11, 500)] == [2, 4, 8, 1024, 1800, 1800]
    assert engine.backoff(1, lambda: 0.0) == 1
    assert engine.backoff(1, lambda: 1.0) == 3


@pytest.mark.django_db
def test_neither_the_log_nor_the_table_shows_what_an_error_said(caplog: pytest.LogCaptureFixture) -> None:
    _ask("fail")
    worker.run_due(NOW, raising=False)
    assert "ValueError" in caplog.text
    assert Work.objects.get().trouble.startswith("ValueError at test_engine.py:")
    assert SECRET not in caplog.text
    assert SECRET not in str(list(Work.objects.values()))


@pytest.mark.django_db
def test_an_error_is_raised_to_a_test_unless_it_wants_none() -> None:
    _ask("fail")
    with pytest.raises(ValueError, match="Pengelly"):
        worker.run_due(NOW)
    assert Work.objects.get().state == State.WAITING


@pytest.mark.django_db
def test_waiting_when_told_to_costs_no_attempt_a_hundred_times() -> None:
    work = _ask("later")
    for number in range(engine.MAX_POSTPONED + 3):
        assert worker.run_due(_in(30 * number)) == 1
    work.refresh_from_db()
    assert {attempt for _, attempt in RUNS} == {1, 2, 3}
    assert (work.state, len(RUNS)) == (State.DEAD, engine.MAX_POSTPONED + 3)


@pytest.mark.django_db
def test_a_handler_may_lengthen_its_lease_and_acts_under_its_name() -> None:
    _ask("lengthen")
    assert worker.run_due(NOW) == 1
    assert RUNS == [("job:test.count", 1)]
    assert Work.objects.get().state == State.DONE


@pytest.mark.django_db
def test_a_handler_that_lost_its_lease_is_told_and_its_ending_does_not_count() -> None:
    work = _ask("lose")
    assert perform.perform(_claim(), NOW, lambda: NOW) is None
    work.refresh_from_db()
    assert (work.state, work.fence) == (State.RUNNING, 99)


@pytest.mark.django_db
def test_dead_work_is_shown_to_its_trust_and_a_person_has_it_tried_again() -> None:
    work = _ask("fail")
    Work.objects.update(attempts=2)
    worker.run_due(NOW, raising=False)
    assert list(queries.dead_jobs(4)) == list(queries.dead_jobs()) == [work]
    assert not queries.dead_jobs(5)
    actions.revive(by=Job("test.person"), work=work.pk, now=_in(5))
    assert not queries.dead_jobs()
    assert worker.run_due(_in(5), raising=False) == 1
    assert RUNS[-1] == ("job:test.count", 1)
    with pytest.raises(Refusal):
        actions.revive(by=Job("test.person"), work=work.pk, now=_in(6))
    assert set(Event.objects.values_list("name", flat=True)) == {"jobs:job:died", "jobs:job:revived"}


@pytest.mark.django_db
def test_the_queue_tells_how_much_waits_and_for_how_long() -> None:
    assert queries.waiting(NOW) == (0, 0.0)
    _ask()
    _ask()
    assert queries.waiting(_in(9)) == (2, 9.0)


@pytest.mark.django_db
def test_periodic_work_is_asked_for_once_a_time_and_missed_times_are_not_made_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registry, "SCHEDULES", {"test.count": registry.Schedule("test.count", 60)})
    asked: dict[str, int] = {}
    assert schedules.ask(_in(1), asked) == 1
    assert schedules.ask(_in(59), asked) == 0
    assert schedules.ask(_in(59)) == 1, "a second scheduler asks too"
    assert Work.objects.count() == 1, "and finds it asked for"
    assert schedules.ask(_in(3600), asked) == 1
    assert list(Work.objects.order_by("id").values_list("due_at", flat=True)) == [NOW, _in(3600)]
    assert worker.run_due(_in(3600), with_schedules=True) == 2


@pytest.mark.django_db
def test_done_work_is_removed_after_a_week_and_dead_work_is_kept() -> None:
    for state, days in ((State.DONE, 8), (State.DONE, 6), (State.DEAD, 80)):
        ended = NOW - timedelta(days=days)
        Work.objects.create(name="test.count", state=state, due_at=ended, ended_at=ended)
    queue.enqueue("jobs.tidy", {}, due_at=NOW)
    assert worker.run_due(NOW) == 1
    assert sorted(Work.objects.exclude(name="jobs.tidy").values_list("state", flat=True)) == ["dead", "done"]
    assert timedelta(days=7) == own_jobs.KEEP


@pytest.mark.django_db
def test_a_claim_is_five_statements_however_long_the_queue(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """A savepoint, a look for what goes first, a look, a claim and a release."""
    for length in (1, 2000):
        Work.objects.bulk_create(Work(name="test.count", due_at=NOW, next_at=NOW) for _ in range(length))
        with django_assert_num_queries(5):
            engine.claim(NOW)


@pytest.mark.django_db(transaction=True)
def test_the_ledger_is_sealed_by_the_worker() -> None:
    with transaction.atomic():
        news.tell("jobs:job:revived", by=Job("test"), trust=1, about={}, now=NOW)
        queue.enqueue("ledger.seal", {}, due_at=NOW)
    databases.wait_for_older_transactions()
    assert worker.run_due(NOW) == 1
    assert [seal.count for seal in Seal.objects.all()] == [1]


def test_two_jobs_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match="Two jobs"):
        registry.job("test.count")(lambda _payload, _context: None)
