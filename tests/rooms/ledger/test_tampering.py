"""Tampering is found: with an export, and with the tables by somebody who drops the triggers first."""

import os
import random
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from candour.ledger import export, heads, keys
from candour.ledger.models import Event
from candour.ledger.verify import verify
from tests.databases import without_triggers
from tests.rooms.ledger import tampering

EDITS = 10_000 if os.environ.get("CANDOUR_FULL") else 300


@pytest.mark.django_db(transaction=True)
def test_random_edits_of_an_export_are_found(
    small_ledger: Callable[[], list[Event]], capsys: pytest.CaptureFixture[str]
) -> None:
    small_ledger()
    lines = list(export.lines())
    known, public_key = heads.remembered(), keys.public_key()
    assert verify(lines, known_heads=known, public_key=public_key).ok
    chance = random.Random(67)  # noqa: S311 - a seed, not a secret
    found, missed = Counter[str](), list[str]()
    for number in range(EDITS):
        kind, edited = tampering.edit_export(lines, chance)
        if verify(edited, known_heads=known, public_key=public_key).ok:
            missed.append(f"{number}: {kind}")
        else:
            found[kind] += 1
    with capsys.disabled():
        print(f"\nexport: found {found.total():,} of {EDITS:,} edits {dict(sorted(found.items()))}")
    assert missed == []


@pytest.mark.timeout(3600)
@pytest.mark.django_db(transaction=True)
def test_random_edits_of_the_tables_are_found(
    small_ledger: Callable[[], list[Event]], capsys: pytest.CaptureFixture[str]
) -> None:
    small_ledger()
    assert export.verify_live().ok
    chance = random.Random(67)  # noqa: S311 - a seed, not a secret
    edits = tampering.table_edits()
    found, missed, tried = Counter[str](), list[str](), 0
    with without_triggers(connection):
        while tried < EDITS:
            kind, edit = edits[tried % len(edits)]
            outcome = _tried(edit, chance)
            if outcome is None:
                continue
            tried += 1
            if outcome:
                missed.append(kind)
            else:
                found[kind] += 1
    with capsys.disabled():
        print(f"\n{connection.vendor}: found {found.total():,} of {EDITS:,} edits, of {len(edits)} kinds")
    assert missed == []
    assert export.verify_live().ok


def _tried(edit: Callable[[random.Random], None], chance: random.Random) -> bool | None:
    """This will tell whether the ledger still seems right; nothing where a constraint refused the edit."""
    with transaction.atomic():
        tampering.holds_constraints_back()
        try:
            with transaction.atomic():
                edit(chance)
        except IntegrityError:
            return None
        seems_right = export.verify_live().ok
        transaction.set_rollback(True)
    return seems_right


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [b""],
        [b"{}"],
        [b"[]"],
        [b"not JSON"],
        [b"\xff\xfe"],
        [b'{"ledger":{"format":1,"public_key":"00"}}'],
    ],
    ids=str,
)
def test_what_is_no_export_does_not_hold_and_is_named(lines: list[bytes]) -> None:
    verdict = verify(lines)
    assert not verdict.ok
    assert verdict.first_bad
