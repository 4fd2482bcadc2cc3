"""Standard output and error as a command finds them (closed, full, left by whoever read along), and Ctrl-C.

Standard library only: the launcher uses it, too.
"""

import contextlib
import errno
import os
import signal
import sys
from types import FrameType
from typing import TextIO

INTERRUPTED = 128 + signal.SIGINT
"""Exit status after Ctrl-C, as shells count it."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_STANDARD_ERROR = 2


def keep_standard_error() -> None:
    """This will send what is said on a closed standard error to nowhere; `print` would say it on output."""
    if sys.stderr is not None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if nowhere != _STANDARD_ERROR:
        os.dup2(nowhere, _STANDARD_ERROR)
        os.close(nowhere)
    os.set_inheritable(_STANDARD_ERROR, True)
    sys.stderr = os.fdopen(_STANDARD_ERROR, "w", encoding="utf-8", closefd=False)


def give_up(stream: TextIO) -> None:
    """This will send what a stream still holds, and all that follows, to nowhere."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def complain(sentence: str) -> None:
    """This will print a sentence on standard error; where that is full, the exit status alone must tell."""
    try:
        print(sentence, file=sys.stderr, flush=True)
    except OSError:
        give_up(sys.stderr)


def end_at_once_on_interrupt() -> None:
    """This will let Ctrl-C end the process without a word, also where an exception would be lost or printed.

    Whoever starts us may have chosen that Ctrl-C is ignored; then it still is.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def raise_on_interrupt() -> None:
    """This will let Ctrl-C raise KeyboardInterrupt again, for a command that has things to put away."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def hold_back_interrupt() -> None:
    """This will let Ctrl-C wait until the next program in this process calls `end_at_once_on_interrupt`."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _end(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
