"""Flags by meaning: a small head on the language model's third layer, beside the rules and never instead.

    words of a text > third layer > where to look (a few looks) > what stands there > a score a flag

The third layer is the last that the teaching of kinds leaves alone, so the head outlives a new training of
those. It only ever adds a flag; what the rules find stays found.
"""

import hashlib
import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.base import ModelUnreadable
from candour.reading.minilm.about import read_bytes
from candour.reading.weights import Floats

HEAD = "flags.npz"
LAYER = "layernormalization_107"
"""The name in the graph of what the third layer makes of each word."""
FLAGS = (
    *sorted(HUMAN_NOW),
    Flag.STAFF_ABUSE,
    Flag.POSSIBLE_HARM,
    Flag.FOI,
    Flag.BEREAVEMENT,
    Flag.RUMOUR,
    Flag.JOURNALIST_OR_MP,
    Flag.SOLICITOR_OR_INQUEST,
    Flag.FORMAL_COMPLAINT,
)
"""What the head scores, in the order of its columns; who is identifiable is for the rules alone."""
PARTS = ("looks", "looks_bias", "tells", "tells_bias", "by_look", "by_mean", "bias", "least")
_TINY = np.float32(1e-5)


@dataclass(frozen=True)
class Head:
    """All numbers of the head: which words to look at (a column a look), what a word tells, what each look
    and the mean word say for a flag (a column a flag), and the least score that raises each flag."""

    looks: Floats
    looks_bias: Floats
    tells: Floats
    tells_bias: Floats
    by_look: Floats
    by_mean: Floats
    bias: Floats
    least: Floats

    def scores(self, words: Floats) -> Floats:
        """This will score each flag from what the third layer makes of the words (a row a word)."""
        level = words - words.mean(1, keepdims=True)
        level = level / np.sqrt(words.var(1, keepdims=True) + _TINY)
        wanted = level @ self.looks + self.looks_bias
        raised = np.exp(wanted - wanted.max(0))
        seen = (raised / raised.sum(0)).T @ np.tanh(level @ self.tells + self.tells_bias)
        scores: Floats = seen.reshape(-1) @ self.by_look + level.mean(0) @ self.by_mean + self.bias
        return scores

    def flags(self, words: Floats) -> frozenset[Flag]:
        """This will give the flags that a text deserves by its meaning."""
        raised = (self.scores(words) >= self.least).tolist()
        return frozenset(flag for flag, is_raised in zip(FLAGS, raised, strict=True) if is_raised)


def read_head(folder: Path, graph: str) -> Head:
    """This will read the head that belongs to a graph, by its SHA-256; raises `ModelUnreadable` where it is
    missing, broken or belongs to another."""
    try:
        with np.load(BytesIO(read_bytes(folder / HEAD)), allow_pickle=False) as parts:
            about = json.loads(parts["about"].tobytes())
            if about["graph"] != graph or about["flags"] != list(FLAGS):
                raise ModelUnreadable(
                    f"The flags' head {HEAD} belongs to another model. "
                    "Train it again: candour train-reader --reader flags."
                )
            return Head(*(parts[name].astype(np.float32) for name in PARTS))
    except (KeyError, ValueError, OSError, EOFError, BadZipFile) as broken:
        raise ModelUnreadable(
            f"The flags' head {HEAD} cannot be read. Train it again: candour train-reader --reader flags."
        ) from broken


def figures_of_head(folder: Path) -> dict[str, Any]:
    """This will give what the training of the head found out about it."""
    with np.load(BytesIO(read_bytes(folder / HEAD)), allow_pickle=False) as parts:
        figures: dict[str, Any] = json.loads(parts["about"].tobytes())["figures"]
        return figures


def hash_of_head(folder: Path) -> str:
    """This will give the SHA-256 of the head's file."""
    return hashlib.sha256(read_bytes(folder / HEAD)).hexdigest()


def with_layer(graph: bytes) -> bytes:
    """This will let a graph give out its third layer, too.

    An ONNX file is a protobuf message, and two messages one after the other are read as one: so a message
    that names one more output is put behind the file, which itself stays as its card names it.
    """
    name = LAYER.encode()
    output = b"\x0a" + bytes([len(name)]) + name
    body = b"\x62" + bytes([len(output)]) + output
    return graph + b"\x3a" + bytes([len(body)]) + body
