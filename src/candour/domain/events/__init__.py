"""Every event that the ledger may hold: `room:thing:verb` and its meaning in one sentence.

The only place where event names stand. A name is never used again for something else. A room adds
its own names under its own heading; the ledger refuses a name that is not here.
"""

from candour.domain.events.among_colleagues import AMONG_COLLEAGUES
from candour.domain.events.from_outside import FROM_OUTSIDE
from candour.domain.events.in_public import IN_PUBLIC
from candour.domain.events.people_and_work import PEOPLE_AND_WORK

PARTS: tuple[dict[str, str], ...] = (FROM_OUTSIDE, IN_PUBLIC, AMONG_COLLEAGUES, PEOPLE_AND_WORK)
EVENTS: dict[str, str] = {name: meaning for part in PARTS for name, meaning in part.items()}

__all__ = ["EVENTS", "PARTS"]
