"""A SQLite file that is migrated already, kept from run to run: migrating takes most of a short run.

It lies in `build/`, under a name made of every migration's text and of the versions that read them, so that
a changed migration makes a new one.
"""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent


def copy_to(target: Path) -> bool:
    """This will put the kept file where the test database belongs; False where none is kept yet."""
    if not _kept().exists():
        return False
    shutil.copyfile(_kept(), target)
    return True


def keep(database: Path) -> None:
    """This will keep a freshly migrated, otherwise empty database for later runs; older ones go."""
    kept = _kept()
    if kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("VACUUM INTO ?", [str(fresh)])
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    fresh.replace(kept)


def _kept() -> Path:
    """This will name the file for the migrations as they are now."""
    known = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for file in sorted((ROOT / "src" / "candour").rglob("migrations/*.py")):
        known.update(file.name.encode() + b"\0" + file.read_bytes())
    return ROOT / "build" / "migrated" / f"{known.hexdigest()[:16]}.sqlite3"
