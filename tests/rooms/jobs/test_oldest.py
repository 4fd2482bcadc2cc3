"""SQL that was made once answers as the question that Django makes anew."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from candour.jobs import queue, registry
from candour.jobs.models import State, Work
from candour.jobs.oldest import oldest, takeable

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@registry.job("test.oldest")
def old(_payload: registry.Payload, _context: registry.JobContext) -> None: ...


@registry.job("test.older")
def older(_payload: registry.Payload, _context: registry.JobContext) -> None: ...


BOTH = ["test.oldest", "test.older"]


@pytest.mark.parametrize("names", [["test.oldest"], ["test.older"], BOTH, BOTH[::-1]])
@pytest.mark.parametrize("later", [-1.0, 0.0, 5.0, 30.0, 90.0])
def test_it_is_the_one_that_django_finds(names: list[str], later: float) -> None:
    for seconds, name, lane in [(0, BOTH[0], "a"), (4, BOTH[1], "a"), (20, BOTH[0], "b"), (60, BOTH[1], "")]:
        queue.enqueue(name, {"n": seconds}, due_at=NOW + timedelta(seconds=seconds), trust=4, lane=lane)
    Work.objects.filter(payload={"n": 0}).update(state=State.RUNNING, next_at=NOW + timedelta(seconds=10))
    now = NOW + timedelta(seconds=later)
    found = takeable(now, names).filter(next_at__lte=now).first()
    with transaction.atomic():
        taken = oldest(now, names)
    assert taken == found
    assert taken is None or found is None or taken.payload == found.payload


def test_it_is_one_statement_and_none_without_a_name() -> None:
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        oldest(NOW, BOTH)
        oldest(NOW, [])
    assert len(asked) == 1
