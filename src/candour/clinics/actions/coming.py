"""Coming to a clinic: reminded of a drop-in, in a slot, waiting for a place in one, or not after all."""

from datetime import datetime

from django.db import transaction

from candour.clinics.actions.scheduling import invite
from candour.clinics.models import Clinic, Coming, Host
from candour.clinics.queries import clinics as queries
from candour.clinics.recording import finish, lock, notify, tell
from candour.clinics.words import when, when_slot
from candour.domain import clinics as rules
from candour.domain.actor import Actor
from candour.domain.clinics import ClinicKind, Slot
from candour.domain.refusal import Refusal, refuse
from candour.people.actions.permits import must_be_of
from candour.people.models import Person


@transaction.atomic
def come(*, by: Person, clinic: Clinic, now: datetime) -> Coming:
    """This will have somebody reminded of a drop-in; it takes no place, for nobody books."""
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    refuse(rules.to_come(queries.seen(clinic, by), now))
    if clinic.kind != ClinicKind.DROP_IN:
        raise Refusal("This clinic has slots.", "Choose a slot.")
    return _put(by, clinic, None, now, is_waiting=False)


@transaction.atomic
def book(*, by: Person, clinic: Clinic, slot: int, now: datetime, waits: bool = False) -> Coming:
    """This will give somebody a slot, or have them wait for a place in a full one (`waits`)."""
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    wanted = _slot(clinic, slot)
    seen = queries.seen(clinic, by, slot)
    no = rules.to_book(seen, wanted, now)
    if waits and no is not None and no == rules.full(seen):
        return _put(by, clinic, slot, now, is_waiting=True)
    refuse(no)
    return _put(by, clinic, slot, now, is_waiting=False)


@transaction.atomic
def give_back(*, by: Person, clinic: Clinic, now: datetime) -> None:
    """This will give a place back, for whoever waited longest; doing it twice changes nothing."""
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    mine = Coming.objects.for_trust(clinic.trust_id).filter(clinic=clinic, guest=by, ended_at=None)
    row = mine.first()
    if row is None:
        return
    end(by=by, clinic=clinic, row=row, now=now)
    finish(clinic, by=by, now=now, person=by)
    invite(clinic, [row], now)
    fill(by=by, clinic=clinic, now=now)


def end(*, by: Actor, clinic: Clinic, row: Coming, now: datetime) -> None:
    """This will end somebody's place; the clinic is locked, and filled by whoever calls this."""
    row.ended_at = row.changed_at = now
    row.sequence += 1
    row.save(update_fields=["ended_at", "changed_at", "sequence"])
    tell("clinics:place:given_back", by=by, clinic=clinic, now=now, about=_about(row))


def fill(*, by: Actor, clinic: Clinic, now: datetime) -> None:
    """This will give free places to those who wait for them, first come first; the clinic is locked."""
    if clinic.kind != ClinicKind.BOOKED or clinic.cancelled_at is not None:
        return
    hosts = Host.objects.for_trust(clinic.trust_id).filter(clinic=clinic).count()
    everybody = queries.coming_to(clinic)
    free, taken = rules.GUESTS_A_HOST * hosts, queries.taken_by_slot(everybody)
    ahead = {each.number: each for each in queries.slots_in(clinic) if each.starts_at > now}
    for row in everybody:
        if not row.is_waiting or row.slot not in ahead or taken[row.slot] >= free:
            continue
        row.is_waiting, row.changed_at = False, now
        row.save(update_fields=["is_waiting", "changed_at"])
        taken[row.slot] += 1
        tell("clinics:place:came_free", by=by, clinic=clinic, now=now, about=_about(row))
        invite(clinic, [row], now)
        words = f"You have a place at a clinic now: {when_slot(ahead[row.slot])}."
        notify([row.guest], by=by, clinic=clinic, kind="clinic_place", words=words, now=now)


def _put(by: Person, clinic: Clinic, slot: int | None, now: datetime, *, is_waiting: bool) -> Coming:
    before = Coming.objects.for_trust(clinic.trust_id).filter(clinic=clinic, guest=by).last()
    row = Coming.objects.create(
        trust_id=clinic.trust_id,
        clinic=clinic,
        guest=by,
        slot=slot,
        is_waiting=is_waiting,
        sequence=before.sequence + 1 if before is not None else 0,
        since=now,
        changed_at=now,
        asked_for_host_at=before.asked_for_host_at if before is not None else None,
    )
    name = "clinics:place:waited_for" if is_waiting else "clinics:place:taken"
    tell(name, by=by, clinic=clinic, now=now, about=_about(row))
    invite(clinic, [row], now)
    return row


def _slot(clinic: Clinic, number: int) -> Slot:
    found = [each for each in queries.slots_in(clinic) if each.number == number]
    if not found:
        raise Refusal(f"There is no such slot. The clinic is {when(clinic)}.", "Choose one of its slots.")
    return found[0]


def _about(row: Coming) -> dict[str, str | int | None]:
    return {"person": row.guest_id, "slot": row.slot}
