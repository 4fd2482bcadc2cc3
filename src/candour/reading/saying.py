"""What Candour dares to say aloud: the best kind, how sure, or "unsure: read it yourself"."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    each = chances.tolist()
    first, second, *_ = sorted(range(len(each)), key=each.__getitem__, reverse=True)
    kind, runner_up = KINDS[first], KINDS[second]
    confidence = each[first]
    abstains = confidence < limits.get("least_" + kind, limits["least"])
    if kind in OPPOSITE:
        against = each[KINDS.index(OPPOSITE[kind])]
        abstains = abstains or against > limits["opposite_" + kind]
    return Said(kind, round(confidence, 4), runner_up, abstains)
