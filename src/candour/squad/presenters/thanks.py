"""Thanks as whoever was thanked reads them."""

from dataclasses import dataclass
from datetime import datetime

from candour.domain.squad import HELP_LABELS, Help
from candour.squad.models import ThankYou


@dataclass(frozen=True)
class ThanksLine:
    """One thank you: who said it, for what, in which words, and whether colleagues may read it."""

    pk: int
    by: str
    what: str
    words: str
    said_at: datetime
    is_shown: bool

    @staticmethod
    def of(said: ThankYou) -> "ThanksLine":
        """This will print one line."""
        what = HELP_LABELS[Help(said.help)]
        return ThanksLine(said.pk, said.by.full_name, what, said.words, said.said_at, said.is_shown)
