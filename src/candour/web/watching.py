"""One thread a process that notices new ledger events, whichever process wrote them."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic

from django.db import DatabaseError, connection

from candour.ledger.models import Event

log = logging.getLogger(__name__)

SQLITE_SECONDS = 0.25
POSTGRESQL_SECONDS = 1.0
LATE_SECONDS = 30.0
"""How long an event with a smaller id may still arrive: a transaction that began earlier and ends later."""


@dataclass(frozen=True)
class Heard:
    """An event as the watcher passes it on: ids and names only."""

    id: int
    name: str
    trust: str
    by: str
    about: Mapping[str, object]


class Watcher(threading.Thread):
    """Reads events after the last id. On SQLite it asks PRAGMA data_version first, which costs no read."""

    def __init__(self, tell: Callable[[Heard], None]) -> None:
        super().__init__(name="candour-live", daemon=True)
        self._tell = tell
        self.placed = threading.Event()
        """Set when the newest event is known: what happens from now on is told."""
        self._stopping = threading.Event()
        self._version: int | None = None
        self._floor = 0
        self._top = 0
        self._seen: set[int] = set()
        self._tops: deque[tuple[float, int]] = deque()

    def stop(self) -> None:
        """This will let the thread end at its next look."""
        self._stopping.set()

    def run(self) -> None:
        """This will look until it is stopped; a database that is away is looked for again."""
        wait = SQLITE_SECONDS if connection.vendor == "sqlite" else POSTGRESQL_SECONDS
        while not self._stopping.is_set():
            try:
                if not self.placed.is_set():
                    self._place()
                elif self._has_changed():
                    self._look()
            except DatabaseError:
                log.warning("live updates could not read the ledger", exc_info=True)
                connection.close()
                self._version = None
            self._stopping.wait(wait)
        connection.close()

    def _place(self) -> None:
        """This will start after the newest event."""
        self._has_changed()
        newest = Event.objects.order_by("-id").values_list("id", flat=True).first()
        self._floor = self._top = newest or 0
        self.placed.set()

    def _has_changed(self) -> bool:
        if connection.vendor != "sqlite":
            return True
        with connection.cursor() as cursor:
            version = int(cursor.execute("PRAGMA data_version").fetchone()[0])
        changed, self._version = version != self._version, version
        return changed

    def _look(self) -> None:
        rows = Event.objects.filter(id__gt=self._floor).order_by("id")
        for row in rows.values_list("id", "name", "trust", "by", "about"):
            if row[0] not in self._seen:
                self._seen.add(row[0])
                self._top = max(self._top, row[0])
                self._tell(Heard(*row))
        self._forget(monotonic())

    def _forget(self, now: float) -> None:
        """This will raise the floor to what was the newest event LATE_SECONDS ago."""
        self._tops.append((now, self._top))
        while self._tops and self._tops[0][0] < now - LATE_SECONDS:
            self._floor = max(self._floor, self._tops.popleft()[1])
        self._seen = {number for number in self._seen if number > self._floor}
