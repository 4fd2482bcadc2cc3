"""When a clinic is, in words, on London's clock."""

from datetime import datetime

from candour.clinics.models import Clinic
from candour.domain.clinics import Slot
from candour.domain.clocks import at_time, day_in_london, weekday_and_day


def when(clinic: Clinic) -> str:
    """This will say from when until when: "Friday 4 December, 14:00 to 15:30"."""
    return span(clinic.starts_at, clinic.ends_at)


def when_slot(slot: Slot) -> str:
    """This will say the same of one slot."""
    return span(slot.starts_at, slot.ends_at)


def span(starts_at: datetime, ends_at: datetime) -> str:
    """This will say the same of any two moments."""
    begins = f"{weekday_and_day(starts_at)}, {at_time(starts_at)}"
    if day_in_london(starts_at) == day_in_london(ends_at):
        return f"{begins} to {at_time(ends_at)}"
    return f"{begins} to {weekday_and_day(ends_at)}, {at_time(ends_at)}"
