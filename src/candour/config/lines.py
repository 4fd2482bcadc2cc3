"""Lines of input for commands: from a file named last, or from standard input, one at a time."""

import sys
from collections.abc import Iterator
from pathlib import Path

from candour.config.command import WrongUse


def lines_of(file: str | None) -> Iterator[str]:
    """This will give each line as soon as it is there; bytes that are not UTF-8 become replacement signs."""
    if file is None or file == "-":
        for raw in sys.stdin.buffer:
            yield raw.decode("utf-8", "replace")
        return
    try:
        with Path(file).open("rb") as lines:
            for raw in lines:
                yield raw.decode("utf-8", "replace")
    except (OSError, ValueError) as unreadable:
        raise WrongUse(
            f"The file {Path(file).name} cannot be opened. Name a file that is there."
        ) from unreadable
