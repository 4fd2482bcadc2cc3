"""What somebody sees who comes in by a code."""

from dataclasses import dataclass

from candour.domain.invitations import spoken
from candour.joining.codes import code_of
from candour.joining.models import Invitation


@dataclass(frozen=True)
class ComingPage:
    """Whose invitation this is, to which ward, and what the account will sign in with."""

    trust: str
    where: str
    first_name: str
    email: str
    welcomer: str
    code: str


def coming(invitation: Invitation) -> ComingPage:
    """This will say who invites, and what is known already."""
    person, welcomer = invitation.person, invitation.welcomer
    return ComingPage(
        trust=invitation.trust.name,
        where=invitation.team.name if invitation.team else "",
        first_name=person.first_name if person else "",
        email=person.email if person else invitation.email,
        welcomer=welcomer.full_name if welcomer else "",
        code=spoken(code_of(invitation.salt)),
    )
