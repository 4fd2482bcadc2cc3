"""Tells whether a data folder was prepared by this very code, so that the next start need not look again.

Standard library only: the supervisor asks before anything of Django is loaded.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from candour.config.launch import ASSETS, ROOT

STAMP = "prepared"


def is_prepared() -> bool:
    """This will say whether tables and static files are as this code wants them; never of PostgreSQL."""
    if os.environ.get("CANDOUR_DATABASE_URL"):
        return False
    folder = data_folder()
    stamp = folder / STAMP
    if not (folder / "candour.sqlite3").exists() or not stamp.exists():
        return False
    return stamp.read_text(encoding="utf-8") == fingerprint()


def data_folder() -> Path:
    """This will give the folder that the settings will use."""
    return Path(os.environ.get("CANDOUR_DATA", ROOT / "var" / "data")).resolve()


def fingerprint() -> str:
    """This will hash the names, sizes and times of all migrations, static files and pinned packages."""
    seen = hashlib.sha256()
    for file in sorted(_files()):
        state = file.stat()
        seen.update(f"{file}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _files() -> Iterator[Path]:
    yield ROOT / "requirements" / "run.txt"
    for folder in (ROOT / "src" / "candour").glob("**/migrations"):
        yield from folder.glob("*.py")
    for folder in [*(ROOT / "src" / "candour").glob("**/static"), ASSETS]:
        yield from (file for file in folder.rglob("*") if file.is_file())
