"""A process that has read Candour once, and forks whenever a test wants one more: python -m tests.forking.

What a forked process does from then on is its own, as if it had been started by its words: its settings are
those that its parent read, so all of one parent share a data folder, a database and an address. To start one
takes some fifty milliseconds, instead of two seconds of the processor's time for reading code.

    test --(a line of JSON)--> parent --fork--> `candour serve` --fork--> web, worker
"""

import json
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


class Child:
    """A process that a parent forked for us; it is spoken to like one of `subprocess`."""

    def __init__(self, parent: "Parent", pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._parent = parent

    def poll(self) -> int | None:
        """This will give its exit status, or nothing while it runs."""
        if self.returncode is None:
            self.returncode = self._parent.ask(look=self.pid)
        return self.returncode

    def wait(self, timeout: float) -> int:
        """This will wait for its end; subprocess.TimeoutExpired where it does not come in so many seconds."""
        end = time.monotonic() + timeout
        while (status := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("a forked process", timeout)
            time.sleep(0.02)
        return status

    def send_signal(self, number: int) -> None:
        """This will send it a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """This will ask it to end."""
        self.send_signal(signal.SIGTERM)


class Parent:
    """The process that forks, as the tests see it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.forking"],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def start(self, module: str, *words: str, log: Path, **environment: str) -> Child:
        """This will start `python -m MODULE WORDS` at the head of a session; what it says goes to a file."""
        return Child(self, self.ask(start=[module, *words], log=str(log), environment=environment))

    def ask(self, **question: Any) -> Any:
        """This will ask the parent something and give its answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        answer = self._process.stdout.readline()
        assert answer, "the process that forks has ended"
        return json.loads(answer)

    def end(self) -> None:
        """This will end the parent; its children end by whoever wanted them."""
        self._process.communicate(timeout=30)


class Born(BaseException):
    """This will lead a process that was just forked out of all that its parent was doing."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = words


class Forked:
    """A child of this very process, for the supervisor."""

    def __init__(self, words: Sequence[str]) -> None:
        self._status: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _begin_anew()
            raise Born(words)

    def poll(self) -> int | None:
        """This will give its exit status, or nothing while it runs."""
        if self._status is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = os.waitstatus_to_exitcode(status) if ended else None
        return self._status

    def send_signal(self, number: int) -> None:
        """This will send it a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)


def main() -> int:
    """This will read Candour, fork until nobody asks any more, and be what was asked for in every fork."""
    _read_everything()
    try:
        _fork_when_asked()
    except Born as born:
        words = born.words
    else:
        return 0
    while True:
        sys.argv[1:] = words[1:]
        try:
            runpy.run_module(words[0], run_name="__main__", alter_sys=True)
        except Born as born:
            words = born.words
        else:
            return 0


def _read_everything() -> None:
    import django  # noqa: PLC0415  # here alone: tests import this file, too

    django.setup()
    import granian.cli  # noqa: F401, PLC0415
    from django.db import connections  # noqa: PLC0415

    from candour.config import answering, supervising, warming  # noqa: F401, PLC0415
    from candour.config.commands import serve  # noqa: PLC0415
    from candour.jobs import worker  # noqa: F401, PLC0415

    warming.read_every_template()
    connections.close_all()

    def start(self: supervising.Child, now: float) -> None:
        self.process, self.started = Forked(self.words[2:]), now  # type: ignore[assignment]  # after python -m

    supervising.Child.start = start  # type: ignore[method-assign]
    serve._tell_when_up = lambda *_: None  # a process of several threads cannot be forked safely


def _fork_when_asked() -> None:
    children: dict[int, Forked] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        if "look" in asked:
            answer: int | None = children[asked["look"]].poll()
        else:
            child = _started(asked)
            children[child.pid] = child
            answer = child.pid
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _started(asked: dict[str, Any]) -> Forked:
    try:
        return Forked(asked["start"])
    except Born:
        os.environ.update(asked["environment"])
        for handle, name, how in ((0, os.devnull, os.O_RDONLY), (1, asked["log"], os.O_WRONLY | os.O_APPEND)):
            os.dup2(os.open(name, how | os.O_CREAT, 0o600), handle)
        os.dup2(1, 2)
        raise


def _begin_anew() -> None:
    """This will take from a fork what a started program would not have: its parent's session and signals."""
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


if __name__ == "__main__":
    sys.exit(main())
