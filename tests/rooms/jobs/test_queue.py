"""Asking for work: it stands or falls with the transaction of whoever asked."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from candour.domain.actor import Job
from candour.jobs import news, queue, registry, worker
from candour.jobs.models import State, Work
from candour.ledger.models import Event

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
HEARD: list[registry.Payload] = []


@registry.job("test.hear")
def hear(payload: registry.Payload, _context: registry.JobContext) -> None:
    HEARD.append(payload)


@pytest.fixture(autouse=True)
def _silence() -> None:
    HEARD.clear()


@pytest.mark.django_db(transaction=True)
def test_work_goes_back_with_the_transaction_of_its_caller() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _enqueue_and_fail()
    assert not Work.objects.exists()


def _enqueue_and_fail() -> None:
    queue.enqueue("test.hear", {}, due_at=NOW)
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_work_outside_a_transaction_is_refused() -> None:
    with pytest.raises(TransactionManagementError):
        queue.enqueue("test.hear", {}, due_at=NOW)


@pytest.mark.django_db
def test_work_that_nobody_declared_is_refused() -> None:
    with pytest.raises(LookupError):
        queue.enqueue("test.nobody", {}, due_at=NOW)


@pytest.mark.django_db
def test_work_under_one_unique_key_is_asked_for_once_even_when_it_is_done() -> None:
    first = queue.enqueue("test.hear", {"n": 1}, due_at=NOW, unique="a")
    assert queue.enqueue("test.hear", {"n": 2}, due_at=NOW, unique="a") == first
    assert worker.run_due(NOW) == 1
    assert queue.enqueue("test.hear", {"n": 3}, due_at=NOW, unique="a") == first
    assert worker.run_due(NOW) == 0
    assert [payload["n"] for payload in HEARD] == [1]


@pytest.mark.django_db
def test_work_waits_until_it_is_due_and_the_longest_waiting_goes_first() -> None:
    queue.enqueue("test.hear", {"n": 3}, due_at=NOW + timedelta(minutes=1))
    queue.enqueue("test.hear", {"n": 2}, due_at=NOW)
    queue.enqueue("test.hear", {"n": 1}, due_at=NOW - timedelta(minutes=1))
    assert worker.run_due(NOW) == 2
    assert [payload["n"] for payload in HEARD] == [1, 2]
    assert worker.run_due(NOW + timedelta(minutes=1)) == 1
    assert set(Work.objects.values_list("state", flat=True)) == {State.DONE}


@pytest.mark.django_db
def test_news_reaches_each_follower_once_with_the_ids_of_the_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "_FOLLOWERS", {})
    news.follow("jobs:job:revived", "test.hear")
    news.follow("jobs:job:revived", "test.hear")
    event = news.tell(
        "jobs:job:revived",
        by=Job("test"),
        trust=7,
        about={"work": 3, "none": None},
        now=NOW,
        words={"why": "x"},
    )
    assert worker.run_due(NOW) == 1
    assert [
        {
            "event": str(event.uid),
            "name": "jobs:job:revived",
            "trust": "7",
            "by": "job:test",
            "at": NOW.isoformat(),
            "about": {"work": 3},
        }
    ] == HEARD
    assert Event.objects.get().about == {"work": 3}


def test_nobody_follows_an_event_that_is_not_listed() -> None:
    with pytest.raises(ValueError, match="is not an event"):
        news.follow("jobs:job:danced", "test.hear")
