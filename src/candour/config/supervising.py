"""Keeps the processes of `candour serve` alive: starts them, starts them again, and stops them in good order.

It imports nothing but the standard library, so that it stays small beside its children.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
STEADY_AFTER = 60.0
STOP_WITHIN = 40.0
"""Seconds; the worker drains for 30."""


@dataclass
class Child:
    """One process with a name for people, started again when it dies, ever later while it keeps dying."""

    name: str
    words: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = FIRST_WAIT
    due: float = 0.0

    def start(self, now: float) -> None:
        """This will start the process in a group of its own, so that Ctrl-C reaches us alone."""
        self.process = subprocess.Popen(self.words, start_new_session=True)
        self.started = now

    def look(self, now: float) -> None:
        """This will note a death and set when to start again; start again when that time has come."""
        if self.process is None:
            if now >= self.due:
                self.start(now)
            return
        status = self.process.poll()
        if status is None:
            return
        self.wait = FIRST_WAIT if now - self.started > STEADY_AFTER else min(self.wait * 2, LONGEST_WAIT)
        self.due, self.process = now + self.wait, None
        print(
            f"candour: the {self.name} process ended ({status}); starting it again in {self.wait:g} s",
            file=sys.stderr,
            flush=True,
        )

    def stop(self, number: signal.Signals) -> None:
        """This will pass a signal on, if the process still lives."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(number)

    def kill_all(self) -> None:
        """This will end the process and everything that it started, which share its group."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    @property
    def is_gone(self) -> bool:
        return self.process is None or self.process.poll() is not None


@dataclass
class Supervisor:
    """Watches children until it is told to stop."""

    children: Sequence[Child]
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> int:
        """This will keep every child alive until SIGTERM or SIGINT, then stop all; 1 if one was killed."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while not self.stopping.is_set():
            now = time.monotonic()
            for child in self.children:
                child.look(now)
            self.stopping.wait(0.2)
        return self._end()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping.set()

    def _end(self) -> int:
        for child in self.children:
            child.stop(signal.SIGTERM)
        end = time.monotonic() + STOP_WITHIN
        while time.monotonic() < end and not all(child.is_gone for child in self.children):
            time.sleep(0.05)
        stuck = [child for child in self.children if not child.is_gone]
        for child in stuck:
            child.kill_all()
        return 1 if stuck else 0
