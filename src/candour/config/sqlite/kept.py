"""Lines to SQLite files that were closed in good order, kept open for whoever asks next in this process.

Only the web process keeps lines (`asgi.py`): Django closes one at the end of each request. Elsewhere a line
that is closed is closed, and with the last one SQLite puts its log away.
"""

import atexit
import os
import sqlite3
import threading
from pathlib import Path

MOST = 8
"""Lines that a web process keeps to one file; further ones are closed."""
Key = tuple[int, str, int, int]
"""Which file a line leads to, and which process opened it."""


class Keeper:
    """The lines of this process; it keeps none until it is told how many."""

    def __init__(self, most: int = 0) -> None:
        self.most = most
        self._lines: dict[Key, list[sqlite3.Connection]] = {}
        self._lock = threading.Lock()

    def keep(self, opened_as: Key | None, line: sqlite3.Connection) -> bool:
        """This will keep a line with nothing half done to the file that stands there, and say whether."""
        if not self.most or opened_as is None or line.in_transaction or opened_as != key_of(opened_as[1]):
            return False
        with self._lock:
            lines = self._lines.setdefault(opened_as, [])
            if len(lines) >= self.most:
                return False
            lines.append(line)
        return True

    def taken(self, key: Key | None) -> sqlite3.Connection | None:
        """This will give a kept line, None where there is none."""
        with self._lock:
            lines = self._lines.get(key) if key is not None else None
            return lines.pop() if lines else None

    def close_all(self) -> None:
        """This will close what is kept; what a parent opened is the parent's."""
        with self._lock:
            for key, lines in self._lines.items():
                while lines and key[0] == os.getpid():
                    lines.pop().close()


def key_of(path: str) -> Key | None:
    """This will tell a file from another one that was put in its place, and a process from its parent."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return os.getpid(), path, found.st_dev, found.st_ino


KEEPER = Keeper()
atexit.register(KEEPER.close_all)
