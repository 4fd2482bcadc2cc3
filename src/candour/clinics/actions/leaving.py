"""What becomes of clinics when somebody leaves the trust: their place is free, and others host."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from candour.clinics.actions.coming import end, fill
from candour.clinics.models import Clinic, Coming, Host
from candour.clinics.recording import lock, notify, tell
from candour.clinics.words import when
from candour.domain.actor import Actor
from candour.domain.roles import Role
from candour.people.models import Person
from candour.people.queries.persons import active_with_role


@transaction.atomic
def leave(*, by: Actor, person: Person, now: datetime) -> None:
    """This will take whoever left out of the clinics that are still to come."""
    hosting = Host.objects.filter(clinic=OuterRef("pk"), person=person)
    coming = Coming.objects.filter(clinic=OuterRef("pk"), guest=person, ended_at=None)
    ahead = Clinic.objects.for_trust(person.trust_id).filter(ends_at__gt=now, cancelled_at=None)
    found = ahead.filter(Q(Exists(hosting)) | Q(Exists(coming))).order_by("pk")
    for pk in list(found.values_list("pk", flat=True)):
        clinic = lock(pk)
        for row in clinic.coming.filter(guest=person, ended_at=None):
            end(by=by, clinic=clinic, row=row, now=now)
        _stop_hosting(by, clinic, person, now)
        fill(by=by, clinic=clinic, now=now)


def _stop_hosting(by: Actor, clinic: Clinic, person: Person, now: datetime) -> None:
    """This will let a host go where others host; else they stay in the list until communications act."""
    hosts = Host.objects.for_trust(clinic.trust_id).filter(clinic=clinic)
    own = hosts.filter(person=person)
    if not own.exists():
        return
    if hosts.filter(person__left_at=None).exists():
        own.delete()
        tell("clinics:host:left", by=by, clinic=clinic, now=now, about={"person": person.pk})
        return
    words = f"The host of a clinic has left: {when(clinic)}. Find another, or call it off."
    whom = active_with_role(clinic.trust_id, Role.COMMUNICATIONS).order_by("pk")
    notify(whom, by=by, clinic=clinic, kind="clinic_no_host", words=words, now=now)
