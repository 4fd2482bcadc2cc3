"""The worker process: does queued work and asks for periodic work until it is told to stop."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import django

SAYS_READY = "--say-when-ready"
"""With this word the process prints "ready" before it begins, for whoever waits to kill it."""


def main() -> int:
    """This will set up Django and work until SIGTERM."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    django.setup()
    from candour.jobs import engine, worker  # noqa: PLC0415  # after django.setup

    parser = argparse.ArgumentParser(prog="working", description=__doc__)
    parser.add_argument(SAYS_READY, action="store_true")
    parser.add_argument("--clock", type=Path, metavar="FILE", help="for drills: seconds by which it is wrong")
    given = parser.parse_args()
    source = engine.clock if given.clock is None else _wrong_by(given.clock, engine.clock)
    if given.say_when_ready:
        print("ready", flush=True)
    return worker.main(source=source)


def _wrong_by(file: Path, clock: Callable[[], datetime]) -> Callable[[], datetime]:
    """This will give a clock that is wrong by the seconds that stand in a file, which may change."""
    return lambda: clock() + timedelta(seconds=float(file.read_text() or 0))


if __name__ == "__main__":
    sys.exit(main())
