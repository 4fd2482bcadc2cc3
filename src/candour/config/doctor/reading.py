"""Which readers this machine reads posts with, and whether drafts can be looked at."""

from pathlib import Path

from candour.config.doctor.check import Check, check
from candour.reading.asking import can_be_asked
from candour.reading.base import ModelUnreadable
from candour.reading.reader import strongest


def reading_check() -> Check:
    """This will load the readers as the worker does, and say which they are."""
    try:
        found = strongest()
    except ModelUnreadable as broken:
        return check("reading: readers", "none", ok=False, remedy=str(broken))
    seen = f"the linear reader alone ({found.version})" if found.missing else f"both ({found.version})"
    return check("reading: readers", seen, ok=not found.missing, remedy=found.missing)


def drafts_check(folder: Path) -> Check:
    """This will say whether a web process can ask the worker about drafts, by a socket in the data folder."""
    can = can_be_asked(folder)
    return check(
        "reading: drafts",
        "by the worker too" if can else "by rules alone: the data folder's path is too long for a socket",
        ok=can,
        remedy="Move the data folder to a shorter path, such as /srv/candour.",
    )
