"""Invitations: a code that is easy to read out, how long it lives, and who may invite whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from candour.domain.refusal import Refusal
from candour.domain.roles import Role

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody takes for one another: no I, L, O, 0 or 1."""
LENGTH = 8
ONE_LIVES = timedelta(days=7)
MOST_DAYS, MOST_PEOPLE = 30, 200
INVITERS = (Role.ADMINISTRATOR, Role.APPROVER)
"""Administrators invite anybody; approvers, who lead a ward, invite people to write on their own team."""


def code_from(number: int) -> str:
    """This will write a large number as the eight signs of a code."""
    signs = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def tidy_code(typed: str) -> str:
    """This will read a code as it was typed: small letters, spaces and hyphens do not matter."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def spoken(code: str) -> str:
    """This will put a gap in the middle of a code, so that it can be read out: "ABCD 2345"."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


@dataclass(frozen=True)
class Standing:
    """How an invitation stands: for how many it is, how many came by it, when it ends, was it ended early."""

    most_people: int
    came: int
    ends_at: datetime
    is_ended: bool


def coming_refusal(standing: Standing, now: datetime) -> Refusal | None:
    """This will say why nobody can come in by an invitation now."""
    if standing.is_ended:
        return Refusal("This invitation was ended.", "Ask whoever gave it to you for a new one.")
    if now >= standing.ends_at:
        return Refusal("This invitation is too old.", "Ask whoever gave it to you for a new one.")
    if standing.came >= standing.most_people:
        words = "has been used" if standing.most_people == 1 else "is for no more people"
        return Refusal(f"This invitation {words}.", "Ask whoever gave it to you for a new one.")
    return None


def inviting_refusal(held: Collection[Role], given: Collection[Role], *, is_own_team: bool) -> Refusal | None:
    """This will say why somebody with the roles `held` cannot invite people to a team with roles `given`."""
    if Role.ADMINISTRATOR in held:
        return None
    if Role.APPROVER not in held:
        return Refusal("Only an administrator or an approver invites people.", "Ask one of them to do it.")
    if not is_own_team:
        return Refusal(
            "You can invite people to your own team.", "Ask an administrator to invite the others."
        )
    if set(given) - {Role.WRITER}:
        return Refusal(
            "You can invite people to write.", "Invite them as writers; an administrator gives other roles."
        )
    return None


def poster_refusal(people: int, days: int) -> Refusal | None:
    """This will say why a poster cannot be for so many people or days."""
    if not 1 <= people <= MOST_PEOPLE:
        return Refusal("A poster is for 1 to 200 people.", "Enter a number from 1 to 200.")
    if not 1 <= days <= MOST_DAYS:
        return Refusal("A poster works for 1 to 30 days.", "Enter a number from 1 to 30.")
    return None
