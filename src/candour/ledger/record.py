"""The only way into the ledger: one event, written in the transaction of the act that it records."""

import hashlib
import re
import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import connection
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from candour.domain.events import EVENTS
from candour.ledger.inserting import Insertion
from candour.ledger.models import Event, Words

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{0,79}")

_EVENTS, _WORDS = Insertion(Event), Insertion(Words)


class NotAnEvent(ValueError):
    """This will say which part of an event the ledger does not take, and what it would take."""


def write(
    *,
    name: str,
    trust: str,
    by: str,
    at: datetime,
    about: Mapping[str, str | int | None],
    words: Mapping[str, str] | None = None,
) -> Event:
    """This will write one event and keep its words apart, behind salted hashes.

    `about` holds ids and short tokens (no spaces, at most 80 characters) or whole numbers; an entry
    that is None is left out. `words` holds text by field. `at` is when it happened, in any zone.
    Raises TransactionManagementError outside a transaction and NotAnEvent for what may not be stored.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(
            f"No record, no action: '{name}' must be written inside the transaction of its act."
        )
    _check(name=name, trust=trust, by=by, at=at)
    kept = {key: value for key, value in about.items() if value is not None}
    _check_about(kept)
    salted = {field: (secrets.token_hex(32), text) for field, text in sorted((words or {}).items())}
    event = Event(
        trust=trust,
        name=name,
        by=by,
        at=at,
        recorded_at=timezone.now(),
        about=kept,
        hashes={_field(field): salted_hash(salt, text) for field, (salt, text) in salted.items()},
    )
    _EVENTS.write(event)
    rows = [
        Words(event_uid=event.uid, field=field, salt=salt, text=text)
        for field, (salt, text) in salted.items()
    ]
    if len(rows) == 1:
        _WORDS.write(rows[0])
    else:
        Words.objects.bulk_create(rows)
    return event


def salted_hash(salt: str, text: str) -> str:
    """This will give the hex SHA-256 over the salt's bytes (given as hex) and the text in UTF-8."""
    return hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def _check(*, name: str, trust: str, by: str, at: datetime) -> None:
    if name not in EVENTS:
        raise NotAnEvent(f"'{name}' is not an event. Add it to candour/domain/events with its meaning.")
    if not TOKEN.fullmatch(trust) or not TOKEN.fullmatch(by):
        raise NotAnEvent(f"'{name}' needs a trust and an actor by id, such as '1' and 'person:12'.")
    if timezone.is_naive(at):
        raise NotAnEvent(f"'{name}' needs a time with its zone.")


def _check_about(about: Mapping[str, str | int]) -> None:
    for key, value in about.items():
        if not KEY.fullmatch(key):
            raise NotAnEvent(f"'{key}' cannot be a key of an event: use a small word such as 'statement'.")
        if isinstance(value, str) and not TOKEN.fullmatch(value):
            raise NotAnEvent(f"'{key}' holds text. Events hold ids and short tokens: give text as words.")
        if not isinstance(value, str | int) or (isinstance(value, int) and abs(value) >= 2**53):
            raise NotAnEvent(f"'{key}' holds {type(value).__name__}. Events hold ids and short tokens.")


def _field(field: str) -> str:
    if not KEY.fullmatch(field):
        raise NotAnEvent(f"'{field}' cannot name words: use a small word such as 'reason'.")
    return field
