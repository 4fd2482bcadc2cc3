"""Django's own SQLite backend, in which threads of one process take turns to write.

SQLite lets one write at a time, and whoever comes in between sleeps for up to a tenth of a second before
trying again. Six threads of a worker that write all the time sleep most of it. A turn is handed on at once;
only processes still meet at SQLite's own lock.

The web process keeps a line that is closed in good order for the next request: opening the file means
reading the whole schema.
"""

import threading
from typing import Any

from django.db.backends.sqlite3 import base

from candour.config.sqlite.kept import KEEPER, Key, key_of

LONGEST_TURN = 20.0
"""Seconds: whoever waited so long for a turn asks SQLite itself, which says that it is busy."""
_turns = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """One thread's line to the database; its turn lasts as long as its transaction."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_turn = False
        self._opened_as: Key | None = None

    def _start_transaction_under_autocommit(self) -> None:
        if not self._has_turn:
            self._has_turn = _turns.acquire(timeout=LONGEST_TURN)
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # Django's own
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # Django's own
        finally:
            self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # Django's own
        finally:
            self._end_turn()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """This will take a line that was kept, set as a new one is, or open one."""
        self._opened_as = key_of(str(conn_params["database"]))
        line = KEEPER.taken(self._opened_as)
        if line is None:
            return super().get_new_connection(conn_params)
        line.execute("PRAGMA foreign_keys = ON")
        for command in self.init_commands:  # type: ignore[attr-defined]  # Django's own
            line.execute(command)
        return line

    def is_usable(self) -> bool:
        """This will have a line on which something failed closed at the end of a request, never handed on."""
        return not self.errors_occurred and bool(super().is_usable())

    def _close(self) -> None:
        line = self.connection
        try:
            if line is None or self.errors_occurred or not KEEPER.keep(self._opened_as, line):
                super()._close()  # type: ignore[misc]  # Django's own
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            _turns.release()
