"""The processes of a publishing drill: networks that fail on demand, workers, and whoever kills them."""

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

KINDS = ("keyed", "listed", "blind")
NETWORK = (
    *("--rate", "0.5", "--look-rate", "0.3", "--hang-seconds", "8", "--late-seconds", "1"),
    *("--refuse-seconds", "0.3", "--hour-seconds", "4"),
)
"""Half of what is posted meets a fault, and a third of what is looked up; an hour lasts four seconds."""
LISTED_LAG = "1.5"
WORKER = ("-m", "candour.config.working", "--say-when-ready")
SOONEST, LATEST = 0.15, 0.9
"""Seconds after a worker says that it is ready, between which it is killed."""
WAIT_FOR_SENDING = 4.0


@dataclass
class Network:
    """One network in its own process, with its own log."""

    name: str
    kind: str
    address: str
    process: subprocess.Popen[str]

    def stop(self) -> None:
        """This will end the network; all that it accepted is on disk already."""
        self.process.terminate()
        self.process.wait(20)
        if self.process.stdout is not None:
            self.process.stdout.close()


def start_network(folder: Path, number: int, faults: str, seed: int) -> Network:
    """This will start the network of that number: keyed, listed and blind in turn."""
    kind = KINDS[number % len(KINDS)]
    name = f"{kind}-{number + 1}"
    words = ["-m", "candour.channels.pretend.server", "--log", str(folder / f"{name}.jsonl"), "--kind", kind]
    words += ["--faults", faults, "--seed", str(seed + number), *NETWORK]
    words += ["--lag-seconds", LISTED_LAG] if kind == "listed" else []
    process = subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True)
    said = process.stdout.readline() if process.stdout is not None else ""
    if not said:
        raise RuntimeError(f"The network {name} did not start.")
    return Network(name, kind, json.loads(said)["address"], process)


class Worker:
    """One worker process, started again whenever it was killed."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.ready_at = 0.0
        self.start()

    def start(self) -> None:
        """This will start the process; a thread notes when it says that it is ready."""
        self.ready_at = 0.0
        with self.log.open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, *WORKER], stdout=subprocess.PIPE, stderr=errors, text=True
            )
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
        """This will wait for the worker's random moment, and in four of five cases for a sending."""
        if not worker.ready_at:
            self.stopping.wait(0.02)
            return False
        moment = worker.ready_at + self.chance.uniform(SOONEST, LATEST)
        self.stopping.wait(max(0.0, moment - time.monotonic()))
        if self.chance.random() < 0.8:
            end = time.monotonic() + WAIT_FOR_SENDING
            while time.monotonic() < end and not self.count_sending(self.last_at):
                self.stopping.wait(0.02)
        return True


def stop_all(workers: Sequence[Worker], networks: Sequence[Network]) -> None:
    """This will end every process that the drill started."""
    for worker in workers:
        worker.process.terminate()
    for worker in workers:
        worker.stop()
    for network in networks:
        network.stop()
