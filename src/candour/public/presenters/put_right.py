"""*What we put right*: made of parts, one for each thing that a trust can put right."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from candour.amends.queries.put_right import PutRight, put_right
from candour.domain.clocks import day_in_london
from candour.public.door import Door
from candour.public.presenters.promised import PromisesPart


@dataclass(frozen=True)
class CorrectionsPart:
    """What we got wrong and put right, and what we took down: a page of it, newest first."""

    entries: tuple[PutRight, ...]
    older: str
    newest: str


@dataclass(frozen=True)
class PutRightPage:
    """Everything that the page prints. Teams are named, people never."""

    trust_name: str
    corrections: CorrectionsPart
    promises: PromisesPart

    @staticmethod
    def of(door: Door, now: datetime, *, older_than: str = "", promised_before: str = "") -> "PutRightPage":
        """This will gather the parts, each in a fixed number of SQL statements."""
        here = door.to("public-put-right")
        found = put_right(door.trust, older_than=older_than)
        return PutRightPage(
            trust_name=door.trust.name,
            corrections=CorrectionsPart(
                entries=found.entries,
                older=f"{here}?{urlencode({'before': found.older})}" if found.older else "",
                newest=here if older_than else "",
            ),
            promises=PromisesPart.of(door, here, day_in_london(now), done_before=promised_before),
        )
