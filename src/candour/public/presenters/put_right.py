"""*What we put right*: made of parts, one for each thing that a trust can put right."""

from dataclasses import dataclass
from urllib.parse import urlencode

from candour.amends.queries.put_right import PutRight, put_right
from candour.public.door import Door


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

    @staticmethod
    def of(door: Door, *, older_than: str = "") -> "PutRightPage":
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
        )
