"""What a reading of a public post is, and what every reader promises."""

from dataclasses import dataclass
from typing import Protocol

from candour.domain.kinds import Flag, Kind

Span = tuple[int, int]
"""Start and end (exclusive) in code points of the text that was read."""


class ModelUnreadable(Exception):
    """The shipped model is missing or is not what this version of Candour can read."""


@dataclass(frozen=True)
class Reading:
    """What Candour makes of one public post, with its doubt and the words that decided.

    `kind` is always the best guess; `abstains` says that Candour would not say it aloud
    ("read it yourself"). `confidence` (0..1) is the calibrated chance that `kind` is right.
    `criticality` runs from -5 (very critical) over 0 to 5 (very positive) and belongs to the worst
    sentence, which `worst_sentence` marks. `runner_up` is the next best kind; `runner_up_evidence` marks the
    words that speak for it, and is empty where Candour does not abstain.
    """

    kind: Kind
    confidence: float
    criticality: int
    flags: frozenset[Flag]
    evidence: tuple[Span, ...]
    worst_sentence: Span | None
    abstains: bool
    runner_up: Kind | None
    model_version: str
    model_hash: str
    runner_up_evidence: tuple[Span, ...] = ()


class Reader(Protocol):
    """Whatever reads a post: the linear reader today, a stronger one beside it later."""

    def read(self, text: str) -> Reading:
        """This will read one text and never raise, whatever the text holds."""
        ...
