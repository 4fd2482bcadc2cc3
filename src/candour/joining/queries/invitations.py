"""Invitations that are open, the one behind a code, and newcomers who wait for a yes."""

from datetime import datetime

from django.db.models import F, QuerySet

from candour.domain.roles import Role
from candour.joining.codes import hash_of
from candour.joining.models import Invitation, Newcomer
from candour.people.models import Person


def invitations_seen_by(person: Person, roles: frozenset[Role]) -> QuerySet[Invitation]:
    """This will give the invitations that somebody may look at: an approver, those of their own team."""
    rows = Invitation.objects.for_trust(person.trust_id).select_related("team__site", "welcomer", "person")
    return rows if Role.ADMINISTRATOR in roles else rows.filter(team=person.team_id, team__isnull=False)


def open_invitations(person: Person, roles: frozenset[Role], now: datetime) -> QuerySet[Invitation]:
    """This will give the invitations by which people can still come in, newest first."""
    rows = invitations_seen_by(person, roles).filter(ended_at=None, ends_at__gt=now)
    return rows.filter(came__lt=F("most_people"))


def invitation_of(person: Person, roles: frozenset[Role], number: int) -> Invitation:
    """This will give one invitation that somebody may look at, raising DoesNotExist for any other."""
    return invitations_seen_by(person, roles).get(pk=number)


def waiting_newcomers(person: Person, roles: frozenset[Role]) -> QuerySet[Newcomer]:
    """This will give those who wait for this person's yes; an administrator sees all of the trust."""
    rows = Newcomer.objects.for_trust(person.trust_id).filter(decided_at=None)
    rows = rows.select_related("invitation__team__site", "invitation__welcomer")
    return rows if Role.ADMINISTRATOR in roles else rows.filter(invitation__welcomer=person)


def newcomer_of(person: Person, roles: frozenset[Role], number: int) -> Newcomer:
    """This will give one newcomer who waits for this person's yes, raising DoesNotExist for any other."""
    return waiting_newcomers(person, roles).get(pk=number)


def found(code: str) -> Invitation | None:
    """This will give the invitation behind a code, whatever trust it is of: its holder is known to none."""
    rows = Invitation.objects.select_related("trust", "team__site", "staff_group", "person")
    return rows.filter(code_hash=hash_of(code)).first()
