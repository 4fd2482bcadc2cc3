"""What waits for somebody, and who has seen a notice."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from candour.people.models import Notice, Person, Trust
from candour.people.tenancy import Numbers
from candour.web.figures import Figure, Reader, count_of


def waiting_notices(person: Person | Numbers) -> QuerySet[Notice]:
    """This will give a person's open notices, urgent ones first, then newest first."""
    return _mine(person).filter(done_at=None).order_by("-is_urgent", "-sent_at", "-pk")


def waiting_figure(reader: Reader) -> Figure:
    """This will ask how many open notices a person has."""
    return count_of(waiting_notices(Numbers(reader.trust, reader.person)))


def notices_of(person: Person, limit: int = 50) -> list[Notice]:
    """This will give a person's newest notices, open and finished: the open ones first; one statement."""
    newest = _mine(person).order_by(F("done_at").desc(nulls_first=True), "-is_urgent", "-sent_at", "-pk")
    return list(newest[:limit])


def notice_of(person: Person, pk: int) -> Notice:
    """This will give one notice of this person, raising Notice.DoesNotExist for anybody else's."""
    return _mine(person).get(pk=pk)


@dataclass(frozen=True)
class SeenBy:
    """Who was told about a thing, when, and when they first opened it (None: not yet)."""

    person: Person
    kind: str
    is_urgent: bool
    sent_at: datetime
    seen_at: datetime | None


def seen_by(trust: Trust | int, about: str, kind: str = "") -> list[SeenBy]:
    """This will say who was told about a thing (by one kind of notice) and who has seen it; one statement."""
    told = Notice.objects.for_trust(trust).filter(about=about).select_related("person")
    if kind:
        told = told.filter(kind=kind)
    return [
        SeenBy(each.person, each.kind, each.is_urgent, each.sent_at, each.seen_at)
        for each in told.order_by("sent_at", "pk")
    ]


def _mine(person: Person | Numbers) -> QuerySet[Notice]:
    return Notice.objects.for_trust(person.trust_id).filter(person=person.pk)
