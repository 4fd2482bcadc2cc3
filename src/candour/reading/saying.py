"""What Candour dares to say aloud: the best kind, how sure, or "unsure: read it yourself"."""

from collections.abc import Mapping
from typing import NamedTuple

from candour.domain.kinds import Kind
from candour.reading.weights import KINDS, Floats

OPPOSITE = {Kind.COMPLIMENT: Kind.COMPLAINT, Kind.COMPLAINT: Kind.COMPLIMENT}
_OPPOSITE_AT = [KINDS.index(OPPOSITE[kind]) if kind in OPPOSITE else None for kind in KINDS]


class Said(NamedTuple):
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
    against = _OPPOSITE_AT[first]
    if against is not None:
        abstains = abstains or each[against] > limits["opposite_" + kind]
    return Said(kind, round(confidence, 4), runner_up, abstains)
