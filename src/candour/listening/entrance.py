"""The way in: Listen in the main navigation, with how many posts wait, and news of new ones."""

from django.http import HttpRequest

from candour.listening.queries import waiting_figure
from candour.people.access import person_or_none
from candour.web import live, registers
from candour.web.watching import Heard


def add_to_navigation() -> None:
    """This will put Listen after Home, for whoever is signed in."""
    registers.navigation.add("Listen", "listening-inbox", order=20, count=waiting_figure, is_shown=_is_staff)


def add_to_live() -> None:
    """This will let the inbox say that a post was read or that somebody needs a human, as it happens."""
    live.topics.add(
        "inbox",
        {"listening:post:read", "listening:hand_off:opened"},
        key_of_reader=_trust_of_reader,
        key_of_event=_trust_of_event,
    )


def _is_staff(request: HttpRequest) -> bool:
    return person_or_none(request) is not None


def _trust_of_reader(request: HttpRequest) -> str:
    person = person_or_none(request)
    return f"trust-{person.trust_id}" if person else ""


def _trust_of_event(heard: Heard) -> str:
    return f"trust-{heard.trust}"
