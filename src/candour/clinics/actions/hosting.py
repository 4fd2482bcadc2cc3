"""Who hosts: whoever may steps in, is asked in, is wanted, steps back; and whom communications agree to."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F

from candour.clinics.actions.coming import end, fill
from candour.clinics.models import Clinic, Host, HostAgreed
from candour.clinics.queries import clinics as queries
from candour.clinics.recording import finish, lock, notify, tell
from candour.clinics.words import when
from candour.domain import clinics as rules
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.jobs import news
from candour.people.actions.permits import must_be_of, must_hold
from candour.people.models import Person
from candour.people.queries.persons import active_with_role, roles_of


@transaction.atomic
def host(*, by: Person, clinic: Clinic, now: datetime) -> Host:
    """This will have somebody host a clinic, too; whoever waits for a place gets one that this opens.

    A guest gives their place up for it, without a letter: it stays in their calendar, whole.
    """
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    met = replace(queries.seen(clinic, by), is_coming=False)
    refuse(rules.to_come(met, now) or queries.hosting_refusal(by, roles_of(by), now))
    for row in clinic.coming.filter(guest=by, ended_at=None):
        end(by=by, clinic=clinic, row=row, now=now)
    _count_on(by, clinic, now)
    Host.objects.for_trust(clinic.trust_id).filter(clinic=clinic, person__left_at__isnull=False).delete()
    made = Host.objects.create(trust_id=clinic.trust_id, clinic=clinic, person=by, since=now)
    tell("clinics:host:joined", by=by, clinic=clinic, now=now, about={"person": by.pk})
    finish(clinic, by=by, now=now, kind="clinic_hosts", person=by)
    finish(clinic, by=by, now=now, kind="clinic_no_host")
    finish(clinic, by=by, now=now, kind="clinic_host_wanted")
    fill(by=by, clinic=clinic, now=now)
    return made


@transaction.atomic
def stop_hosting(*, by: Person, clinic: Clinic, now: datetime) -> None:
    """This will let a host step back, without a reason, where the others are enough."""
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    most = max(queries.taken_by_slot(queries.coming_to(clinic)).values(), default=0)
    refuse(rules.to_stop_hosting(queries.seen(clinic, by), most, now))
    for each in clinic.hosts.all():
        if each.person.same_human == by.same_human:
            each.delete()
    _count_on(by, clinic, now)
    tell("clinics:host:left", by=by, clinic=clinic, now=now, about={"person": by.pk})


def _count_on(person: Person, clinic: Clinic, now: datetime) -> None:
    """This will count on the places somebody had, for their calendar: they host now, or no more."""
    clinic.coming.filter(guest=person).update(sequence=F("sequence") + 1, changed_at=now)


@transaction.atomic
def ask_to_host(*, by: Person, clinic: Clinic, whom: Person, now: datetime) -> None:
    """This will ask a colleague who may host to do so; they say yes on the clinic's page, or nothing."""
    must_be_of(by, clinic.trust_id)
    must_be_of(whom, clinic.trust_id)
    clinic = lock(clinic)
    refuse(queries.calling_refusal(queries.seen(clinic, by), roles_of(by), now))
    no = queries.hosting_refusal(whom, roles_of(whom), now)
    if no is not None or not whom.is_active:
        raise Refusal(f"{whom.full_name} cannot host yet.", "Ask somebody who holds a right.")
    if queries.seen(clinic, whom).is_host:
        raise Refusal(f"{whom.full_name} hosts it already.", "Ask somebody else.")
    tell("clinics:host:asked", by=by, clinic=clinic, now=now, about={"person": whom.pk})
    words = f"{by.full_name} asks whether you host a clinic, too: {when(clinic)}."
    notify([whom], by=by, clinic=clinic, kind="clinic_hosts", words=words, now=now)


@transaction.atomic
def ask_for_host(*, by: Person, clinic: Clinic, now: datetime) -> list[Person]:
    """This will tell whoever was agreed to as a host and is free that a guest asks for one; no name is said.

    Where nobody else is free, communications are told, who agree to hosts, or those who host it. Gives who
    was told.
    """
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    mine = queries.place_in(clinic, by)
    asked_at = mine.asked_for_host_at if mine is not None else None
    refuse(rules.to_ask_for_host(queries.seen(clinic, by), now, has_asked=asked_at is not None))
    clinic.coming.filter(guest=by, ended_at=None).update(asked_for_host_at=now)
    told = (
        _others(by, queries.free_hosts(clinic))
        or _others(by, active_with_role(clinic.trust_id, Role.COMMUNICATIONS))
        or queries.hosts_of(clinic)
    )
    tell("clinics:host:wanted", by=by, clinic=clinic, now=now, about={"told": len(told)})
    words = f"Somebody who comes to a clinic asks for another host: {when(clinic)}."
    notify(told, by=by, clinic=clinic, kind="clinic_host_wanted", words=words, now=now)
    return told


def _others(by: Person, people: Iterable[Person]) -> list[Person]:
    """This will leave out whoever acts: they are told nothing."""
    return [each for each in people if each.same_human != by.same_human]


@transaction.atomic
def agree_to_host(*, by: Person, person: Person, now: datetime) -> HostAgreed:
    """This will have communications agree to somebody as a host; agreeing twice changes nothing."""
    must_hold(by, person.trust_id, Role.COMMUNICATIONS)
    if not person.is_active:
        raise Refusal(f"{person.full_name} is not here now.", "Choose somebody else.")
    agreed, is_new = HostAgreed.objects.get_or_create(
        person=person,
        ended_at=None,
        defaults={"trust_id": person.trust_id, "agreed_at": now, "agreed_by": by.ledger_name},
    )
    if is_new:
        about = {"person": person.pk}
        news.tell("clinics:agreement:given", by=by, trust=person.trust_id, about=about, now=now)
    return agreed


@transaction.atomic
def end_agreement(*, by: Person, agreed: HostAgreed, now: datetime) -> None:
    """This will end such an agreement; what is planned stays."""
    must_hold(by, agreed.trust_id, Role.COMMUNICATIONS)
    if HostAgreed.objects.filter(pk=agreed.pk, ended_at=None).update(ended_at=now):
        about = {"person": agreed.person_id}
        news.tell("clinics:agreement:ended", by=by, trust=agreed.trust_id, about=about, now=now)
