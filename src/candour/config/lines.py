"""Lines of input for commands: from a file named last, or from standard input, one at a time."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

from candour.config.command import WrongUse

_MARK = "\ufeff"
"""Byte order mark: some programs begin a file with it, so files put one after another hold several."""


class BadLine(ValueError):
    """What is wrong with a line, as the end of a sentence that begins with its number."""


def lines_of(file: str | None) -> Iterator[str]:
    """This will give each line as soon as it is there; bytes that are not UTF-8 become replacement signs."""
    if file is None or file == "-":
        with standard_input() as fed:
            yield from map(_decoded, fed)
        return
    try:
        with Path(file).open("rb") as lines:
            yield from map(_decoded, lines)
    except (OSError, ValueError) as unreadable:
        raise WrongUse(
            f"The file {Path(file).name} cannot be opened. Name a file that is there."
        ) from unreadable


@contextmanager
def standard_input() -> Iterator[IO[bytes]]:
    """This will give the bytes that are fed to a command; raises `WrongUse` where they cannot be read."""
    if sys.stdin is None:
        raise WrongUse("standard input is closed. Name a file, or send lines to it.")
    try:
        yield sys.stdin.buffer
    except OSError as unreadable:
        raise WrongUse(
            f"standard input cannot be read: {str(unreadable.strerror).lower()}. Name a file instead."
        ) from unreadable


def json_of(line: str, shape: str) -> object:
    """This will take the JSON value of a line; raises `BadLine`, with the `shape` that it should have.

    Numbers that JSON does not know, or that could not be given back as they came, are refused.
    """
    try:
        return _JSON.decode(line)
    except json.JSONDecodeError:
        raise BadLine(f"is not JSON. {shape}") from None
    except RecursionError:
        raise BadLine(f"is nested too deeply. {shape}") from None


def _decoded(line: bytes) -> str:
    return line.decode("utf-8", "replace").removeprefix(_MARK)


def _no_number(name: str) -> NoReturn:
    raise BadLine(f"has {name}, which is no number in JSON. Leave it out.")


def _fraction(digits: str) -> float:
    number = float(digits)
    if number in {float("inf"), float("-inf")}:
        raise BadLine("has a number that is too large. Write it in quotation marks.")
    return number


def _whole(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:
        most = sys.get_int_max_str_digits()
        raise BadLine(f"has a number of more than {most:,} digits. Write it in quotation marks.") from None


_JSON = json.JSONDecoder(parse_constant=_no_number, parse_float=_fraction, parse_int=_whole)
