"""The worker: threads that do work, one that keeps leases alive, one that asks for periodic work.

Each work without an end (`registry.standing`) has a thread of its own.
"""

import logging
import os
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from time import monotonic

from django.db import DatabaseError, InterfaceError, connection

from candour.jobs import engine, perform, queue, registry, schedules
from candour.jobs.heartbeat import Heartbeat
from candour.jobs.ticking import SteadyClock

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]

POLL_SECONDS = 0.2
DRAIN_SECONDS = 30.0
AFTER_A_FAULT = 5.0
AFTER_A_SILENCE = 0.7


class _Bell:
    """Tells an idle thread how long asking the database for work could find none.

    SQLite says, without a query, whether anybody else has written since (PRAGMA data_version).
    """

    def __init__(self, clock: Clock, poll: float) -> None:
        self._clock = clock
        self._poll = poll
        self._version: int | None = None
        self._next_due: datetime | None = None

    def rings_in(self) -> float:
        """This will give the seconds until there may be work: the poll interval at most, to look again."""
        if connection.vendor != "sqlite":
            return 0.0
        now = self._clock()
        with connection.cursor() as cursor:
            version = int(cursor.execute("PRAGMA data_version").fetchone()[0])
        if version != self._version:
            self._version = version
            self._next_due = engine.next_due(now)
        if self._next_due is None:
            return self._poll
        return min(self._poll, max(0.0, (self._next_due - now).total_seconds()))

    def reset(self) -> None:
        """This will forget, after own writing, which data_version does not tell."""
        self._version = None


class _Hand:
    """One thread's way through the work: what it ends, and what it takes next, are written in one go."""

    def __init__(self, stop: threading.Event, poll: float, heart: Heartbeat, clock: Clock) -> None:
        self._stop, self._poll, self._heart, self._clock = stop, poll, heart, clock
        self._bell = _Bell(clock, poll)
        self._next: engine.Lease | None = None

    def step(self) -> float:
        """This will do one piece of work, if there is any, and give the seconds to wait before the next."""
        lease, self._next = self._next, None
        if lease is None:
            wait = self._bell.rings_in()
            if wait > 0:
                return wait
            lease = engine.claim(self._clock())
            self._bell.reset()
            if lease is None:
                return self._poll
        self._do(lease)
        return 0.0

    def has_begun(self) -> bool:
        """This will say whether work is taken and not done: then not even a worker told to stop leaves it."""
        return self._next is not None

    def _do(self, lease: engine.Lease) -> None:
        self._heart.hold(lease)
        try:
            perform.perform(lease, self._clock(), self._clock, self._finish)
        finally:
            self._heart.drop(lease)

    def _finish(self, lease: engine.Lease, now: datetime) -> bool:
        if self._stop.is_set():
            return engine.finish(lease, now)
        kept, self._next = engine.finish_and_claim(lease, now)
        return kept


def run(
    stop: threading.Event,
    *,
    threads: int = 3,
    poll: float = POLL_SECONDS,
    with_schedules: bool = True,
    source: Clock = engine.clock,
) -> None:
    """This will do work as it falls due until `stop` is set, then finish what is in hand (30 s at most).

    `source` is the clock, whose jumps are not believed at once.
    Raises RuntimeError when one of its threads dies of a fault of the engine: whoever started the
    worker starts it again.
    """
    clock = SteadyClock(source)
    heart = Heartbeat(clock)
    heart.start()
    at_work = [_Hand(stop, poll, heart, clock) for _ in range(threads)]
    hands = [_thread(stop, hand.step, hand.has_begun) for hand in at_work]
    if with_schedules:
        asked: dict[str, int] = {}
        hands.append(_thread(stop, lambda: _ask(asked, clock)))
        hands += [_stand(stop, name, work, clock) for name, work in registry.STANDING.items()]
    for hand in hands:
        hand.start()
    while not stop.wait(1.0):
        if not all(hand.is_alive() for hand in hands):
            stop.set()
            raise RuntimeError("A thread of the worker ended by itself; its error is above.")
    end = monotonic() + DRAIN_SECONDS
    for hand in hands:
        hand.join(max(0.0, end - monotonic()))
    heart.rest()
    heart.join(1.0)


def run_due(now: datetime, limit: int = 1000, *, raising: bool = True, with_schedules: bool = False) -> int:
    """This will do, in this process, the work that is due at `now`, and count it; for tests and demos.

    A handler's error is written down as in a worker and then raised, unless `raising` is False. Nothing waits
    for more of its kind; what is done together counts once.
    """
    if with_schedules:
        schedules.ask(now)
    for done in range(limit):
        queue.end_gathering(now)
        lease = engine.claim(now)
        if lease is None:
            return done
        error = perform.perform(lease, now, lambda: now)
        if error is not None and raising:
            raise error
    return limit


def main(threads: int | None = None, source: Clock = engine.clock) -> int:
    """This will work until SIGTERM or SIGINT, drain, and give the exit status; Django is set up already."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run(stop, threads=threads or int(os.environ.get("CANDOUR_WORKER_THREADS", "3")), source=source)
    return 0


def _thread(
    stop: threading.Event, step: Callable[[], float], has_begun: Callable[[], bool] = lambda: False
) -> threading.Thread:
    return threading.Thread(target=_keep_going, args=(stop, step, has_begun), daemon=True)


def _stand(stop: threading.Event, name: str, work: registry.Standing, clock: Clock) -> threading.Thread:
    return threading.Thread(target=_keep_standing, args=(stop, name, work, clock), name=name, daemon=True)


def _keep_standing(stop: threading.Event, name: str, work: registry.Standing, clock: Clock) -> None:
    """This will do work without an end, and begin it again some seconds after it failed."""
    while not stop.is_set():
        try:
            work(stop, clock)
        except Exception as error:  # noqa: BLE001 - a worker lives on whatever its work does
            log.error("%s failed:\n%s", name, perform.where(error))  # noqa: TRY400 - messages hold texts
            connection.close()
            stop.wait(AFTER_A_FAULT)
    connection.close()


def _ask(asked: dict[str, int], clock: Clock) -> float:
    schedules.ask(clock(), asked)
    return 1.0


def _keep_going(stop: threading.Event, step: Callable[[], float], has_begun: Callable[[], bool]) -> None:
    """This will repeat the step, as soon as it says, and outlive a database that is away."""
    while not stop.is_set() or has_begun():
        try:
            wait = step()
        except (DatabaseError, InterfaceError) as error:
            log.warning("The database does not answer (%s); trying again.", type(error).__name__)
            connection.close()
            wait = AFTER_A_SILENCE
        if wait > 0:
            stop.wait(wait)
    connection.close()
