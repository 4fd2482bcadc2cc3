"""A power cut, as SQLite sees it: the files of any moment open, with all that was acknowledged."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests import databases
from tests.rooms.ledger import power
from tests.stopping import stop

COPIES = 500 if os.environ.get("CANDOUR_FULL") else 40


class Writer:
    """The writing process, and the last number that it acknowledged."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", power.__name__],
            env={**databases.environment(), "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            text=True,
        )
        self.acknowledged = 0
        self.more = threading.Condition()
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.more:
                self.acknowledged = int(line)
                self.more.notify_all()

    def write_until(self, number: int) -> None:
        """This will come back when that many events were acknowledged."""
        with self.more:
            assert self.more.wait_for(lambda: self.acknowledged >= number, 30)

    def end(self) -> None:
        """This will kill the process."""
        self.process.kill()
        self.process.wait(10)
        self._ear.join(10)
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture
def writer(transactional_db: None) -> Iterator[Writer]:
    """This will start the writing process, and end it with the test."""
    started = Writer()
    yield started
    started.end()


@pytest.mark.only_on("sqlite")
def test_every_copy_at_a_random_moment_opens_with_all_that_was_acknowledged(
    writer: Writer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(str(connection.settings_dict["NAME"]))
    chance = random.Random(19)  # noqa: S311 - a seed, not a secret
    lost = broken = 0
    writer.write_until(1)
    for number in range(COPIES):
        writer.write_until(writer.acknowledged + chance.randrange(1, 40))
        acknowledged = writer.acknowledged
        stop(writer.process)
        copy = tmp_path / f"{number}.sqlite3"
        for end in ("", "-wal"):
            shutil.copy(f"{file}{end}", f"{copy}{end}")
        writer.process.send_signal(signal.SIGCONT)
        with closing(sqlite3.connect(copy)) as opened:
            broken += opened.execute("PRAGMA integrity_check").fetchone() != ("ok",)
            found = opened.execute("SELECT count(*) FROM ledger_event").fetchone()[0]
        lost += max(0, acknowledged - found)
    with capsys.disabled():
        print(f"\npower cut: {COPIES} copies, {broken} broken, {lost} acknowledged events lost")
    assert (broken, lost) == (0, 0)
