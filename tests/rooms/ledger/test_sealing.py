"""Seals: nothing is skipped, the chain holds, the key is kept, and others find the same head."""

import stat
import threading
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from candour.ledger import export, form, heads, keys, sealing
from candour.ledger.models import Event, Seal, SealedEvent
from candour.ledger.verify import verify
from tests import databases
from tests.contracts import verify_ledger_alone
from tests.rooms.ledger.conftest import NOW, write
from tests.rooms.ledger.conftest import seal as seal_all


@pytest.mark.django_db(transaction=True)
def test_nothing_to_seal_makes_no_seal() -> None:
    assert seal_all(NOW) is None
    write(1)
    assert seal_all(NOW) is not None
    assert seal_all(NOW) is None


@pytest.mark.django_db(transaction=True)
def test_each_seal_follows_the_one_before_and_every_event_is_in_one() -> None:
    for count in (1, 2, 3, 7, 64):
        write(count)
        seal = seal_all(NOW)
        assert seal is not None
        assert seal.count == count
    seals = list(Seal.objects.order_by("number"))
    assert [seal.number for seal in seals] == [1, 2, 3, 4, 5]
    assert seals[0].previous == form.GENESIS
    assert all(later.previous == earlier.head for earlier, later in pairwise(seals))
    assert SealedEvent.objects.count() == Event.objects.count() == 77
    verdict = export.verify_live()
    assert (verdict.ok, verdict.events, verdict.sealed, verdict.head) == (True, 77, 77, seals[-1].head)


@pytest.mark.django_db(transaction=True)
def test_a_batch_beyond_the_limit_goes_on_in_the_next_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AT_ONCE", 4)
    write(10)
    counts = []
    while (seal := seal_all(NOW)) is not None:
        counts.append(seal.count)
    assert counts == [4, 4, 2]
    assert export.verify_live().ok


@pytest.mark.django_db(transaction=True)
def test_a_seal_that_is_undone_is_not_remembered() -> None:
    write(1)
    databases.wait_for_older_transactions()
    with transaction.atomic():
        sealing.seal_now(NOW)
        transaction.set_rollback(True)
    assert heads.remembered() == []
    seal = seal_all(NOW)
    assert seal is not None
    assert heads.remembered() == [seal.head]


@pytest.mark.django_db(transaction=True)
def test_the_order_is_that_of_writing_not_of_the_clock() -> None:
    first = write(1, minutes=60)[0]
    second = write(1, minutes=-60)[0]
    seal_all(NOW - timedelta(days=1))
    places = SealedEvent.objects.order_by("index").values_list("event_id", flat=True)
    assert list(places) == [first.pk, second.pk]
    assert export.verify_live().ok


def test_the_signing_key_is_for_its_owner_alone_and_stays_the_same() -> None:
    public = keys.public_key()
    assert keys.key_file().is_relative_to(settings.CANDOUR_DATA)
    assert stat.S_IMODE(keys.key_file().stat().st_mode) == 0o600
    assert keys.public_key() == public
    assert len(bytes.fromhex(public)) == 32


def test_the_root_is_that_of_rfc_6962() -> None:
    for size in range(1, 70):
        leaves = [form.leaf(str(number).encode()) for number in range(size)]
        assert form.root(leaves) == verify_ledger_alone.root(leaves).hex()


@pytest.mark.django_db(transaction=True)
def test_a_script_without_candour_finds_the_same_head(
    small_ledger: Callable[[], list[Event]], tmp_path: Path
) -> None:
    small_ledger()
    lines = list(export.lines())
    ours = verify(lines)
    assert ours.ok, ours.first_bad
    assert (ours.events, ours.sealed, ours.unsealed) == (28, 25, 3)
    seal = Seal.objects.get(number=3)
    assert verify_ledger_alone.verify(lines, [seal.head]) == ours.head == seal.head
    script = Path(verify_ledger_alone.__file__).read_text()
    assert "import candour" not in script
    assert "from candour" not in script


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_an_older_transaction_that_ends_late_is_in_the_next_seal() -> None:
    written, newer_is_sealed = threading.Event(), threading.Event()

    def older() -> None:
        with transaction.atomic():
            write(1)
            written.set()
            assert newer_is_sealed.wait(20)
        connection.close()

    thread = threading.Thread(target=older)
    thread.start()
    try:
        assert written.wait(20)
        newer = write(2)
        assert sealing.seal_now(NOW) is None, "nothing newer than an open transaction is sealed"
        newer_is_sealed.set()
        thread.join(20)
        seal = seal_all(NOW)
    finally:
        newer_is_sealed.set()
        thread.join(20)
    assert seal is not None
    assert seal.count == 3
    assert seal.first == newer[0].pk - 1
    assert export.verify_live().ok


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_an_event_with_a_small_number_that_is_committed_late_is_never_passed_over() -> None:
    """Its number is taken before, its transaction begins after, those that are sealed first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('ledger_event', 'id'))")
        number = cursor.fetchone()[0]
    write(2)
    first = seal_all(NOW)
    assert first is not None
    assert first.first == number + 1
    with transaction.atomic():
        late = Event.objects.create(
            pk=number,
            trust="1",
            name="jobs:job:died",
            by="job:t",
            at=NOW,
            recorded_at=NOW,
            about={},
            hashes={},
        )
    second = seal_all(NOW)
    assert second is not None
    assert (second.first, second.count) == (late.pk, 1)
    assert export.verify_live().ok


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_server_restored_with_smaller_transaction_numbers_seals_on() -> None:
    write(1)
    ahead = 2**40
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_event (uid, trust, name, by, at, recorded_at, about, hashes, transaction)"
            " SELECT gen_random_uuid(), trust, name, by, at, at, about, hashes, %s FROM ledger_event",
            [ahead],
        )
    seal = seal_all(NOW)
    assert seal is not None
    assert seal.count == 1
    restored = Seal(
        **{
            **{field.attname: getattr(seal, field.attname) for field in Seal._meta.concrete_fields},
            "number": 2,
            "previous": seal.head,
            "head": "ab" * 32,
            "below": ahead,
        }
    )
    restored.save(force_insert=True)
    write(2)
    after = seal_all(NOW)
    assert after is not None
    assert after.count == 3
    assert seal_all(NOW) is None


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_make_one_chain() -> None:
    write(20)
    databases.wait_for_older_transactions()
    ready = threading.Barrier(2, timeout=20)
    made: list[Seal | None] = []

    def seal() -> None:
        ready.wait()
        made.append(sealing.seal_now(NOW))
        connection.close()

    threads = [threading.Thread(target=seal) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(seal is None for seal in made) == [False, True]
    assert export.verify_live().ok
