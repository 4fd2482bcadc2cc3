"""Worker processes for the contract suite: real ones, started, killed and drained."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction

from candour.jobs import queue, registry
from candour.jobs.models import Work
from tests import databases
from tests.rooms.jobs import working

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


class Workers:
    """The worker processes of one test, each the head of a process group of its own."""

    def __init__(self) -> None:
        self.processes: list[subprocess.Popen[str]] = []

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """This will start a worker and come back when it is ready."""
        process = subprocess.Popen(
            [sys.executable, "-m", working.__name__, *words],
            env={**databases.environment(), "PYTHONPATH": os.pathsep.join(sys.path), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self.processes.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    def end(self) -> None:
        """This will kill what still runs."""
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)
            if process.stdout is not None:
                process.stdout.close()


@pytest.fixture
def workers(transactional_db: None) -> Iterator[Workers]:
    """This will start worker processes on this test's database, and end them with it."""
    started = Workers()
    yield started
    started.end()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """This will give a file that jobs write to."""
    file = tmp_path / "said.txt"
    file.touch()
    return file


def ask(name: str, payload: registry.Payload) -> int:
    """This will ask for work that is due now, committed."""
    with transaction.atomic():
        return queue.enqueue(name, payload, due_at=datetime.now(UTC))


def wait_until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """This will come back as soon as something holds, and fail when it does not hold in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def state_of(work: int) -> str:
    """This will tell where a piece of work stands."""
    return Work.objects.values_list("state", flat=True).get(pk=work)
