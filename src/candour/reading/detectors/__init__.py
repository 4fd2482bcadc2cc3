"""High-recall detectors for what no classifier may decide: each a table of rules of its own."""

from candour.domain.kinds import Flag
from candour.reading.detectors import identifiable
from candour.reading.detectors.bereavement import BEREAVEMENT
from candour.reading.detectors.danger_now import DANGER_NOW
from candour.reading.detectors.foi import FOI
from candour.reading.detectors.legal import FORMAL_COMPLAINT, SOLICITOR_OR_INQUEST
from candour.reading.detectors.possible_harm import POSSIBLE_HARM
from candour.reading.detectors.press import JOURNALIST_OR_MP
from candour.reading.detectors.rules import Hit, folded, glance_at
from candour.reading.detectors.rumour import RUMOUR
from candour.reading.detectors.safeguarding import SAFEGUARDING
from candour.reading.detectors.self_harm import SELF_HARM
from candour.reading.detectors.signs import Net
from candour.reading.detectors.signs_for_desks import SIGNS_FOR_DESKS
from candour.reading.detectors.signs_of_abuse import SIGNS_OF_ABUSE
from candour.reading.detectors.signs_of_danger import SIGNS_OF_DANGER
from candour.reading.detectors.signs_of_self_harm import SIGNS_OF_SELF_HARM
from candour.reading.detectors.staff_abuse import STAFF_ABUSE
from candour.reading.detectors.staff_names import names_staff_critically

DETECTORS = (
    SAFEGUARDING,
    SELF_HARM,
    DANGER_NOW,
    STAFF_ABUSE,
    POSSIBLE_HARM,
    FOI,
    BEREAVEMENT,
    RUMOUR,
    JOURNALIST_OR_MP,
    SOLICITOR_OR_INQUEST,
    FORMAL_COMPLAINT,
)
SIGNS = (SIGNS_OF_ABUSE, SIGNS_OF_SELF_HARM, SIGNS_OF_DANGER, *SIGNS_FOR_DESKS)
NET = Net(SIGNS)
__all__ = ["DETECTORS", "SIGNS", "Hit", "flags_of", "hits_of", "names_staff_critically"]


def hits_of(text: str) -> tuple[Hit, ...]:
    """This will list every rule that found something, with its place in the text (code points)."""
    low = folded(text)
    glance = glance_at(low)
    found = [hit for detector in DETECTORS for hit in detector.hits(low, glance)]
    return (*found, *NET.hits(low), *identifiable.hits(text))


def flags_of(text: str) -> frozenset[Flag]:
    """This will give the flags of a text."""
    low = folded(text)
    glance = glance_at(low)
    flags = {detector.flag for detector in DETECTORS if next(detector.hits(low, glance), None)}
    flags |= {hit.flag for hit in NET.hits(low)}
    if next(identifiable.hits(text), None):
        flags.add(Flag.IDENTIFIABLE)
    return frozenset(flags)
