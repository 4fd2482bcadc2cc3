"""When a clinic is, in words, on London's clock."""

from candour.clinics.models import Clinic
from candour.domain.clinics import Slot
from candour.domain.clocks import from_until


def when(clinic: Clinic) -> str:
    """This will say from when until when: "Friday 4 December, 14:00 to 15:30"."""
    return from_until(clinic.starts_at, clinic.ends_at)


def when_slot(slot: Slot) -> str:
    """This will say the same of one slot."""
    return from_until(slot.starts_at, slot.ends_at)
