"""What went out with a picture that may not be shown any more comes down on every network."""

from datetime import datetime

from django.db.models import QuerySet

from candour.campaigns.models import Entry
from candour.domain.amending import CAN_BE_PUBLIC, TakeDownReason
from candour.domain.roles import Role
from candour.domain.statements import StatementState
from candour.people.models import Person
from candour.people.queries.persons import active_with_role, roles_of
from candour.voice.actions.taking_down import take_down


def take_copies_down(*, by: str, entries: QuerySet[Entry], now: datetime) -> list[Entry]:
    """This will take down what a campaign sent out with these entries; `by` as events name whoever acted
    ("person:7").

    It is done in the name of whoever acted, where they may take words down, else of somebody of the campaign
    or of communications. What has not left yet stays in by itself: consent is asked again when it would
    leave. Raises Refusal where nobody is left who may: the work is then shown to a person, never forgotten.
    """
    taken = []
    sent = entries.filter(statement__isnull=False).select_related("statement__author", "campaign__owner")
    for entry in sent.order_by("pk"):
        if entry.statement is None or StatementState(entry.statement.state) not in CAN_BE_PUBLIC:
            continue
        take_down(by=_whoever(by, entry), statement=entry.statement, reason=TakeDownReason.PICTURE, now=now)
        taken.append(entry)
    return taken


def _whoever(by: str, entry: Entry) -> Person:
    """This will give the first of these who may take words down; whoever acted where nobody may."""
    kind, _, key = by.partition(":")
    here = Person.objects.for_trust(entry.trust_id)
    acted = here.filter(pk=int(key)).first() if kind == "person" and key.isdigit() else None
    author = entry.statement.author if entry.statement else None
    could = [person for person in (acted, author, entry.campaign.owner) if person is not None]
    found = next((person for person in could if person.is_active and roles_of(person)), None)
    desk = active_with_role(entry.trust_id, Role.COMMUNICATIONS, Role.EXECUTIVE)
    return found or desk.order_by("pk").first() or could[0]
