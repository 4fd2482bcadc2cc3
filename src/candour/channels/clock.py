"""The time that our own public page writes beside what it shows: that of whoever sends, not of this machine.

A worker sends now; the tests and the demonstration send at an hour of their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_given: ContextVar[datetime | None] = ContextVar("candour_channels_clock", default=None)


def now() -> datetime:
    """This will give the sender's time where one is given, else the time now."""
    return _given.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """This will have everything inside be published at this moment."""
    token = _given.set(moment)
    try:
        yield
    finally:
        _given.reset(token)
