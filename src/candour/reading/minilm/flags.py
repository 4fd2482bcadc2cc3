"""Flags by meaning: a branch of the language model, beside the rules and never instead.

    words of a text > third layer > layers four to six > six kinds
                          \\______> two layers of its own > a score a flag

It only ever adds a flag; what the rules find stays found.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.minilm.branches import About, Parts, read_branch
from candour.reading.weights import Floats

HEAD = "flags.npz"
SCORES = "flag_scores"
"""The name in the graph of what the branch gives out."""
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
"""What the branch scores, in the order of its columns; who is identifiable is for the rules alone."""


@dataclass(frozen=True)
class Head:
    """The branch as a piece of a graph, the least score that raises each flag, its version, its SHA-256."""

    branch: bytes
    least: Floats
    version: str
    hash: str

    def flags(self, scores: Floats) -> frozenset[Flag]:
        """This will give the flags that a text with these scores deserves by its meaning."""
        raised = (scores >= self.least).tolist()
        return frozenset(flag for flag, is_raised in zip(FLAGS, raised, strict=True) if is_raised)


def read_head(folder: Path, graph: str) -> Head:
    """This will read the branch that belongs to a graph, by its SHA-256; raises `ModelUnreadable` where it is
    missing, broken or belongs to another."""
    return read_branch(
        folder / HEAD, "flags", _made, lambda about: (about["graph"], about["flags"]) == (graph, list(FLAGS))
    )


def _made(about: About, parts: Parts, sha256: str) -> Head:
    least = parts["least"].astype(np.float32)
    return Head(parts["branch"].tobytes(), least, str(about["version"]), sha256)
