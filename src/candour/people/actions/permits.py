"""Who may change what: the checks that the room's actions share."""

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.roles import ROLE_LABELS, Role
from candour.people.models import Person, Trust
from candour.people.queries.persons import roles_of
from candour.people.tenancy import TrustOwned


def must_be_of(by: Actor, trust: Trust | int) -> None:
    """This will refuse a person of another trust, and one who is suspended; jobs may act in every trust."""
    if not isinstance(by, Person):
        return
    if by.trust_id != (trust if isinstance(trust, int) else trust.pk):
        raise Refusal("This belongs to another trust.", "Sign in with your account at that trust.")
    if not by.is_active:
        raise Refusal("Your account is suspended.", "Ask a trust administrator to let you back in.")


def must_hold(by: Actor, trust: Trust | int, *roles: Role) -> None:
    """This will refuse a person who holds none of the roles now."""
    must_be_of(by, trust)
    if isinstance(by, Person) and not roles_of(by) & set(roles):
        names = " or ".join(ROLE_LABELS[role].lower() for role in roles)
        raise Refusal(f"Only a {names} can do this.", f"Ask a {names} to do it, or to give you the role.")


def must_be_one_trust(trust: int, *things: Person | TrustOwned | None) -> None:
    """This will refuse to join what belongs to two trusts; None stands for "not given"."""
    if any(thing is not None and thing.trust_id != trust for thing in things):
        raise Refusal("These belong to different trusts.", "Choose ones from the same trust.")


def must_say_why(reason: str, remedy: str = "Enter a reason.") -> str:
    """This will give the reason without spaces around it, refusing an empty one."""
    if not reason.strip():
        raise Refusal("This needs a reason.", remedy)
    return reason.strip()[:300]
