"""Stops a process in the middle of its work, as a computer does that sleeps."""

import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from tests import forking


def stop(process: "subprocess.Popen[Any] | forking.Child", seconds: float = 20) -> None:
    """This will stop a process, and come back when none of its threads runs any more.

    The signal alone is not enough: on a busy computer a thread goes on until another has taken the signal.
    """
    process.send_signal(signal.SIGSTOP)
    end = time.monotonic() + seconds
    while not all(_is_stopped(task) for task in Path(f"/proc/{process.pid}/task").iterdir()):
        assert time.monotonic() < end, "the process does not stop"
        time.sleep(0.002)


def _is_stopped(task: Path) -> bool:
    return (task / "stat").read_text().rpartition(") ")[2].startswith("T")
