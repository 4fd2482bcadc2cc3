"""Keeps the leases of one worker alive while it works, from a thread and a connection of its own."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from time import monotonic

from django.db import DatabaseError, connection

from candour.jobs import engine

log = logging.getLogger(__name__)


class Heartbeat(threading.Thread):
    """Lengthens every lease at a third of its length, until told to rest."""

    def __init__(self, clock: Callable[[], datetime] = engine.clock) -> None:
        super().__init__(name="heartbeat", daemon=True)
        self._clock = clock
        self._leases: dict[int, tuple[engine.Lease, float]] = {}
        self._change = threading.Condition()
        self._resting = False

    def hold(self, lease: engine.Lease) -> None:
        """This will keep the lease alive from now on."""
        with self._change:
            self._leases[lease.work] = (lease, monotonic() + lease.seconds / 3)
            self._change.notify()

    def drop(self, lease: engine.Lease) -> None:
        """This will let the lease be."""
        with self._change:
            self._leases.pop(lease.work, None)

    def rest(self) -> None:
        """This will end the thread."""
        with self._change:
            self._resting = True
            self._change.notify()

    def run(self) -> None:
        while True:
            with self._change:
                if self._resting:
                    break
                now = monotonic()
                soonest = min((at for _, at in self._leases.values()), default=None)
                if soonest is None or soonest > now:
                    self._change.wait(None if soonest is None else soonest - now)
                    continue
                due = [lease for lease, at in self._leases.values() if at <= now]
            for lease in due:
                self._beat(lease)
        connection.close()

    def _beat(self, lease: engine.Lease) -> None:
        wait = lease.seconds / 3
        try:
            held = engine.beat(lease, self._clock())
        except DatabaseError:
            log.warning("The lease of work %s could not be lengthened now.", lease.work)
            connection.close()
            held, wait = True, min(1.0, wait)
        with self._change:
            if not held:
                log.warning("The lease of work %s was lost.", lease.work)
                self._leases.pop(lease.work, None)
            elif lease.work in self._leases:
                self._leases[lease.work] = (lease, monotonic() + wait)
