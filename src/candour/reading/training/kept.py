"""Keeps what is slow to make, named by what it was made from, so that a stopped training goes on."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from candour.reading.training.corpus import Row
from candour.reading.training.fit import Array


def mark_of(rows: Sequence[Row], *made_with: object) -> str:
    """This will give a short name for exactly these rows and settings."""
    marks = hashlib.sha256(repr(made_with).encode())
    for row in rows:
        told = (row.text, sorted(row.allowed.items()), row.weight)
        marks.update(repr(told).encode("utf-8", "backslashreplace"))
    return marks.hexdigest()[:12]


def shown_mark(rows: Sequence[Row]) -> str:
    """This will give a short name for exactly what a larger model makes of these rows."""
    return hashlib.sha256(repr([row.elder for row in rows]).encode()).hexdigest()[:12]


def kept(path: Path, make: Callable[[], Array]) -> Array:
    """This will give an array from its file, or make it and write the file."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part.npy")
        np.save(unfinished, make())
        unfinished.replace(path)
    return np.asarray(np.load(path), dtype=np.float64)
