"""What is due later because of a clinic: letters for calendars, reminders, the question afterwards."""

from collections.abc import Iterable
from datetime import datetime

from candour.clinics.models import Clinic, Coming
from candour.clinics.queries.clinics import slots_in
from candour.domain.clinics import reminders
from candour.jobs import queue


def schedule(clinic: Clinic, now: datetime) -> None:
    """This will ask for all that is due; work that was asked for before a change finds that out and ends."""
    turns: list[tuple[int | None, datetime]] = [(each.number, each.starts_at) for each in slots_in(clinic)]
    turns = turns or [(None, clinic.starts_at)]
    for slot, starts_at in turns:
        for which, at in reminders(starts_at, now):
            _later("clinics.remind", clinic, at, slot=slot, which=which)
    _later("clinics.over", clinic, clinic.ends_at, slot=None, which="over")


def invite(clinic: Clinic, rows: Iterable[Coming], now: datetime) -> None:
    """This will ask for letters that put the guests' places into their calendars, as they are by then."""
    for each in rows:
        if each.is_waiting:
            continue
        queue.enqueue(
            "clinics.invite",
            {"coming": each.pk},
            due_at=now,
            trust=clinic.trust_id,
            unique=f"clinics.invite:{each.pk}:{clinic.sequence + each.sequence}",
        )


def _later(name: str, clinic: Clinic, at: datetime, *, slot: int | None, which: str) -> None:
    queue.enqueue(
        name,
        {"clinic": clinic.pk, "sequence": clinic.sequence, "slot": slot, "which": which},
        due_at=at,
        trust=clinic.trust_id,
        unique=f"{name}:{clinic.pk}:{clinic.sequence}:{slot or 0}:{which}",
    )
