"""Branches of the language model as they lie on disk: a piece of a graph, and what it is and belongs to."""

import hashlib
import json
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from candour.reading.base import ModelUnreadable
from candour.reading.minilm.about import read_bytes

GROWS_ON = {0: "layernormalization_8", 3: "layernormalization_107"}
"""The names in the graph of what a branch grows on, by the first layer of its own: the words in their places,
and what the third layer makes of them. The second stage of teaching kinds leaves both alone."""

Head = TypeVar("Head")
About = Mapping[str, Any]
Parts = Mapping[str, NDArray[Any]]


def read_branch(
    path: Path,
    name: str,
    made: Callable[[About, Parts, str], Head],
    is_its: Callable[[About], bool],
) -> Head:
    """This will read the branch that `train-reader --reader name` writes: `made` is given what it says of
    itself, its parts and its SHA-256. Raises `ModelUnreadable` where it is missing, broken or belongs to
    another model."""
    raw = read_bytes(path)
    again = f"Train it again: candour train-reader --reader {name}."
    try:
        with np.load(BytesIO(raw), allow_pickle=False) as parts:
            about = json.loads(parts["about"].tobytes())
            if not is_its(about):
                raise ModelUnreadable(f"The {name}' branch {path.name} belongs to another model. {again}")
            return made(about, parts, hashlib.sha256(raw).hexdigest())
    except (KeyError, ValueError, OSError, EOFError, BadZipFile) as broken:
        raise ModelUnreadable(f"The {name}' branch {path.name} cannot be read. {again}") from broken


def giving(graph: bytes, name: str) -> bytes:
    """This will let a graph give out one thing more, by its name.

    An ONNX file is a protobuf message, and two messages one after the other are read as one: so a message
    that names one more output is put behind the file, which itself stays as its card names it. A branch is
    put there in the same way.
    """
    named = name.encode()
    output = b"\x0a" + bytes([len(named)]) + named
    body = b"\x62" + bytes([len(output)]) + output
    return graph + b"\x3a" + bytes([len(body)]) + body


def write_branch(path: Path, about: About, **parts: NDArray[Any]) -> None:
    """This will write a branch with what `read_branch` reads of it."""
    said = np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)
    np.savez_compressed(path, allow_pickle=False, **parts, about=said)


def figures_of(path: Path) -> dict[str, Any]:
    """This will give what the training of a branch found out about it."""
    with np.load(BytesIO(read_bytes(path)), allow_pickle=False) as parts:
        figures: dict[str, Any] = json.loads(parts["about"].tobytes())["figures"]
        return figures
