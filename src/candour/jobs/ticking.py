"""The worker's clock: time that does not jump, and ticks that tell how much of it really passed.

    time    what the machine's clock says, unless it jumped: then the old count goes on for two minutes
    tick    a count since the machine was started, which nobody can set; only one of the same start compares

A clock that is set forward a day must not end an undo window, nor make a minute look like a day to whoever
waits for a late copy to appear (fault 26).
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol, runtime_checkable

log = logging.getLogger(__name__)

JUMP = timedelta(seconds=5)
"""Less is how clocks are set right all the time."""
BELIEVED_AFTER = 120.0
"""Seconds for which a new time must stand: longer than the usual undo window."""
_BOOT = Path("/proc/sys/kernel/random/boot_id")


@runtime_checkable
class Ticking(Protocol):
    """A clock that counts ticks besides."""

    def __call__(self) -> datetime: ...

    def tick(self) -> str:
        """This will give a mark of this moment, to be compared by `seconds_between`."""


def seconds_since_start() -> float:
    """This will count seconds since the machine was started, its sleep included where that can be told."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


@dataclass
class SteadyClock:
    """Gives the time of `source`, and does not believe a jump of it for two minutes."""

    source: Callable[[], datetime]
    count: Callable[[], float] = seconds_since_start
    start: str = field(default_factory=lambda: _BOOT.read_text().strip() if _BOOT.exists() else "")
    _anchor: tuple[datetime, float] | None = None
    _doubted_at: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self) -> datetime:
        """This will give the time."""
        said, count = self.source(), self.count()
        with self._lock:
            if self._anchor is not None:
                by_count = self._anchor[0] + timedelta(seconds=count - self._anchor[1])
                if abs(said - by_count) > JUMP and self._is_doubted(said - by_count, count):
                    return by_count
            self._anchor, self._doubted_at = (said, count), None
            return said

    def _is_doubted(self, jump: timedelta, count: float) -> bool:
        if self._doubted_at is None:
            self._doubted_at = count
            log.warning(
                "The clock jumped by %.0f s. Work goes on by the old time for two minutes: look at it.",
                jump.total_seconds(),
            )
        return count - self._doubted_at < BELIEVED_AFTER

    def tick(self) -> str:
        """This will give a mark of this moment: the machine's start and the seconds since."""
        return f"{self.start} {self.count():.3f}" if self.start else ""


def tick_of(clock: Callable[[], datetime]) -> str:
    """This will give the tick of a clock that has one; a clock of a test has none."""
    return clock.tick() if isinstance(clock, Ticking) else ""


def seconds_between(earlier: str, later: str) -> float | None:
    """This will give the seconds between two ticks, or nothing unless both are of the same start."""
    start, _, count = earlier.partition(" ")
    other, _, then = later.partition(" ")
    if not start or start != other:
        return None
    return float(then) - float(count)
