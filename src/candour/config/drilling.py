"""The workers of a publishing drill, whoever kills them, and whoever sets their clocks."""

import json
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from candour.config.drilled_networks import Network

WORKER = ("-m", "candour.config.working", "--say-when-ready")
SOONEST, LATEST = 0.15, 0.9
"""Seconds after a worker says that it is ready, between which it is killed."""
WAIT_FOR_SENDING = 15.0
JUMPS = (-3_600, 86_400, -86_400)
"""Seconds by which a clock is set: back an hour, forward a day, back a day."""


class Worker:
    """One worker process, started again whenever it was killed; `clock` is a file that sets its clock."""

    def __init__(self, log: Path, clock: Path) -> None:
        self.log, self.clock = log, clock
        self.ready_at = 0.0
        self.start()

    def start(self) -> None:
        """This will start the process with its clock right; a thread notes when it says that it is ready."""
        self.ready_at = 0.0
        self.clock.write_text("0")
        words = [sys.executable, *WORKER, "--clock", str(self.clock)]
        with self.log.open("ab") as errors:
            self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=errors, text=True)
        threading.Thread(target=self._note_ready, args=(self.process,), daemon=True).start()

    def _note_ready(self, process: subprocess.Popen[str]) -> None:
        if process.stdout is not None and process.stdout.readline() and process is self.process:
            self.ready_at = time.monotonic()

    def kill(self) -> int:
        """This will kill the process without warning (SIGKILL) and give its number."""
        self.process.send_signal(signal.SIGKILL)
        self._gone(20)
        return self.process.pid

    def stop(self) -> None:
        """This will let the process end what it has in hand, and kill it if it does not."""
        self.process.terminate()
        try:
            self._gone(40)
        except subprocess.TimeoutExpired:
            self.kill()

    def start_again(self) -> None:
        """This will let the process end what it has in hand, and start another one."""
        self.stop()
        self.start()

    def _gone(self, seconds: float) -> None:
        self.process.wait(seconds)
        if self.process.stdout is not None:
            self.process.stdout.close()


@dataclass
class Killer:
    """Kills workers at random moments, most of them while something is being sent, and starts them again.

    What an earlier kill left behind does not count as being sent: only what began after the last one.
    """

    workers: Sequence[Worker]
    kills: int
    chance: random.Random
    count_sending: Callable[[datetime], int]
    log: Path
    done: int = 0
    last_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """This will kill as often as asked, one worker after the other, writing down each kill."""
        with self.log.open("a", encoding="utf-8") as out:
            while self.done < self.kills and not self.stopping.is_set():
                worker = self.workers[self.done % len(self.workers)]
                if not self._is_the_moment(worker):
                    continue
                sending = self.count_sending(self.last_at)
                pid = worker.kill()
                self.done, self.last_at = self.done + 1, datetime.now(UTC)
                out.write(json.dumps({"time": time.time(), "pid": pid, "sending": sending}) + "\n")
                out.flush()
                worker.start()

    def _is_the_moment(self, worker: Worker) -> bool:
        """This will wait for the worker's random moment, and in nine of ten cases for a sending."""
        if not worker.ready_at:
            self.stopping.wait(0.02)
            return False
        moment = worker.ready_at + self.chance.uniform(SOONEST, LATEST)
        self.stopping.wait(max(0.0, moment - time.monotonic()))
        if self.chance.random() < 0.9:
            end = time.monotonic() + WAIT_FOR_SENDING
            while time.monotonic() < end and not self.count_sending(self.last_at):
                self.stopping.wait(0.02)
        return True


@dataclass
class Jumper:
    """Sets the clock of one running worker after the other wrong for a moment, and right again (fault 26)."""

    workers: Sequence[Worker]
    chance: random.Random
    done: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """This will set clocks until it is told to stop."""
        while not self.stopping.wait(self.chance.uniform(0.5, 1.5)):
            worker = self.workers[self.done % len(self.workers)]
            if not worker.ready_at:
                continue
            process = worker.process
            worker.clock.write_text(str(JUMPS[self.done % len(JUMPS)]))
            self.done += 1
            self.stopping.wait(self.chance.uniform(0.3, 0.9))
            if process is worker.process:
                worker.clock.write_text("0")


def stop_all(workers: Sequence[Worker], networks: Sequence[Network]) -> None:
    """This will end every process that the drill started."""
    for worker in workers:
        worker.process.terminate()
    for worker in workers:
        worker.stop()
    for network in networks:
        network.stop()
