"""Writing what happened in the squad, and telling whom it concerns."""

from collections.abc import Iterable
from datetime import datetime

from candour.domain.actor import Actor
from candour.people import actions as people
from candour.people.models import Person


def notify(
    whom: Iterable[Person], *, by: Actor, kind: str, about: str, words: str, opens: str, now: datetime
) -> None:
    """This will send each of them one notice, but never to whoever acts."""
    for person in {each.pk: each for each in whom}.values():
        if person.ledger_name == by.ledger_name or not person.is_active:
            continue
        people.send_notice(
            by=by, person=person, kind=kind, about=about, words=words[:160], opens=opens, now=now
        )
