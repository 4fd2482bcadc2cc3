"""The word before a clinic, and the question after it."""

from datetime import datetime

from django.db import transaction

from candour.clinics.models import Clinic
from candour.clinics.queries import clinics as queries
from candour.clinics.recording import finish, lock, notify
from candour.clinics.words import when, when_slot
from candour.domain.actor import Actor
from candour.domain.clinics import ANSWERS_FOR


@transaction.atomic
def remind(*, by: Actor, clinic: int, sequence: int, slot: int | None, now: datetime) -> None:
    """This will remind those with a place in a slot, at the first the hosts too.

    Nothing is said where the clinic has changed since this was asked for, or where it is too late.
    """
    found = _still(clinic, sequence)
    if found is None:
        return
    turn = next((each for each in queries.slots_in(found) if each.number == slot), None)
    if (turn.starts_at if turn else found.starts_at) <= now:
        return
    rows = queries.coming_to(found, only=[slot] if slot is not None else None)
    whom = [each.guest for each in rows if not each.is_waiting]
    if slot in {None, 1}:
        whom += queries.hosts_of(found)
    at = when_slot(turn) if turn else when(found)
    notify(whom, by=by, clinic=found, kind="clinic_soon", words=f"Your clinic is soon: {at}.", now=now)


@transaction.atomic
def ask_whether_it_helped(*, by: Actor, clinic: int, sequence: int, now: datetime) -> None:
    """This will close what was said before a clinic, and ask guests who have not said so if it helped."""
    found = _still(clinic, sequence)
    if found is None:
        return
    finish(found, by=by, now=now)
    if now >= found.ends_at + ANSWERS_FOR:
        return
    said = set(found.answers.values_list("guest_id", flat=True))
    rows = queries.coming_to(found)
    whom = [each.guest for each in rows if not each.is_waiting and each.guest_id not in said]
    words = "Did the clinic help? One tap, and nobody sees it one by one."
    notify(whom, by=by, clinic=found, kind="clinic_helped", words=words, now=now)


def _still(clinic: int, sequence: int) -> Clinic | None:
    """This will lock a clinic that is as it was when work was asked for; None for any other."""
    found = lock(clinic)
    return found if found.cancelled_at is None and found.sequence == sequence else None
