"""Heads remembered outside the database, so that a ledger rolled back or rewritten as a whole is found."""

import os
from pathlib import Path

from django.conf import settings


def heads_file() -> Path:
    """This will tell where this machine remembers the heads that it sealed, one to a line."""
    return Path(settings.CANDOUR_DATA) / "ledger-heads.txt"


def remember(head: str) -> None:
    """This will add a head to the end of the file, on disk before it returns."""
    file = heads_file()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file.open("a") as out:
        out.write(f"{head}\n")
        out.flush()
        os.fsync(out.fileno())


def remembered() -> list[str]:
    """This will list the heads that this machine remembers, oldest first."""
    file = heads_file()
    return file.read_text().split() if file.exists() else []
