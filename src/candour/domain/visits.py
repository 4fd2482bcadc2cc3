"""Since you were last here: where a reader's last visit ended, so that what is new can be said.

came, read up to 7        new: nothing yet             (before 0, newest 7)
back after an hour        new: all after 7             (before 7, newest 9)
reloads at once           new: still all after 7       (before 7, newest 9)
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

AWAY = timedelta(minutes=30)
"""Whoever comes back sooner was not away: what was new to them stays marked as new."""


@dataclass(frozen=True)
class Visit:
    """A reader's last visit: the newest post they met before it, the newest in it, and when they came."""

    before: int
    newest: int
    came_at: datetime


def visited(last: Visit | None, newest: int, now: datetime) -> Visit:
    """This will give the visit that stands when a reader meets `newest` now; all after its `before` is new.

    It is `last` itself where there is nothing to note.
    """
    if last is None:
        return Visit(0, newest, now)
    if now - last.came_at >= AWAY:
        return Visit(last.newest, max(newest, last.newest), now)
    return Visit(last.before, newest, now) if newest > last.newest else last
