"""Changing who somebody is on record: their name, job, team and staff group."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.refusal import refuse
from candour.domain.roles import Role
from candour.jobs import news
from candour.people.actions.permits import must_be_one_trust, must_hold
from candour.people.actions.persons import email_refusal, lock
from candour.people.models import Person, StaffGroup, Team, Trust
from candour.people.names import name_refusal, tidy


@dataclass(frozen=True)
class Details:
    """What a trust knows of somebody; None or "" leaves what is there."""

    first_name: str = ""
    last_name: str = ""
    job_title: str = ""
    email: str = ""
    staff_number: str = ""
    team: Team | None = None
    staff_group: StaffGroup | None = None


@transaction.atomic
def change_person(*, by: Actor, person: Person, details: Details, now: datetime) -> list[str]:
    """This will write down what is new about somebody, and name the fields that changed; none is no act."""
    must_hold(by, person.trust_id, Role.ADMINISTRATOR)
    must_be_one_trust(person.trust_id, details.team, details.staff_group)
    person = lock(person)
    new = {name: value for name, value in _values(details).items() if value}
    changed = [name for name, value in new.items() if getattr(person, name) != value]
    if not changed:
        return []
    _check(person.trust, new, changed)
    for name in changed:
        setattr(person, name, new[name])
    person.save(update_fields=changed)
    if "email" in changed:
        person.emailaddress_set.update(email=person.email)  # type: ignore[attr-defined]  # allauth's own row
    told: dict[str, str | int | None] = {"person": person.pk, "fields": ",".join(changed)}
    news.tell("people:person:changed", by=by, trust=person.trust_id, about=told, now=now)
    return changed


def _values(details: Details) -> dict[str, object]:
    return {
        "first_name": tidy(details.first_name),
        "last_name": tidy(details.last_name),
        "job_title": tidy(details.job_title),
        "email": details.email.strip().lower(),
        "staff_number": details.staff_number.strip(),
        "team": details.team,
        "staff_group": details.staff_group,
    }


def _check(trust: Trust, new: dict[str, object], changed: list[str]) -> None:
    for name in ("first_name", "last_name"):
        refuse(name_refusal(str(new[name])) if name in changed else None)
    refuse(email_refusal(trust, str(new["email"])) if "email" in changed else None)
