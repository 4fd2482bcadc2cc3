"""Two readers and one word: praise or criticism is said aloud only where each leaves room for it.

    both say       | strong, of the opposite | linear, of the opposite |
    compliment     | at most 0.05            | at most 0.25            | said
    complaint      | at most 0.05            | at most 0.25            | said
    either         | more                    | or more                 | "read it yourself", both named

A wish is often worded like thanks ("Listened more"): praise that may be one is not said either. Anything else
is said if it is sure enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from candour.domain.kinds import Kind
from candour.reading.linear import softmax
from candour.reading.saying import OPPOSITE, Said
from candour.reading.weights import KINDS, Floats

_TINY = np.float32(1e-9)
_WISH = KINDS.index(Kind.SUGGESTION)
STRONG_MOST, LINEAR_MOST = 0.05, 0.25
"""The most that each reader may give the opposite; a training may choose less, never more."""


@dataclass(frozen=True)
class Joining:
    """How two readers become one: the weight of the linear one's log-chances, the temperature of the sum."""

    share: float
    temperature: float


def joined(strong: Floats, linear: Floats, how: Joining) -> Floats:
    """This will give the chances of both readers together: their product, the linear one's to a power."""
    scores = np.log(strong + _TINY) + np.float32(how.share) * np.log(linear + _TINY)
    return softmax((scores / np.float32(how.temperature)).astype(np.float32))


def guarded(both: Floats, strong: Floats, linear: Floats, limits: Mapping[str, float]) -> Said:
    """This will settle what is said: the kind is that of both joined, the doubt is of each.

    Chances come in the order of `KINDS`. `limits`: `least` (or `least_<kind>`) is the lowest chance that is
    said at all; `strong_<kind>`, `linear_<kind>` and `joint_<kind>` are how much each reader, and both
    joined, may give the opposite of a compliment or a complaint that is said; `wish_compliment` how much both
    joined may give a suggestion to a compliment.
    Where the guard keeps silent the opposite, or the wish, is named as runner-up, so that a person sees both.
    """
    order = np.argsort(-both, kind="stable").tolist()
    kind, runner_up = KINDS[order[0]], KINDS[order[1]]
    confidence = round(float(both[order[0]]), 4)
    if kind in OPPOSITE:
        at = KINDS.index(OPPOSITE[kind])
        strong_most = np.float32(min(STRONG_MOST, limits[f"strong_{kind}"]))
        linear_most = np.float32(min(LINEAR_MOST, limits[f"linear_{kind}"]))
        both_most = np.float32(limits.get(f"joint_{kind}", 1.0))
        if strong[at] > strong_most or linear[at] > linear_most or both[at] > both_most:
            return Said(kind, confidence, OPPOSITE[kind], abstains=True)
    if kind is Kind.COMPLIMENT and float(both[_WISH]) > limits.get("wish_compliment", 1.0):
        return Said(kind, confidence, Kind.SUGGESTION, abstains=True)
    return Said(kind, confidence, runner_up, confidence < limits.get(f"least_{kind}", limits["least"]))
