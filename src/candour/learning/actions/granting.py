"""Giving a right that was earned: once, until its end, with the word that the old one lapses put away."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.roles import Right
from candour.people.actions import finish_notices, grant_right
from candour.people.models import Person, RightHeld

ENDS_SOON = "right_ends"
EARNED, LEARNT_AGAIN = "right_earned", "right_again"
"""Kinds of notices: the first asks for a lesson, the other two only say something."""


def about_right(pk: int) -> str:
    """This will name a held right in a notice."""
    return f"right:{pk}"


@transaction.atomic
def grant(
    *, by: Actor, person: Person, right: Right, earned_how: str, ends_at: datetime, now: datetime
) -> RightHeld:
    """This will give the right and close the notices that an earlier one of its kind was about to end."""
    before = RightHeld.objects.for_trust(person.trust_id).filter(
        person=person, right=right, withdrawn_at=None, ends_at__gt=now
    )
    for pk in list(before.values_list("pk", flat=True)):
        finish_notices(by=by, trust=person.trust_id, about=about_right(pk), kind=ENDS_SOON, now=now)
    return grant_right(by=by, person=person, right=right, earned_how=earned_how, ends_at=ends_at, now=now)
