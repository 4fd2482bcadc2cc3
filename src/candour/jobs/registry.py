"""What work exists: jobs by name, and the schedules that ask for them."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any, Protocol

from candour.domain.actor import Job

Payload = dict[str, Any]
"""What a job is told: JSON. Keys that a handler does not know are left alone, so releases may differ."""


class JobContext(Protocol):
    """What a handler may know about its own run."""

    @property
    def name(self) -> str: ...

    @property
    def now(self) -> datetime: ...

    @property
    def clock(self) -> Callable[[], datetime]: ...

    @property
    def attempt(self) -> int: ...

    @property
    def actor(self) -> Job: ...

    def keep_alive(self) -> None:
        """This will lengthen the lease, raising LeaseLost when somebody else has taken the work."""


Handler = Callable[[Payload, JobContext], None]
HandlerOfMany = Callable[[Sequence[Payload], JobContext], None]


class RetryAfter(Exception):
    """A handler raises this to be called again in so many seconds, as when a network says "not now".

    It costs no attempt for the first hundred times.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


class LeaseLost(Exception):
    """This will tell a handler that its lease ended and another worker may have its work."""


@dataclass(frozen=True)
class RegisteredJob:
    """A job by name. A worker silent for `lease_seconds` loses the work; after `attempts` it is dead.

    One that `goes_first` is taken before others that have waited longer. One that can be done for `many`
    pieces of work at once waits `gathers` seconds for them after an event.
    """

    name: str
    handler: Handler
    attempts: int
    lease_seconds: float
    goes_first: bool = False
    many: HandlerOfMany | None = None
    most: int = 1
    gathers: float = 0.0


@dataclass(frozen=True)
class Schedule:
    """A job to be asked for at every multiple of `seconds` since 1970."""

    job: str
    seconds: int


Standing = Callable[[threading.Event, Callable[[], datetime]], None]
"""Work without an end, as holding lines to networks open: told when to stop, and the clock."""

JOBS: dict[str, RegisteredJob] = {}
SCHEDULES: dict[str, Schedule] = {}
STANDING: dict[str, Standing] = {}


def job(
    name: str, *, attempts: int = 8, lease_seconds: float = 60, goes_first: bool = False
) -> Callable[[Handler], Handler]:
    """This will declare the function below it as the work called `name`, such as "voice.publish"."""

    def declare(handler: Handler) -> Handler:
        known = JOBS.get(name)
        if known is not None and known.handler.__qualname__ != handler.__qualname__:
            raise ValueError(f"Two jobs are called '{name}'. Give one of them another name.")
        JOBS[name] = RegisteredJob(name, handler, attempts, lease_seconds, goes_first)
        return handler

    return declare


def gathered(
    name: str, *, most: int = 50, within: float = 1.0, attempts: int = 8, lease_seconds: float = 60
) -> Callable[[HandlerOfMany], HandlerOfMany]:
    """This will declare work that is done for up to `most` events at once, `within` seconds of the first.

    They are taken and ended together. Work that failed is tried again by itself, so that one event which
    cannot be done keeps no other waiting.
    """

    def declare(work: HandlerOfMany) -> HandlerOfMany:
        @wraps(work)
        def of_one(payload: Payload, context: JobContext) -> None:
            work([payload], context)

        job(name, attempts=attempts, lease_seconds=lease_seconds)(of_one)
        JOBS[name] = replace(JOBS[name], many=work, most=most, gathers=within)
        return work

    return declare


def every(
    *, seconds: int, name: str, attempts: int = 3, lease_seconds: float = 60
) -> Callable[[Handler], Handler]:
    """This will declare a job asked for at every multiple of `seconds`: once, however many schedulers run."""

    def declare(handler: Handler) -> Handler:
        SCHEDULES[name] = Schedule(name, seconds)
        return job(name, attempts=attempts, lease_seconds=lease_seconds)(handler)

    return declare


def standing(name: str) -> Callable[[Standing], Standing]:
    """This will declare work without an end: each worker does it in a thread, and again when it fails.

    Workers share such work by leases of its own. It returns within seconds of being told to stop.
    """

    def declare(work: Standing) -> Standing:
        STANDING[name] = work
        return work

    return declare


def find(name: str) -> RegisteredJob:
    """This will give the job called `name`, raising LookupError when nobody declared it."""
    if name not in JOBS:
        raise LookupError(f"No job is called '{name}'. Declare it in its room's jobs.py.")
    return JOBS[name]
