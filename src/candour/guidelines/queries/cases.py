"""The case behind a challenge: what was held in somebody's own reply, without a name."""

from datetime import datetime

from candour.domain.checks.codes import Level
from candour.people.models import Person
from candour.voice.models import Statement
from candour.voice.queries.checking import report_on

MOST_QUOTED = 2


def case_of(person: Person, reply: str, check: str, now: datetime) -> str:
    """This will say what a check held in a reply that is this person's own, or give "".

    The words go into the proposal's draft, which its author reads and mends before anybody else sees it.
    """
    if not reply.isdigit():
        return ""
    mine = Statement.objects.for_trust(person.trust_id).filter(author=person, pk=int(reply))
    statement = mine.select_related("post", "author").first()
    if statement is None:
        return ""
    text = statement.draft_text
    for finding in report_on(statement, text, now).findings:
        if finding.check == check and finding.level is Level.HOLD:
            quotes = ", ".join(f"“{text[start:end]}”" for start, end in finding.spans[:MOST_QUOTED])
            return f"A reply was held: {finding.reason} The words were: {quotes}."[:600]
    return ""
