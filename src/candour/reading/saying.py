"""What Candour dares to say aloud: the best kind, how sure, or "unsure: read it yourself"."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from candour.domain.kinds import Kind
from candour.reading.weights import KINDS, Floats

OPPOSITE = {Kind.COMPLIMENT: Kind.COMPLAINT, Kind.COMPLAINT: Kind.COMPLIMENT}


@dataclass(frozen=True)
class Said:
    """The best guess, its chance, the next best guess, and whether Candour keeps silent about it."""

    kind: Kind
    confidence: float
    runner_up: Kind
    abstains: bool


def settle(chances: Floats, limits: Mapping[str, float]) -> Said:
    """This will settle what is said from the chances of the six kinds (in the order of `KINDS`).

    `limits`: `least` is the lowest chance that is said at all; `least_<kind>` overrides it for a kind;
    `opposite_<kind>` is the highest chance of the opposite under which praise or criticism is said.
    """
    order = np.argsort(-chances, kind="stable").tolist()
    kind, runner_up = KINDS[order[0]], KINDS[order[1]]
    confidence = float(chances[order[0]])
    abstains = confidence < limits.get(f"least_{kind}", limits["least"])
    if kind in OPPOSITE:
        against = float(chances[KINDS.index(OPPOSITE[kind])])
        abstains = abstains or against > limits[f"opposite_{kind}"]
    return Said(kind, round(confidence, 4), runner_up, abstains)
