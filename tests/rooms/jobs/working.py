"""A real worker process with the jobs that the contract suite tries (python -m tests.rooms.jobs.working).

Jobs say what they did by appending one line to a file, in one write, so that a kill loses nothing said.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

if __name__ == "__main__":
    import django

    django.setup()

from candour.jobs import registry, worker


def say(payload: registry.Payload, what: str) -> None:
    """This will append a line to the file that the payload names."""
    handle = os.open(payload["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(handle, f"{what}\n".encode())
    os.close(handle)


@registry.job("test.say", attempts=5, lease_seconds=5)
def say_once(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will say the payload's number and who said it."""
    say(payload, f"{payload['n']} {os.getpid()}")


@registry.job("test.poison", attempts=3, lease_seconds=0.5)
def kill_the_worker(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will kill the process that runs it, every time."""
    say(payload, f"attempt {context.attempt}")
    os.kill(os.getpid(), signal.SIGKILL)


@registry.job("test.slow", attempts=5, lease_seconds=2)
def take_longer_than_the_lease(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will work for so many seconds, saying when it begins and when it ends."""
    say(payload, f"begin {context.attempt} {os.getpid()}")
    time.sleep(payload["seconds"])
    say(payload, f"end {context.attempt} {os.getpid()}")


@registry.job("test.wait", attempts=5, lease_seconds=1)
def wait_for_a_file(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will begin, and end once the file that the payload names is there."""
    say(payload, f"begin {context.attempt} {os.getpid()}")
    while not Path(payload["until"]).exists():
        time.sleep(0.02)
    say(payload, f"end {context.attempt} {os.getpid()}")


@registry.every(seconds=1, name="test.every")
def once_a_second(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will say which second it was asked for."""
    log = os.environ.get("TEST_EVERY_LOG")
    if log:
        say({"log": log}, str(payload["due"]))


def main() -> int:
    """This will work until told to stop; with --no-schedules it asks for no periodic work."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    print("ready", flush=True)
    worker.run(stop, threads=1, poll=0.05, with_schedules="--schedules" in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
