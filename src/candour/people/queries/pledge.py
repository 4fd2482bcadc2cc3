"""The pledge: what a named executive says will happen to somebody who gets it wrong."""

from django.db.models import Exists, OuterRef, QuerySet

from candour.domain.roles import Role
from candour.people.models import Pledge, RoleHeld, Trust
from candour.web.figures import Figure, Reader, count_of


def pledge_of(trust: Trust | int) -> Pledge | None:
    """This will give the pledge that stands in a trust, with its person; one statement."""
    return _standing(trust).select_related("person").first()


def pledges_figure(reader: Reader) -> Figure:
    """This will ask whether a pledge stands in the reader's trust: 1 or 0."""
    return count_of(_standing(reader.trust))


def _standing(trust: Trust | int) -> QuerySet[Pledge]:
    """This will keep the pledge that stands while whoever gave it is here as an executive.

    Nobody is told to rely on somebody who has left.
    """
    held = RoleHeld.objects.for_trust(trust).filter(
        person=OuterRef("person"), role=Role.EXECUTIVE, ended_at=None
    )
    return Pledge.objects.for_trust(trust).filter(Exists(held), replaced_at=None, person__is_active=True)
