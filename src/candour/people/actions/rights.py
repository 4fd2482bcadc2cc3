"""Rights to send without waiting: granted for what was learnt, withdrawn only by name and with a reason."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.roles import RIGHT_LABELS, Right, Role
from candour.jobs import news
from candour.people.actions.permits import must_hold, must_say_why
from candour.people.models import Person, RightHeld

GRANTERS = (Role.ADMINISTRATOR, Role.COMMUNICATIONS, Role.EXECUTIVE)


@transaction.atomic
def grant_right(
    *, by: Actor, person: Person, right: Right, earned_how: str, ends_at: datetime, now: datetime
) -> RightHeld:
    """This will give a person a right until `ends_at`, saying how it was earned.

    Granting a right that is in force until then or later gives the one held.
    """
    must_hold(by, person.trust_id, *GRANTERS)
    if isinstance(by, Person) and by.pk == person.pk:
        raise Refusal("Nobody gives a right to themselves.", "Ask a colleague with the role to give it.")
    if not earned_how.strip():
        raise Refusal("A right says how it was earned.", "Enter the lesson or the practice behind it.")
    if ends_at <= now:
        raise Refusal("This right would end before it starts.", "Choose an end in the future.")
    Person.objects.select_for_update().get(pk=person.pk)
    mine = RightHeld.objects.for_trust(person.trust_id).filter(person=person, right=right)
    held = mine.filter(withdrawn_at=None, starts_at__lte=now, ends_at__gte=ends_at).first()
    if held is not None:
        return held
    held = RightHeld.objects.create(
        trust_id=person.trust_id,
        person=person,
        right=right,
        earned_how=earned_how.strip()[:80],
        starts_at=now,
        ends_at=ends_at,
    )
    about = {"person": person.pk, "right": right.value, "held": held.pk}
    news.tell("people:right:granted", by=by, trust=person.trust_id, about=about, now=now)
    return held


@transaction.atomic
def withdraw_right(*, by: Person, person: Person, right: Right, reason: str, now: datetime) -> None:
    """This will end a right at once; only a named person does this, and says why."""
    must_hold(by, person.trust_id, *GRANTERS)
    if not isinstance(by, Person):
        raise Refusal("Only a named person withdraws a right.", "Sign in and do it yourself.")
    reason = must_say_why(reason, "Enter the reason. The person will read it.")
    Person.objects.select_for_update().get(pk=person.pk)
    in_force = RightHeld.objects.for_trust(person.trust_id).filter(
        person=person, right=right, withdrawn_at=None, ends_at__gt=now
    )
    if not in_force.update(withdrawn_at=now, withdrawn_by=by.ledger_name, withdrawn_reason=reason):
        raise Refusal(
            f"{person.full_name} has no right to {RIGHT_LABELS[right]} now.",
            "Look at the rights on their page.",
        )
    about = {"person": person.pk, "right": right.value}
    news.tell(
        "people:right:withdrawn", by=by, trust=person.trust_id, about=about, now=now, words={"reason": reason}
    )
