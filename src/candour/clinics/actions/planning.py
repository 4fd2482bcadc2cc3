"""A clinic planned, changed and called off; everybody who comes or hosts hears of it."""

from datetime import datetime

from django.db import transaction

from candour.clinics.actions.scheduling import invite, schedule
from candour.clinics.models import Clinic, Host
from candour.clinics.queries import clinics as queries
from candour.clinics.recording import finish, lock, notify, tell
from candour.clinics.words import when
from candour.domain import clinics as rules
from candour.domain.clinics import Plan
from candour.domain.posting import tidy
from candour.domain.refusal import refuse
from candour.people.actions.permits import must_be_of, must_say_why
from candour.people.models import Person
from candour.people.queries.persons import roles_of


@transaction.atomic
def plan(*, by: Person, plan: Plan, now: datetime) -> Clinic:
    """This will plan a clinic that whoever plans it hosts."""
    must_be_of(by, by.trust_id)
    refuse(queries.hosting_refusal(by, roles_of(by), now) or rules.to_plan(plan, now))
    clinic = Clinic(trust_id=by.trust_id, planned_at=now, planned_by=by)
    _take(clinic, plan, now)
    clinic.save()
    Host.objects.create(trust_id=by.trust_id, clinic=clinic, person=by, since=now)
    tell("clinics:clinic:planned", by=by, clinic=clinic, now=now)
    schedule(clinic, now)
    return clinic


@transaction.atomic
def change(*, by: Person, clinic: Clinic, plan: Plan, now: datetime) -> Clinic:
    """This will change a clinic; whoever booked keeps their slot, which moves with it. All are told."""
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    refuse(rules.to_change(queries.seen(clinic, by), now))
    before = queries.plan_of(clinic)
    coming = [each.slot for each in queries.coming_to(clinic)]
    refuse(rules.to_plan(plan, now) or rules.to_cut_anew(coming, before, plan))
    _take(clinic, plan, now)
    if queries.plan_of(clinic) == before:
        return clinic
    clinic.sequence += 1
    clinic.save()
    tell("clinics:clinic:changed", by=by, clinic=clinic, now=now)
    finish(clinic, by=by, now=now, kind="clinic_soon")
    schedule(clinic, now)
    invite(clinic, queries.coming_to(clinic), now)
    words = f"A clinic of yours has changed. It is {when(clinic)}."
    notify(_everybody(clinic), by=by, clinic=clinic, kind="clinic_changed", words=words, now=now)
    return clinic


@transaction.atomic
def call_off(*, by: Person, clinic: Clinic, reason: str, now: datetime) -> Clinic:
    """This will call a clinic off for good, with a reason, and tell everybody who comes or hosts."""
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    refuse(queries.calling_refusal(queries.seen(clinic, by), roles_of(by), now))
    clinic.cancelled_because = must_say_why(reason)
    clinic.cancelled_at, clinic.cancelled_by, clinic.changed_at = now, by, now
    clinic.sequence += 1
    clinic.save()
    tell(
        "clinics:clinic:cancelled", by=by, clinic=clinic, now=now, words={"reason": clinic.cancelled_because}
    )
    finish(clinic, by=by, now=now)
    invite(clinic, queries.coming_to(clinic), now)
    words = f"A clinic of yours is called off. It was {when(clinic)}."
    notify(_everybody(clinic), by=by, clinic=clinic, kind="clinic_cancelled", words=words, now=now)
    return clinic


def _everybody(clinic: Clinic) -> list[Person]:
    """This will give who hosts, comes or waits."""
    return [*queries.hosts_of(clinic), *(each.guest for each in queries.coming_to(clinic))]


def _take(clinic: Clinic, plan: Plan, now: datetime) -> None:
    clinic.kind = plan.kind
    clinic.title, clinic.about, clinic.where = tidy(plan.title), tidy(plan.about), tidy(plan.where)
    clinic.link = plan.link
    clinic.starts_at, clinic.ends_at = plan.starts_at, plan.ends_at
    is_drop_in = plan.kind is rules.ClinicKind.DROP_IN
    clinic.guests = plan.guests if is_drop_in else None
    clinic.slot_minutes = None if is_drop_in else plan.slot_minutes
    clinic.changed_at = now
