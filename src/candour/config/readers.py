"""Which reader a command reads with: both where they are installed, or the one that is asked for."""

import argparse
from typing import TYPE_CHECKING

from candour.config.command import WrongUse

if TYPE_CHECKING:
    from candour.reading.base import Reader

STRONGEST, LINEAR, BOTH = "strongest", "linear", "both"


def add_reader(parser: argparse.ArgumentParser) -> None:
    """This will add the choice of the reader."""
    parser.add_argument(
        "--reader",
        choices=(STRONGEST, LINEAR, BOTH),
        default=STRONGEST,
        help="who reads: both readers where installed (strongest), the linear one alone, or both or nothing",
    )


def chosen_reader(name: str) -> "Reader":
    """This will load the reader of that name; raises `WrongUse` where it cannot be had."""
    from candour.reading.base import ModelUnreadable  # noqa: PLC0415
    from candour.reading.reader import shipped, strongest  # noqa: PLC0415 - a command loads what it needs

    try:
        if name == LINEAR:
            return shipped()
        found = strongest()
    except ModelUnreadable as broken:
        raise WrongUse(str(broken)) from broken
    if name == BOTH and found.missing:
        raise WrongUse(found.missing)
    return found.reader
