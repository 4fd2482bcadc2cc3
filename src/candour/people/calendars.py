"""Somebody's own calendar at a secret address: which address that is, whose it is, and what is in it.

The address is drawn from a row's salt with the installation's own key, so that it can be shown again and
nothing that stands in the database is enough to open it.
"""

import secrets
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from candour.people.models import CalendarAddress, Person
from candour.people.registers import calendar_sources
from candour.web.calendar import Happening, calendar_bytes


def new_salt() -> str:
    """This will draw the random part of a new address."""
    return secrets.token_hex(16)


def token_of(salt: str) -> str:
    """This will give the secret part of the address that belongs to a salt."""
    return salted_hmac("candour.people.calendar", salt, algorithm="sha256").hexdigest()


def hash_of(token: str) -> str:
    """This will give what is stored of a secret part, so that its row can be found."""
    return salted_hmac("candour.people.calendar_found", token, algorithm="sha256").hexdigest()


def address_of(person: Person) -> str:
    """This will give the whole address of somebody's calendar, "" where they have none; one statement."""
    found = CalendarAddress.objects.for_trust(person.trust_id).filter(person=person).first()
    if found is None:
        return ""
    path = reverse("people-calendar-feed", kwargs={"token": token_of(found.salt)})
    return urljoin(settings.CANDOUR_ADDRESS, path)


def whose(token: str) -> Person | None:
    """This will say whose calendar a secret part opens; None where it opens none, or they have left."""
    found = CalendarAddress.objects.filter(token_hash=hash_of(token), person__is_active=True)
    address = found.select_related("person__trust").first()
    return address.person if address is not None else None


def calendar_of(person: Person, now: datetime) -> bytes:
    """This will write somebody's calendar: what every room has for them, first things first."""
    things = [each for source in calendar_sources for each in source(person, now)]
    return calendar_bytes(f"Candour: {person.trust.name}", sorted(things, key=_in_order))


def _in_order(thing: Happening) -> tuple[datetime, str]:
    return thing.starts_at, thing.key
