"""Who may work on the policy."""

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.policy.models import PolicyChange

EDITORS = (Role.COMMUNICATIONS, Role.EXECUTIVE, Role.LEGAL, Role.ADMINISTRATOR)
"""Roles whose holders may propose and edit a change of the table."""
AGREERS = (*EDITORS, Role.APPROVER)
"""Roles whose holders may be the second pair of eyes."""


def editing_refusal(by: Person, change: PolicyChange | None = None) -> Refusal | None:
    """This will say why somebody may not work on a change, or nothing."""
    if not roles_of(by) & set(EDITORS):
        return Refusal(
            "The policy is changed by communications, legal, an executive or an administrator.",
            "Tell one of them what you would change and why.",
        )
    if change is not None and change.trust_id != by.trust_id:
        return Refusal("This belongs to another trust.", "Sign in with your account at that trust.")
    if change is not None and change.ended_at is not None:
        return Refusal("This change has ended.", "Begin a new one on the page of the policy.")
    return None
