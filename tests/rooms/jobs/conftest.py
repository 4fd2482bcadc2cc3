"""Worker processes for the contract suite: real ones, started, killed and drained."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction

from candour.jobs import queue, registry
from candour.jobs.models import Work
from tests import databases, forking
from tests.rooms.jobs import working
from tests.waiting import wait_until

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


Process = subprocess.Popen[bytes] | forking.Child


class Workers:
    """The worker processes of one test, each the head of a process group of its own."""

    def __init__(self, parent: forking.Parent, folder: Path) -> None:
        self._parent, self._folder = parent, folder
        self.processes: list[Process] = []

    def start(self, *words: str, **environment: str) -> Process:
        """This will start a worker and come back when it is ready; from nothing if it has other settings."""
        log = self._folder / f"worker-{len(self.processes)}.txt"
        log.touch()
        has_own_settings = any(name.startswith("CANDOUR_") for name in environment)
        process = (
            _started(words, log, environment)
            if has_own_settings
            else self._parent.start(working.__name__, *words, log=log, **environment)
        )
        self.processes.append(process)
        wait_until(lambda: "ready" in log.read_text() or process.poll() is not None)
        assert "ready" in log.read_text()
        return process

    def end(self) -> None:
        """This will kill what still runs."""
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def _started(words: Sequence[str], log: Path, environment: Mapping[str, str]) -> Process:
    with log.open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", working.__name__, *words],
            env={**_environment(), **environment},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )


def _environment() -> dict[str, str]:
    return {**databases.environment(), "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture(scope="module")
def parent(django_db_setup: None) -> Iterator[forking.Parent]:
    """This will give a process that forks workers on the test database."""
    started = forking.Parent(_environment())
    yield started
    started.end()


@pytest.fixture
def workers(transactional_db: None, parent: forking.Parent, tmp_path: Path) -> Iterator[Workers]:
    """This will start worker processes on this test's database, and end them with it."""
    started = Workers(parent, tmp_path)
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


def state_of(work: int) -> str:
    """This will tell where a piece of work stands."""
    return Work.objects.values_list("state", flat=True).get(pk=work)
