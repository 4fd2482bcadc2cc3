"""Lawful erasure and legal hold: text and salt go, the chain holds; what is held stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction

from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from candour.ledger import erasure, export, holds
from candour.ledger.models import Event, Words
from candour.ledger.verify import verify
from tests.rooms.ledger.conftest import CLERK, NOW, write
from tests.rooms.ledger.conftest import seal as seal_all

SECRET = "Mrs Pengelly of bed nine"


def _erase(event: Event, *, fields: list[str] | None = None) -> int:
    return erasure.erase_words(
        by=CLERK, event=event.uid, ground="uk-gdpr-17", reason="She asked.", now=NOW, fields=fields
    )


@pytest.mark.django_db(transaction=True)
def test_erased_words_and_their_salt_are_gone_and_the_chain_still_holds(
    small_ledger: Callable[[], list[Event]],
) -> None:
    spoken = small_ledger()[1]
    before = export.verify_live()
    assert _erase(spoken) == 1
    assert Words.objects.filter(event_uid=spoken.uid).values_list("text", "salt").get() == ("", "")
    after = export.verify_live()
    assert (after.ok, after.head) == (True, before.head)
    assert after.events == before.events + 1
    assert Event.objects.get(pk=spoken.pk).hashes == spoken.hashes
    assert verify(list(export.lines())).ok


@pytest.mark.django_db(transaction=True)
def test_one_field_is_erased_and_the_other_kept() -> None:
    event = write(1, words={"kept": "a", "gone": "b"})[0]
    assert _erase(event, fields=["gone"]) == 1
    assert _erase(event, fields=["gone"]) == 0
    assert dict(Words.objects.filter(event_uid=event.uid).values_list("field", "text")) == {
        "kept": "a",
        "gone": "",
    }
    assert export.verify_live().ok


@pytest.mark.django_db(transaction=True)
def test_words_emptied_without_a_record_are_found() -> None:
    write(1, words={"reason": "a"})
    Words.objects.update(text="", salt="")
    verdict = export.verify_live()
    assert not verdict.ok
    assert "without a record" in str(verdict.first_bad)


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db(transaction=True)
def test_erased_words_leave_no_trace_in_the_database_file() -> None:
    event = write(1, words={"reason": SECRET})[0]
    file = Path(str(connection.settings_dict["NAME"]))
    assert any(SECRET.encode() in found.read_bytes() for found in file.parent.glob(f"{file.name}*"))
    _erase(event)
    assert not any(SECRET.encode() in found.read_bytes() for found in file.parent.glob(f"{file.name}*"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("of", ["statement:12", "person:3", "trust:1", "event"])
def test_what_is_under_legal_hold_is_kept_and_the_attempt_is_recorded(of: str) -> None:
    from candour.ledger import record  # noqa: PLC0415

    with transaction.atomic():
        event = record.write(
            name="jobs:job:died",
            trust="1",
            by="person:3",
            at=NOW,
            about={"statement": 12, "who": "person:3"},
            words={"reason": SECRET},
        )
    ref = f"event:{event.uid}" if of == "event" else of
    hold = holds.place_hold(by=Job("test.legal"), ref=ref, trust=1, reason="An inquest.", now=NOW)
    with pytest.raises(Refusal, match="legal hold"):
        _erase(event)
    assert Words.objects.get(event_uid=event.uid).text == SECRET
    assert Event.objects.filter(name="ledger:erasure:refused").count() == 1
    holds.lift_hold(by=Job("test.legal"), hold=hold.pk, reason="It is over.", now=NOW)
    assert _erase(event) == 1
    seal_all(NOW)
    assert export.verify_live().ok


@pytest.mark.django_db
def test_a_thing_stays_held_until_its_last_hold_is_lifted() -> None:
    first, second = (
        holds.place_hold(by=CLERK, ref="post:9", trust=1, reason=f"Reason {n}", now=NOW) for n in range(2)
    )
    assert holds.is_held("post:8", "post:9")
    holds.lift_hold(by=CLERK, hold=first.pk, reason="over", now=NOW)
    assert holds.is_held("post:9")
    holds.lift_hold(by=CLERK, hold=second.pk, reason="over", now=NOW)
    assert not holds.is_held("post:9")
    with pytest.raises(Refusal):
        holds.lift_hold(by=CLERK, hold=second.pk, reason="over", now=NOW)
    assert Event.objects.filter(name__startswith="ledger:hold:").count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", "  "])
def test_holding_lifting_and_erasing_need_a_reason(reason: str) -> None:
    with pytest.raises(Refusal):
        holds.place_hold(by=CLERK, ref="post:9", trust=1, reason=reason, now=NOW)
    hold = holds.place_hold(by=CLERK, ref="post:9", trust=1, reason="x", now=NOW)
    with pytest.raises(Refusal):
        holds.lift_hold(by=CLERK, hold=hold.pk, reason=reason, now=NOW)
    event = write(1, words={"a": "b"})[0]
    with pytest.raises(Refusal):
        erasure.erase_words(by=CLERK, event=event.uid, ground="x", reason=reason, now=NOW)
