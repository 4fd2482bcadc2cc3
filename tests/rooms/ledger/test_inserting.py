"""Rows by SQL that is made once: what is written is what `save` writes, on both databases."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from candour.jobs.models import Work
from candour.ledger.inserting import Insertion
from candour.ledger.models import Event, Words

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _event() -> Event:
    return Event(
        trust="1", name="network:post:written", by="person:1", at=NOW, recorded_at=NOW, about={"post": 3}
    )


def _words() -> Words:
    return Words(
        event_uid="0f029531-68bd-4c2a-952b-a7c1c3b5cfe3", field="text", salt="ab", text="It's 100 % 'so' – ☕"
    )


def _work() -> Work:
    return Work(name="test.count", payload={"n": [1, None]}, unique=None, lane="", due_at=NOW, next_at=None)


@pytest.mark.parametrize("made", [_event, _words, _work])
def test_a_row_is_written_as_save_writes_it(made: Callable[[], Event | Words | Work]) -> None:
    written, saved = made(), made()
    if isinstance(saved, Words):
        saved.field = "title"
    assert Insertion(type(written)).write(written)
    saved.save()
    skipped = {"id", "uid", "field", "transaction"}
    one, other = (_columns(type(written), each.pk, skipped) for each in (written, saved))
    assert one == other
    written.refresh_from_db()
    assert not written._state.adding


def _columns(model: type[Event] | type[Words] | type[Work], key: int, skipped: set[str]) -> dict[str, object]:
    return {k: v for k, v in model._default_manager.filter(pk=key).values().get().items() if k not in skipped}


def test_an_event_knows_its_transaction_as_save_has_it() -> None:
    with transaction.atomic():
        event, other = _event(), _event()
        Insertion(Event).write(event)
        other.save()
        assert event.transaction == other.transaction
        assert (event.transaction > 0) == (connection.vendor == "postgresql")


def test_what_is_there_is_left_as_it_is() -> None:
    leaves, doubles = Insertion(Work, leaves_known=True), Insertion(Work)
    first, second = _work(), _work()
    first.unique = second.unique = "news:1"
    second.payload = {"n": 2}
    assert leaves.write(first)
    assert not leaves.write(second)
    assert Work.objects.get().payload == first.payload
    with pytest.raises(IntegrityError), transaction.atomic():
        doubles.write(second)
