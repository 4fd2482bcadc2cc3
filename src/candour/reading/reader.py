"""Reads a public post with the shipped model: the one door that other rooms use."""

import functools
from pathlib import Path

from candour.reading.base import Reader, Reading
from candour.reading.linear import LinearReader
from candour.reading.weights import load

MODEL = Path(__file__).parent / "model" / "linear.npz"


@functools.cache
def shipped() -> Reader:
    """This will load the shipped linear model, once a process."""
    return LinearReader(load(MODEL))


def read(text: str) -> Reading:
    """This will say what kind of post a text is, how serious, with which words, and with what doubt."""
    return shipped().read(text)
