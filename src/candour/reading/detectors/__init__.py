"""High-recall detectors for what no classifier may decide: each a table of rules of its own."""

from bisect import bisect_left
from functools import cache

from candour.domain.kinds import Flag
from candour.domain.sieve import Sieve, words_of
from candour.reading.detectors import identifiable
from candour.reading.detectors.bereavement import BEREAVEMENT
from candour.reading.detectors.danger_now import DANGER_NOW
from candour.reading.detectors.foi import FOI
from candour.reading.detectors.legal import FORMAL_COMPLAINT, SOLICITOR_OR_INQUEST
from candour.reading.detectors.possible_harm import POSSIBLE_HARM
from candour.reading.detectors.press import JOURNALIST_OR_MP
from candour.reading.detectors.rules import Hit, Rules, folded
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
RULES = Rules(DETECTORS)
NET = Net(SIGNS)
__all__ = ["DETECTORS", "SIGNS", "Hit", "flags_of", "hits_of", "names_staff_critically"]


@cache
def sieve() -> Sieve:
    """This will make the one sieve of all rules, and after them of what gives a patient away."""
    return Sieve([*RULES.patterns, *identifiable.PATTERNS])


def hits_of(text: str) -> tuple[Hit, ...]:
    """This will list every rule that found something, with its place in the text (code points)."""
    low = folded(text)
    words = words_of(low)
    worth_trying = sieve().worth_trying(words)
    of_rules = bisect_left(worth_trying, len(RULES.patterns))
    said = words if low.isascii() else [word for word in words if word[0].isalnum()]
    return (
        *RULES.hits(low, worth_trying[:of_rules]),
        *NET.hits(low, said),
        *identifiable.hits(text, low, [at - len(RULES.patterns) for at in worth_trying[of_rules:]]),
    )


def flags_of(text: str) -> frozenset[Flag]:
    """This will give the flags of a text."""
    return frozenset(hit.flag for hit in hits_of(text))
