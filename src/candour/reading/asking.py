"""Asks the worker what the language model makes of a draft: the model is loaded there alone.

    web process > drafts-<pid>.sock in the data folder > a worker > Look

A socket of the machine itself, for the owner of the folder alone. Nothing is written down and nothing waits:
where no worker answers within `PATIENCE`, the rules judge alone, as they do without the extra `reading`. The
first question loads the model, which takes a second or two: whoever opens a reply wakes the worker.
"""

import json
import logging
import os
import socket
import stat
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from candour.domain.checks.codes import Code
from candour.domain.checks.draft import Look

PATIENCE = 0.5
"""Seconds that a web process waits for an answer; one takes some ten milliseconds."""
LONGEST_ASKED = 400_000
"""Bytes of a question that are read; the model looks at the first thousands of letters anyway."""
LONGEST_WAIT = 1.0
"""Seconds that a worker waits for a question to be said, and between two looks whether it should end."""
LONGEST_NAME = 107
"""Bytes of a socket's name that Linux takes (unix(7): 108 with the one that ends it)."""
_NAME, _HIGHEST_PID = "drafts-{}.sock", 4_194_304
Looks = Callable[[str, str], Look | None]
log = logging.getLogger(__name__)


def can_be_asked(folder: Path) -> bool:
    """This will say whether a socket in a folder can have a name that is short enough."""
    return len(os.fsencode(folder / _NAME.format(_HIGHEST_PID))) <= LONGEST_NAME


def ask(folder: Path, draft: str, post: str) -> Look | None:
    """This will ask whichever worker of the folder answers; None where none does, none has the model, or the
    draft holds no word."""
    if not draft.strip():
        return None
    question = json.dumps([draft, post]).encode()
    until = time.monotonic() + PATIENCE
    for path in sorted(folder.glob(_NAME.format("*"))):
        left = until - time.monotonic()
        if left <= 0:
            break
        with suppress(OSError, ValueError, TypeError), socket.socket(socket.AF_UNIX) as line:
            line.settimeout(left)
            line.connect(str(path))
            line.sendall(question)
            line.shutdown(socket.SHUT_WR)
            return _look_of(json.loads(_all_of(line)))
    return None


def wake(folder: Path) -> None:
    """This will let the worker that would be asked load its model, and wait for nothing."""
    for path in sorted(folder.glob(_NAME.format("*"))):
        with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE)
            line.connect(str(path))
            line.sendall(b"null")
            return


def _look_of(answer: Any) -> Look | None:
    if answer is None:
        return None
    tells, may_tell, is_calm, spans, asks, spares, marks = answer
    places = tuple((int(a), int(b)) for a, b in spans)
    asked, spared = (frozenset(map(Code, each)) for each in (asks, spares))
    marked = tuple((Code(code), (int(a), int(b))) for code, (a, b) in marks)
    return Look(bool(tells), bool(may_tell), bool(is_calm), places, asks=asked, spares=spared, marks=marked)


def answer(folder: Path, stop: threading.Event, looks: Looks) -> None:
    """This will answer until it is told to stop, one question after the other; raises OSError where the
    folder's path is too long for a socket's name."""
    path = folder / _NAME.format(os.getpid())
    unready = path.with_suffix(".new")
    _forget_the_dead(folder)
    unready.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(unready))
        try:
            unready.chmod(0o600)
            door.listen(16)
            unready.replace(path)  # only a door that is open bears the name that is asked for
            door.settimeout(LONGEST_WAIT)
            while not stop.is_set():
                with suppress(TimeoutError):
                    line, _ = door.accept()
                    _answer_one(line, looks)
        finally:
            unready.unlink(missing_ok=True)
            path.unlink(missing_ok=True)


def _answer_one(line: socket.socket, looks: Looks) -> None:
    with line:
        line.settimeout(LONGEST_WAIT)
        try:
            asked = json.loads(_all_of(line))
            if asked is None:
                looks("", "")
                return
            draft, post = asked
            look = looks(str(draft), str(post))
            line.sendall(json.dumps(look, default=sorted).encode())  # sets of checks go as lists
        except (OSError, ValueError, TypeError) as broken:
            log.info("A question about a draft could not be answered: %s", type(broken).__name__)


def _all_of(line: socket.socket) -> bytes:
    said = bytearray()
    while piece := line.recv(65_536):
        said += piece
        if len(said) > LONGEST_ASKED:
            raise ValueError("more was said than anybody writes")
    return bytes(said)


def _forget_the_dead(folder: Path) -> None:
    """This will remove the sockets of workers that ended without a word."""
    for path in folder.glob(_NAME.format("*")):
        with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
            if not stat.S_ISSOCK(path.stat().st_mode):
                continue
            try:
                line.connect(str(path))
            except ConnectionRefusedError:
                path.unlink(missing_ok=True)
