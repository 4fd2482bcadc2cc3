"""Writing a promise down: the reply that made it, and what is known of it from its words."""

from dataclasses import dataclass
from datetime import date

from candour.domain.checks.promise import promised_with_a_day
from candour.domain.clocks import day_in_london
from candour.domain.dating import day_meant
from candour.domain.promising import LONGEST_WHAT
from candour.promises.models import Promise
from candour.voice.models import Statement


@dataclass(frozen=True)
class AddPage:
    """The reply in question, and where the form goes."""

    pk: int
    heading: str
    text: str
    is_new: bool

    @staticmethod
    def of(statement: Statement, promise: Promise | None = None) -> "AddPage":
        """This will take what the page prints from a reply."""
        return AddPage(
            pk=promise.pk if promise else statement.pk,
            heading="Offer this promise again" if promise else "Add a promise",
            text=statement.current.text if statement.current else "",
            is_new=promise is None,
        )


def first_values(statement: Statement) -> dict[str, str | date | None]:
    """This will give what the reply itself says was promised, and the day that it names, for the form."""
    text = statement.current.text if statement.current else ""
    sentences = promised_with_a_day(text)
    if not sentences:
        return {}
    said_on = day_in_london(statement.published_at or statement.saved_at)
    fits = [each for each in sentences if len(each) <= LONGEST_WHAT]
    return {"what": fits[0] if fits else "", "due_on": day_meant(sentences[0], said_on)}
