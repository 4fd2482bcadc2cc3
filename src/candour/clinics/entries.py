"""What clinics put on other rooms' pages: the entry *Clinics*, and what stands in one's own calendar."""

from candour.clinics.calendars import in_own_calendar
from candour.people.entries import is_signed_in
from candour.people.registers import calendar_sources
from candour.web import registers as web


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    web.navigation.add("Clinics", "clinics", order=51, is_shown=is_signed_in)
    calendar_sources.put(in_own_calendar, 50)
