"""High-recall detectors for what no classifier may decide: each a table of rules of its own."""

from candour.domain.kinds import Flag
from candour.reading.detectors.danger_now import DANGER_NOW
from candour.reading.detectors.rules import Hit, folded
from candour.reading.detectors.safeguarding import SAFEGUARDING
from candour.reading.detectors.self_harm import SELF_HARM
from candour.reading.detectors.staff_abuse import STAFF_ABUSE

DETECTORS = (SAFEGUARDING, SELF_HARM, DANGER_NOW, STAFF_ABUSE)


def hits_of(text: str) -> tuple[Hit, ...]:
    """This will list every rule that found something, with its place in the text."""
    low = folded(text)
    return tuple(hit for detector in DETECTORS for hit in detector.hits(low))


def flags_of(text: str) -> frozenset[Flag]:
    """This will give the flags of a text."""
    return frozenset(hit.flag for hit in hits_of(text))
