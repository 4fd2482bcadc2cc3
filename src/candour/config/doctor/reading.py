"""Which readers this machine reads posts with."""

from candour.config.doctor.check import Check, check
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
