"""The doors by which a notice reaches somebody away from the page: e-mail, and SMS or push where added."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage

from candour.people.models import Notice, Person


@dataclass(frozen=True)
class Message:
    """What goes through a door: never the text of a post. `key` is the same at every try of one copy."""

    key: str
    trust_name: str
    words: str
    link: str
    is_urgent: bool


class Door(Protocol):
    """A way to somebody: `send` raises when it cannot, and the worker tries again later."""

    @property
    def name(self) -> str:
        """This will give the door's name, at most ten letters, such as "email" or "sms"."""

    def reaches(self, person: Person) -> bool:
        """This will say whether this person can be reached by this door."""

    def send(self, person: Person, message: Message) -> None:
        """This will send one message to one person."""


@dataclass(frozen=True)
class EmailDoor:
    """A plain letter by e-mail."""

    name: str = "email"

    def reaches(self, person: Person) -> bool:
        """This will say whether the person has a mail address that serves for more than signing in."""
        return bool(person.email) and not person.is_email_private

    def send(self, person: Person, message: Message) -> None:
        """This will mail the words and the link; a second try carries the same Message-ID."""
        urgent = "Needed now: " if message.is_urgent else ""
        EmailMessage(
            subject=f"{urgent}{message.words}",
            body=letter(person, message),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[person.email],
            headers={"Message-ID": f"<{message.key}@{settings.CANDOUR_HOST}>"},
        ).send()


def letter(person: Person, message: Message) -> str:
    """This will write the letter's words, which open with the person's name and end with the trust's."""
    return (
        f"Hello {person.first_name},\n\n{message.words}\n\n"
        f"Open it here (you will be asked to sign in):\n{message.link}\n\n"
        f"{message.trust_name}, by Candour\n"
    )


_doors: dict[str, Door] = {}


@dataclass(frozen=True)
class Leaving:
    """When a notice goes out, and by which doors (by name; None: by all that reach the person)."""

    at: datetime
    doors: frozenset[str] | None = None


Timing = Callable[[Notice, datetime], Leaving | None]
"""When a notice goes out by the doors: now, later, or not at all (it stays on the page)."""

_timings: list[Timing] = []


def set_timing(timing: Timing) -> None:
    """This will ask `timing(notice, now)` for each new notice; without one everything goes out at once."""
    _timings[:] = [timing]


def leaving(notice: Notice, now: datetime) -> Leaving | None:
    """This will say when a notice goes out and by which doors, None when it only stands on the page."""
    return _timings[0](notice, now) if _timings else Leaving(now)


def register(door: Door) -> None:
    """This will open a door for every notice from now on; a door of the same name takes its place."""
    _doors[door.name] = door


def close(name: str) -> None:
    """This will take a door away, as when a trust stops paying for SMS."""
    _doors.pop(name, None)


def door_called(name: str) -> Door | None:
    """This will give the door of that name, None when it was taken away."""
    return _doors.get(name)


def is_reachable(person: Person) -> bool:
    """This will say whether any door reaches an active person, asking no further than the first that does."""
    return person.is_active and any(door.reaches(person) for door in _doors.values())


def doors_to(person: Person) -> list[Door]:
    """This will list the doors that reach an active person."""
    return [door for door in _doors.values() if person.is_active and door.reaches(person)]


register(EmailDoor())
