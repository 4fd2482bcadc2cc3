"""Doing one claimed piece of work: the handler runs outside every transaction of the engine."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from candour.domain.actor import Job
from candour.jobs import engine, registry

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Run:
    """What a handler may know about its own run."""

    lease: engine.Lease
    now: datetime
    clock: Callable[[], datetime]

    @property
    def name(self) -> str:
        return self.lease.name

    @property
    def attempt(self) -> int:
        return self.lease.attempt

    @property
    def actor(self) -> Job:
        return Job(self.lease.name)

    def keep_alive(self) -> None:
        """This will lengthen the lease, raising LeaseLost when somebody else has taken the work.

        Called inside a handler's transaction, it keeps every other worker away until that ends.
        """
        if not engine.beat(self.lease, self.clock()):
            raise registry.LeaseLost


def perform(
    lease: engine.Lease,
    now: datetime,
    clock: Callable[[], datetime],
    finish: Callable[[engine.Lease, datetime], bool] = engine.finish,
) -> Exception | None:
    """This will do the work, write down how it ended, and give back the error of the handler, if any.

    `finish` marks it done where it went well.
    """
    try:
        _do(lease, Run(lease, now, clock))
    except registry.RetryAfter as later:
        kept = engine.postpone(lease, clock(), later.seconds)
    except registry.LeaseLost:
        kept = False
    except Exception as error:  # noqa: BLE001 - a worker lives on whatever a handler does
        log.error(  # noqa: TRY400 - exception() would print messages, which may hold a post's text
            "Work %s (%s) failed:\n%s", lease.work, lease.name, where(error)
        )
        if not engine.fail(lease, clock(), trouble(error)):
            _lost(lease)
        return error
    else:
        kept = finish(lease, clock())
    if not kept:
        _lost(lease)
    return None


def _do(lease: engine.Lease, run: Run) -> None:
    job = registry.find(lease.name)
    if job.many is not None:
        job.many([dict(each.payload) for each in lease.each], run)
    else:
        job.handler(dict(lease.payload), run)


def trouble(error: Exception) -> str:
    """This will name a fault by kind and place; its message is left out, for it may hold a post's text."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def where(error: Exception) -> str:
    """This will give the traceback without the messages of the errors, which may hold a post's text."""
    return "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__


def _lost(lease: engine.Lease) -> None:
    log.warning("Work %s (%s): its lease was lost, so this ending does not count.", lease.work, lease.name)
