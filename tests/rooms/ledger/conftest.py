"""A small ledger for the room's tests: written, sealed in three batches, with words, erasure and a tail."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction

from candour.domain.actor import Job
from candour.ledger import erasure, heads, record, sealing
from candour.ledger.models import Event, Seal
from tests import databases

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
CLERK = Job("test.clerk")


@pytest.fixture(autouse=True)
def _own_heads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This will keep what each test seals apart from what others remember."""
    monkeypatch.setattr(heads, "heads_file", lambda: tmp_path / "heads.txt")


def write(count: int = 1, *, words: dict[str, str] | None = None, minutes: int = 0) -> list[Event]:
    """This will write events in one transaction, as an action does."""
    with transaction.atomic():
        return [
            record.write(
                name="jobs:job:revived",
                trust="1",
                by="person:12",
                at=NOW + timedelta(minutes=minutes),
                about={"work": number, "job": "voice.publish"},
                words=words,
            )
            for number in range(count)
        ]


def seal(now: datetime = NOW) -> Seal | None:
    """This will seal everything that was written so far."""
    databases.wait_for_older_transactions()
    return sealing.seal_now(now)


@pytest.fixture
def small_ledger(transactional_db: None) -> Callable[[], list[Event]]:
    """This will give a builder of three seals over 25 events, one erased, and three events unsealed."""

    def build() -> list[Event]:
        spoken = write(6, words={"reason": "She asked twice. Naïve café ☕"}) + write(4)
        seal(NOW)
        erasure.erase_words(by=CLERK, event=spoken[0].uid, ground="uk-gdpr-17", reason="asked", now=NOW)
        write(8, minutes=1)
        seal(NOW + timedelta(minutes=2))
        write(6, words={"a": "one", "b": "two"}, minutes=3)
        seal(NOW + timedelta(minutes=4))
        write(3, words={"reason": "not sealed"}, minutes=5)
        return spoken

    return build
