"""Clinics as calendars show them: what somebody hosts, and where they have a place, or had one."""

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from candour.clinics.models import Clinic, Coming
from candour.clinics.presenters.listed import place
from candour.clinics.queries.clinics import hosts_of, in_calendar, slots_in
from candour.people.models import Person
from candour.web.calendar import Happening


def in_own_calendar(person: Person, now: datetime) -> list[Happening]:
    """This will give what stands in somebody's calendar of clinics."""
    clinics, coming = in_calendar(person, now)
    return [happening(each, coming.get(each.pk), with_link=False) for each in clinics]


def happening(clinic: Clinic, coming: Coming | None = None, *, with_link: bool = True) -> Happening:
    """This will give one clinic as a calendar shows it: for a guest their slot, gone if they gave it back.

    It counts on with each change of the clinic, and with each of the guest's own. Whoever hosts it now has
    all of it, whatever place they had. The link to join stands only where its reader has signed in, or
    in a letter to them: the address of a calendar can be passed on.
    """
    place_had = coming if coming and all(coming.guest_id != each.pk for each in hosts_of(clinic)) else None
    slot = next((each for each in slots_in(clinic) if place_had and each.number == place_had.slot), None)
    is_given_back = place_had is not None and place_had.ended_at is not None
    where = reverse("clinics-one", args=[clinic.pk])
    page = urljoin(settings.CANDOUR_ADDRESS, where)
    online = f"Join online: {clinic.link}" if clinic.link and with_link else ""
    return Happening(
        key=f"clinic-{clinic.pk}",
        sequence=clinic.sequence + (coming.sequence if coming else 0),
        starts_at=slot.starts_at if slot else clinic.starts_at,
        ends_at=slot.ends_at if slot else clinic.ends_at,
        title=clinic.title,
        words="\n".join(filter(None, (clinic.about, online, page))),
        where=place(clinic),
        link=page,
        is_cancelled=clinic.cancelled_at is not None or is_given_back,
        changed_at=max(clinic.changed_at, coming.changed_at) if coming else clinic.changed_at,
    )
