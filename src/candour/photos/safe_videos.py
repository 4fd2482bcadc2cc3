"""A video that somebody sent, looked at and made anew by a program of its own, which is ended where it must.

Nothing here opens a video: `video_maker` does, within limits of time and memory of its own.
"""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from candour.domain.refusal import Refusal

_HEAD = 12
_MATROSKA = b"\x1a\x45\xdf\xa3"
_QUICKTIME = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})
_PICTURES = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"})
"""What begins as a video does, and is a picture."""
ASKED_FOR = "video/mp4,video/quicktime,video/webm"
_ONE_AT_A_TIME = threading.Lock()
"""However many come at once, one process has one looked at: each takes up to 280 MB (4K)."""
_LOOKED_IN, _MADE_IN = 30, 1500
"""Seconds that pass at most, on a busy machine; how much work that is, the program limits by itself."""
_TOO_MUCH = Refusal(
    "This video takes more work than we can do.", "Save it smaller, or film it again, then send it."
)

_BY_THE_FILE = (signal.SIGXCPU, signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGILL, signal.SIGFPE)
"""What ends the program because of what is in a file: too much work, or a fault of a library."""


class NotDone(Exception):
    """This will say that the machine kept a video from being made, not what is in it: try again later."""


def is_video(head: bytes) -> bool:
    """This will say whether a file begins as a video does."""
    return head.startswith(_MATROSKA) or (head[4:8] in _QUICKTIME and head[8:_HEAD] not in _PICTURES)


def still_of(sent: Path, out: Path) -> None:
    """This will write a still picture of a video to `out`.

    Raises Refusal with what helps; NotDone for the machine's trouble.
    """
    with _ONE_AT_A_TIME:
        try:
            _done("look", sent, out, _LOOKED_IN, lambda: None)
        except TimeoutError as late:  # whoever sent it waits, and has it still
            raise _TOO_MUCH from late


def make_anew(sent: Path, out: Path, keep_alive: Callable[[], None]) -> int:
    """This will write what can be seen and heard of a video to `out`, and give how many seconds it takes.

    Calls `keep_alive` every few seconds meanwhile. Raises Refusal with what helps; NotDone, or TimeoutError,
    for the machine's trouble.
    """
    return _done("make", sent, out, _MADE_IN, keep_alive)


def _done(task: str, sent: Path, out: Path, most: int, keep_alive: Callable[[], None]) -> int:
    words = [sys.executable, "-m", "candour.photos.video_maker", task, str(sent), str(out)]
    until = time.monotonic() + most
    with subprocess.Popen(  # noqa: S603 - a program of ours, its arguments paths of ours
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as maker:
        try:
            while time.monotonic() < until:
                try:
                    said, _ = maker.communicate(timeout=5)
                    break
                except subprocess.TimeoutExpired:
                    keep_alive()
            else:
                raise TimeoutError(f"The program that makes videos was not done in {most} seconds.")
        finally:
            maker.kill()
    if -maker.returncode in _BY_THE_FILE:
        raise _TOO_MUCH
    if maker.returncode != 0:
        raise NotDone(f"The program that makes videos ended with {maker.returncode}.")
    found = json.loads(said)
    if "reason" in found:
        raise Refusal(found["reason"], found["remedy"])
    return int(found["seconds"])
