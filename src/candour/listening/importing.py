"""Posts from a file, taken through the whole of listening: received, read and triaged, batch by batch.

lines -> Incoming, or a sentence about what is wrong -> batches -> receive_many (read at once) -> Tally
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from candour.channels.actions import connect_account
from candour.channels.base import Incoming
from candour.channels.models import Account
from candour.domain.actor import Actor, Job
from candour.domain.arrivals import Change
from candour.domain.clocks import LONDON
from candour.listening.actions import receive_many
from candour.people.models import Trust

BATCH = 200
LONGEST_TEXT = 100_000
IMPORTER = Job("listening.import")


class BadLine(ValueError):
    """This will say what is wrong with a line, as the end of a sentence."""


@dataclass
class Tally:
    """What became of the lines that could be taken: `new`, known `already`, or with `changed` words."""

    received: int = 0
    new: int = 0
    already: int = 0
    changed: int = 0

    def add(self, change: Change) -> None:
        """This will count one line."""
        self.received += 1
        self.new += change is Change.NEW
        self.already += change is Change.ALREADY
        self.changed += change not in {Change.NEW, Change.ALREADY}


def imported_account(by: Actor, trust: Trust, now: datetime) -> Account:
    """This will give the trust's account "Imported", connecting it at the first import."""
    return connect_account(by=by, trust=trust, channel="imported", name="Imported", now=now)


def import_posts(trust: Trust, events: Iterable[Incoming], now: datetime) -> Tally:
    """This will take in events of one trust, two hundred in a transaction; what was taken before stays."""
    account = imported_account(IMPORTER, trust, now)
    tally = Tally()
    for batch in _batches(events):
        received = receive_many(by=IMPORTER, account=account, incoming=batch, now=now, is_read_at_once=True)
        for each in received:
            tally.add(each.change)
    return tally


def incoming_of(line: str, now: datetime) -> Incoming:
    """This will make an event of one line, leaving other columns alone; BadLine says what it cannot take.

    A time without a zone is a time in London; a line without one is of now.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine('is not JSON. Write one object a line: {"id": "1", "text": "..."}.') from None
    if not isinstance(row, dict):
        raise BadLine('is no object. Write {"id": "1", "text": "..."}.')
    return Incoming(
        network_id=_id(row),
        text=_text(row),
        author=_optional(row, "author"),
        at=_time(row, now),
        url=_url(row),
    )


def _id(row: dict[str, Any]) -> str:
    given = row.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int) or not str(given).strip():
        raise BadLine("has no id. Give each post an id of its own.")
    return str(given)


def _text(row: dict[str, Any]) -> str:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise BadLine("has no text. Write the post's words as text.")
    if len(text) > LONGEST_TEXT:
        raise BadLine(f"has more than {LONGEST_TEXT:,} characters of text. Give a shorter one.")
    return text


def _optional(row: dict[str, Any], key: str) -> str:
    given = row.get(key)
    if given is not None and not isinstance(given, str):
        raise BadLine(f"has an {key} that is not text. Write it in quotation marks, or leave it out.")
    return given or ""


def _time(row: dict[str, Any], now: datetime) -> datetime:
    given = _optional(row, "at")
    if not given:
        return now
    try:
        at = datetime.fromisoformat(given)
        return (
            at.replace(tzinfo=LONDON)
            if timezone.is_naive(at)
            else at.astimezone(timezone.get_default_timezone())
        )
    except (ValueError, OverflowError):
        raise BadLine("has a time that cannot be read. Write it as 2026-05-13T22:10:00+01:00.") from None


def _url(row: dict[str, Any]) -> str:
    url = _optional(row, "url")
    if url and not url.startswith(("https://", "http://")):
        raise BadLine("has a url that is no web address. Begin it with https://, or leave it out.")
    return url


def _batches(events: Iterable[Incoming]) -> Iterator[list[Incoming]]:
    batch: list[Incoming] = []
    for event in events:
        batch.append(event)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
