"""An empty database that is migrated already, for all who would migrate one: that takes most of a short run.

SQLite's is a file, kept from run to run. It lies in `build/`, under a name made of every migration's text
and of the versions that read them, so that a changed migration makes a new one. Where none is kept yet, one
process makes it and the others wait for it. PostgreSQL's is a copy beside the test database, as long as that
is there.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import IO

import django
from django.db.backends.base.base import BaseDatabaseWrapper

from tests import databases

ROOT = Path(__file__).resolve().parent.parent
BESIDE = "migrated"
"""What is added to the name of PostgreSQL's test database, for the copy."""
_turns: list[IO[str]] = []
"""The lock of this process while it makes the file; it goes with the process, whatever happens."""


def copy_to(target: Path) -> bool:
    """This will put the kept file where the test database belongs; False where none is kept yet."""
    if not _kept().exists():
        return False
    shutil.copyfile(_kept(), target)
    return True


def copy_or_take_turn(target: Path) -> bool:
    """This will copy the kept file, having waited for whoever makes it; False where the turn is ours."""
    if copy_to(target):
        return True
    _kept().parent.mkdir(parents=True, exist_ok=True)
    turn = (_kept().parent / "turn.lock").open("w", encoding="utf-8")
    fcntl.flock(turn, fcntl.LOCK_EX)
    if copy_to(target):
        turn.close()
        return True
    _turns.append(turn)
    return False


def keep(database: Path) -> None:
    """This will keep a freshly migrated, otherwise empty database for others, and for later runs."""
    kept = _kept()
    if not kept.exists():
        _keep_as(kept, database)
    while _turns:
        _turns.pop().close()


def keep_beside(database: BaseDatabaseWrapper) -> None:
    """This will keep a copy of PostgreSQL's freshly migrated test database beside it."""
    database.creation.clone_test_db(BESIDE, verbosity=0, autoclobber=True)


def drop_beside(database: BaseDatabaseWrapper) -> None:
    """This will drop that copy: the server need not be ours."""
    database.creation.destroy_test_db(verbosity=0, suffix=BESIDE)


def url_beside(database: BaseDatabaseWrapper) -> str:
    """This will give the address of that copy."""
    name = database.creation.get_test_db_clone_settings(BESIDE)["NAME"]
    return databases.url_of(database).replace(f"/{database.settings_dict['NAME']}?", f"/{name}?")


def _keep_as(kept: Path, database: Path) -> None:
    fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("VACUUM INTO ?", [str(fresh)])
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    fresh.replace(kept)


def _kept() -> Path:
    """This will name the file for the migrations as they are now."""
    known = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for file in (Path(__file__), ROOT / "src" / "candour" / "config" / "migrating.py"):
        known.update(file.read_bytes())  # which say how it is made
    for file in sorted((ROOT / "src" / "candour").rglob("migrations/*.py")):
        known.update(file.name.encode() + b"\0" + file.read_bytes())
    return ROOT / "build" / "migrated" / f"{known.hexdigest()[:16]}.sqlite3"
