"""The word before a clinic, and the question after it."""

from datetime import datetime

from django.db import transaction

from candour.clinics.queries import clinics as queries
from candour.clinics.recording import finish, lock, notify
from candour.clinics.words import when, when_slot
from candour.domain.actor import Actor


@transaction.atomic
def remind(*, by: Actor, clinic: int, sequence: int, slot: int | None, now: datetime) -> None:
    """This will remind those with a place in a slot, at the first the hosts too, unless it has changed."""
    found = lock(clinic)
    if found.cancelled_at is not None or found.sequence != sequence:
        return
    slots = {each.number: each for each in queries.slots_in(found)}
    rows = queries.coming_to(found, only=[slot] if slot is not None else None)
    whom = [each.guest for each in rows if not each.is_waiting]
    if slot in {None, 1}:
        whom += queries.hosts_of(found)
    at = when_slot(slots[slot]) if slot is not None and slot in slots else when(found)
    notify(whom, by=by, clinic=found, kind="clinic_soon", words=f"Your clinic is soon: {at}.", now=now)


@transaction.atomic
def ask_whether_it_helped(*, by: Actor, clinic: int, sequence: int, now: datetime) -> None:
    """This will close what was said before a clinic, and ask its guests whether it helped."""
    found = lock(clinic)
    if found.cancelled_at is not None or found.sequence != sequence:
        return
    finish(found, by=by, now=now)
    whom = [each.guest for each in queries.coming_to(found) if not each.is_waiting]
    words = "Did the clinic help? One tap, and nobody sees it one by one."
    notify(whom, by=by, clinic=found, kind="clinic_helped", words=words, now=now)
