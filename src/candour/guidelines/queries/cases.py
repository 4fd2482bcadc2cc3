"""The case behind a challenge: what was held in somebody's own reply, without a name."""

from datetime import datetime

from candour.domain.checks.codes import Level
from candour.people.models import Person
from candour.voice.models import Statement
from candour.voice.queries.checking import report_on
from candour.web.addresses import number

MOST_QUOTED = 2


def own_reply(person: Person, asked: str) -> Statement | None:
    """This will give a reply of this person's own by its number as an address has it, or nothing."""
    if not number(asked):
        return None
    mine = Statement.objects.for_trust(person.trust_id).filter(author=person, pk=number(asked))
    return mine.select_related("post", "author").first()


def case_of(statement: Statement | None, check: str, now: datetime) -> str:
    """This will say what a check held in a reply, or give "".

    The words go into the proposal's draft, which its author reads and mends before anybody else sees it.
    """
    if statement is None:
        return ""
    text = statement.draft_text
    for finding in report_on(statement, text, now).findings:
        if finding.check == check and finding.level is Level.HOLD:
            quotes = ", ".join(f"“{text[start:end]}”" for start, end in finding.spans[:MOST_QUOTED])
            return f"A reply was held: {finding.reason} The words were: {quotes}."[:600]
    return ""
