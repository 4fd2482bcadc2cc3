"""The pledge: what a named executive says will happen to somebody who gets it wrong."""

from django.db.models import Exists, OuterRef

from candour.domain.roles import Role
from candour.people.models import Pledge, RoleHeld, Trust


def pledge_of(trust: Trust | int) -> Pledge | None:
    """This will give the pledge that stands in a trust, with its person; one statement.

    It stands while whoever gave it is here as an executive: nobody is told to rely on somebody who has left.
    """
    held = RoleHeld.objects.for_trust(trust).filter(
        person=OuterRef("person"), role=Role.EXECUTIVE, ended_at=None
    )
    standing = Pledge.objects.for_trust(trust).filter(Exists(held), replaced_at=None, person__is_active=True)
    return standing.select_related("person").first()
