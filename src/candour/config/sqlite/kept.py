"""Lines to SQLite files that were closed in good order, kept open for whoever asks next in this process."""

import atexit
import os
import sqlite3
import threading
from pathlib import Path

MOST = 8
"""Lines that are kept to one file; further ones are closed."""
_Key = tuple[int, str, int, int]
_kept: dict[_Key, list[sqlite3.Connection]] = {}
_lock = threading.Lock()


def keep(path: str, line: sqlite3.Connection) -> bool:
    """This will keep a line that is in no transaction, and say whether it did."""
    key = _key(path)
    if key is None or line.in_transaction:
        return False
    with _lock:
        lines = _kept.setdefault(key, [])
        if len(lines) >= MOST:
            return False
        lines.append(line)
    return True


def taken(path: str) -> sqlite3.Connection | None:
    """This will give a kept line, None where there is none: to this very file, opened by this process."""
    key = _key(path)
    with _lock:
        lines = _kept.get(key) if key is not None else None
        return lines.pop() if lines else None


def _key(path: str) -> _Key | None:
    """This will tell a file from another one that was put in its place, and a process from its parent."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return os.getpid(), path, found.st_dev, found.st_ino


@atexit.register
def _close_all() -> None:
    for lines in _kept.values():
        while lines:
            lines.pop().close()
