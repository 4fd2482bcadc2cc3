"""The door of the program that makes videos anew.

    python -m candour.photos.video_maker look SENT STILL     a still picture of it, and how long it is
    python -m candour.photos.video_maker make SENT MADE      what may be seen and heard of it, as a new file

It prints one JSON object: {"seconds"}, or {"reason", "remedy"}. Before anything is opened it sets itself
limits: of a core's time, of memory, and of what it writes. One that takes too much time is ended by SIGXCPU;
the machine's own trouble, such as a full disk, ends it with an error.
"""

import json
import os
import resource
import sys
from importlib import import_module

_MEMORY, _WRITTEN = 1_600_000_000, 60_000_000
"""Bytes: of memory, its libraries among it; and of one file that it writes."""
_SECONDS = {"look": 15, "make": 400}
"""Seconds of a core. A minute of 4K takes about 60, and 250 MB."""


def main(task: str, sent: str, out: str) -> None:
    """This will do one task within its limits, and print what became of it."""
    if task == "make":
        os.nice(10)  # nobody waits for it
    seconds = _SECONDS[task]
    for what, first, most in (
        (resource.RLIMIT_CPU, seconds - 1, seconds),  # at the last it is SIGKILL, which others send as well
        (resource.RLIMIT_AS, _MEMORY, _MEMORY),
        (resource.RLIMIT_FSIZE, _WRITTEN, _WRITTEN),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (first, most))
    work = import_module("candour.photos.video_maker.making")  # it loads libraries: under the limits, too
    print(json.dumps(work.done(task, sent, out)))


if __name__ == "__main__":
    main(*sys.argv[1:])
