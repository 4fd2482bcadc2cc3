"""Events are written once, inside the transaction of their act, and hold no text."""

import uuid
from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from candour.domain.events import EVENTS
from candour.ledger import record
from candour.ledger.models import Event, Seal, SealedEvent, Words
from tests.rooms.ledger.conftest import NOW, write


def _write(**changes: object) -> Event:
    given: dict[str, object] = {
        "name": "jobs:job:died",
        "trust": "1",
        "by": "job:test",
        "at": NOW,
        "about": {"work": 1},
    }
    return record.write(**{**given, **changes})  # type: ignore[arg-type]  # wrong values are the subject


@pytest.mark.django_db(transaction=True)
def test_no_record_is_written_outside_the_transaction_of_its_act() -> None:
    with pytest.raises(TransactionManagementError, match="No record, no action"):
        _write()
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_undone_takes_its_record_with_it() -> None:
    with transaction.atomic():
        _write(words={"reason": "x"})
        transaction.set_rollback(True)
    assert not Event.objects.exists()
    assert not Words.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_act_whose_record_cannot_be_written_is_undone() -> None:
    with pytest.raises(record.NotAnEvent):
        _act()
    assert not Event.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"name": "jobs:job:danced"},
        {"trust": ""},
        {"trust": "St Brannoc's"},
        {"by": "Ada Lovelace"},
        {"by": ""},
        {"at": datetime(2026, 6, 1)},  # noqa: DTZ001 - a time without its zone is the subject
        {"about": {"reason": "She was angry"}},
        {"about": {"who": "ada@example.org"}},
        {"about": {"who": ""}},
        {"about": {"who": "x" * 81}},
        {"about": {"who": "Ådа"}},
        {"about": {"The Person": 1}},
        {"about": {"ratio": 0.5}},
        {"about": {"ids": [1, 2]}},
        {"about": {"number": 2**53}},
        {"words": {"The reason": "x"}},
    ],
    ids=str,
)
def test_what_is_no_id_or_token_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(record.NotAnEvent):
        _write(**changes)


@pytest.mark.django_db
def test_ids_tokens_and_whole_numbers_are_taken_and_none_is_left_out() -> None:
    about = {
        "work": 1,
        "uid": str(uuid.uuid4()),
        "hash": "a" * 64,
        "clause": "3.1",
        "ref": "post:3",
        "x": None,
    }
    event = _write(about=about)
    event.refresh_from_db()
    assert event.about == {key: value for key, value in about.items() if value is not None}


@pytest.mark.django_db
def test_words_stand_apart_behind_a_salted_hash() -> None:
    first, second = (_write(words={"reason": "the same"}) for _ in range(2))
    assert first.hashes["reason"] != second.hashes["reason"]
    words = Words.objects.get(event_uid=first.uid)
    assert record.salted_hash(words.salt, words.text) == first.hashes["reason"]
    assert "the same" not in str(Event.objects.values())


def test_every_event_has_a_name_of_three_parts_and_one_sentence() -> None:
    for name, meaning in EVENTS.items():
        assert len(name.split(":")) == 3, name
        assert meaning.endswith("."), name


@transaction.atomic
def _act() -> None:
    _write()
    _write(name="jobs:job:danced")


CHANGES = [
    "UPDATE ledger_event SET name = 'x'",
    "DELETE FROM ledger_event",
    "UPDATE ledger_seal SET count = 7",
    "DELETE FROM ledger_seal",
    "UPDATE ledger_sealedevent SET leaf = 'x'",
    "DELETE FROM ledger_sealedevent",
    "DELETE FROM ledger_words",
    "UPDATE ledger_words SET text = 'other'",
    "UPDATE ledger_words SET text = '', field = 'x', salt = ''",
    "UPDATE ledger_words SET text = ''",
]
REPLACING = [
    "INSERT OR REPLACE INTO ledger_event SELECT * FROM ledger_event",
    "INSERT OR REPLACE INTO ledger_words SELECT id, event_uid, field, '', 'x' FROM ledger_words",
    "UPDATE OR REPLACE ledger_event SET uid = (SELECT uid FROM ledger_event LIMIT 1)",
]
EMPTYING = [f"TRUNCATE ledger_{table} CASCADE" for table in ("event", "seal", "sealedevent", "words")]


def _write_and_place() -> None:
    """This will write two events and give them places in a seal, without waiting for a real one."""
    seal = Seal.objects.create(number=1, first=1, last=2, count=2, below=0, sealed_at=NOW)
    for index, event in enumerate(write(2, words={"reason": "why"})):
        SealedEvent.objects.create(event=event, seal=seal, index=index)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _assert_refused(statement: str) -> None:
    _write_and_place()
    counts = [model._default_manager.count() for model in (Event, Seal, SealedEvent, Words)]
    assert counts == [2, 1, 2, 2]
    with pytest.raises(DatabaseError, match="ledger"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [model._default_manager.count() for model in (Event, Seal, SealedEvent, Words)] == counts


@pytest.mark.django_db
@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_refuses_to_change_what_was_written(statement: str) -> None:
    _assert_refused(statement)


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db
@pytest.mark.parametrize("statement", REPLACING)
def test_sqlite_refuses_to_replace_what_was_written(statement: str) -> None:
    _assert_refused(statement)


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
@pytest.mark.parametrize("statement", EMPTYING)
def test_postgresql_refuses_to_truncate_what_was_written(statement: str) -> None:
    _assert_refused(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Event, Seal, SealedEvent, Words])
def test_the_orm_in_bulk_does_not_get_round_the_triggers(
    model: type[Event] | type[Seal] | type[SealedEvent] | type[Words],
) -> None:
    _write_and_place()
    with pytest.raises(DatabaseError, match="ledger"), transaction.atomic():
        model._base_manager.all()._raw_delete(using="default")
    assert model._base_manager.exists()
