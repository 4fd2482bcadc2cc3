"""Breach records: those that are open, with the shortest time left first, and those that are closed."""

from django.db.models import QuerySet

from candour.amends.models import Breach
from candour.people.models import Trust

CLOSED_SHOWN = 50


def open_breaches(trust: Trust | int) -> QuerySet[Breach]:
    """This will give the open records, the one that is due first at the top."""
    return Breach.objects.for_trust(trust).filter(closed_at=None).order_by("due_at", "pk")


def closed_breaches(trust: Trust | int) -> QuerySet[Breach]:
    """This will give the records closed last."""
    closed = Breach.objects.for_trust(trust).filter(closed_at__isnull=False)
    return closed.order_by("-closed_at", "-pk")[:CLOSED_SHOWN]


def breach_of(trust: Trust | int, pk: int) -> Breach:
    """This will give one record, raising Breach.DoesNotExist for another trust's."""
    return Breach.objects.for_trust(trust).get(pk=pk)
