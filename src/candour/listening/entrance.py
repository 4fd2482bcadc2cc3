"""The way in: Listen in the main navigation, with how many posts wait."""

from django.http import HttpRequest

from candour.listening.queries import waiting_count
from candour.people.access import person_or_none
from candour.web import registers


def add_to_navigation() -> None:
    """This will put Listen after Home, for whoever is signed in."""
    registers.navigation.add("Listen", "listening-inbox", order=20, count=_waiting, is_shown=_is_staff)


def _waiting(request: HttpRequest) -> int | None:
    person = person_or_none(request)
    return waiting_count(person.trust_id) if person else None


def _is_staff(request: HttpRequest) -> bool:
    return person_or_none(request) is not None
