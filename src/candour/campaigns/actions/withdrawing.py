"""What went out with a picture that may not be shown any more comes down on every network."""

from datetime import datetime

from candour.campaigns.models import Entry
from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.voice.actions.taking_down import take_down


def take_copies_down(*, by: str, trust: int, photo: int, now: datetime) -> list[Entry]:
    """This will take down every public copy that a campaign sent out with this picture; `by` as events name
    whoever acted ("person:7").

    It is done in the name of whoever said no, where they may take words down, and else of whoever entered
    the picture. What has not left yet stays in by itself: consent is asked again when it would leave.
    """
    sent = Entry.objects.for_trust(trust).filter(post__with_photos__photo=photo, statement__isnull=False)
    taken = []
    for entry in sent.select_related("statement__author").order_by("pk"):
        statement = entry.statement
        if statement is None or StatementState(statement.state) is StatementState.TAKEN_DOWN:
            continue
        try:
            take_down(
                by=_whoever(by, trust, statement.author),
                statement=statement,
                reason=TakeDownReason.PICTURE,
                now=now,
            )
        except Refusal:
            continue  # it is not public, and its leaving asks for consent anew
        taken.append(entry)
    return taken


def _whoever(by: str, trust: int, author: Person) -> Person:
    kind, _, key = by.partition(":")
    if kind == "person" and key.isdigit():
        found = Person.objects.for_trust(trust).filter(pk=int(key), is_active=True).first()
        if found is not None and roles_of(found):
            return found
    return author
