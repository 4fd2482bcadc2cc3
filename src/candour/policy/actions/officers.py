"""Naming the one person who answers for the policy."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import news
from candour.people.actions.permits import must_be_one_trust, must_hold
from candour.people.models import Person, Trust
from candour.people.queries.persons import roles_of
from candour.policy.models import AccountableOfficer


@transaction.atomic
def name_officer(*, by: Actor, trust: Trust, person: Person, now: datetime) -> AccountableOfficer:
    """This will name the accountable officer: an executive, named by an administrator other than they."""
    must_hold(by, trust, Role.ADMINISTRATOR)
    must_be_one_trust(trust.pk, person)
    if isinstance(by, Person) and by.same_human == person.same_human:
        raise Refusal("You cannot name yourself.", "Ask another administrator to name you.")
    if not person.is_active or Role.EXECUTIVE not in roles_of(person):
        raise Refusal(
            "The accountable officer is an executive who can sign in.",
            "Give them the role of an executive first, or choose somebody else.",
        )
    open_one = AccountableOfficer.objects.select_for_update().for_trust(trust).filter(ended_at__isnull=True)
    old = open_one.first()
    if old is not None and old.person_id == person.pk:
        return old
    open_one.update(ended_at=now, ended_by=by.ledger_name)
    officer = AccountableOfficer.objects.create(
        trust=trust, person=person, named_at=now, named_by=by.ledger_name
    )
    news.tell("policy:officer:named", by=by, trust=trust.pk, about={"person": person.pk}, now=now)
    return officer
