"""Calendars that other programs read (RFC 5545): what happens when, and what was moved or called off.

Moments are written in UTC, which each calendar shows on its owner's clock. London's own time would not do:
on the night when the clocks go back, 01:30 comes twice, and RFC 5545 can only name the first.

A thing keeps its `uid` for ever. Each change of it counts `sequence` on, so that a calendar knows which of
two is newer. What was called off stays in, and says that it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse

from candour.domain.clocks import LONDON

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//Candour//Calendar//EN"
_ASK_AGAIN = timedelta(hours=1)


class Method(StrEnum):
    """What a calendar is sent for (RFC 5546): to be there, as an invitation, or to call one off."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Happening:
    """One thing in a calendar. `key` names it here, such as "clinic-12"; `changed_at` is its last change.

    `host` and `guest` are (name, e-mail address), for an invitation alone.
    """

    key: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    changed_at: datetime
    words: str = ""
    where: str = ""
    link: str = ""
    is_cancelled: bool = False
    host: tuple[str, str] | None = None
    guest: tuple[str, str] | None = None

    @property
    def uid(self) -> str:
        return f"{self.key}@{settings.CANDOUR_HOST}"


def calendar_bytes(name: str, things: Iterable[Happening], method: Method = Method.PUBLISH) -> bytes:
    """This will write a calendar; the same things give the same bytes."""
    from icalendar import Calendar  # noqa: PLC0415 - it is large, and few pages are calendars

    calendar = Calendar.new(
        prodid=_PRODUCT,
        name=name,
        method=method.value,
        refresh_interval=_ASK_AGAIN,
        subcomponents=[_event(each) for each in things],
    )
    calendar.pop("UID")  # drawn anew each time, and of use only where calendars are merged
    calendar.add("X-WR-TIMEZONE", LONDON.key)
    return bytes(calendar.to_ical())


def calendar_answer(file: str, content: bytes) -> HttpResponse:
    """This will answer with a calendar, as a file that nobody on the way keeps."""
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store, private"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _event(thing: Happening) -> "Event":
    from icalendar import Event, vCalAddress  # noqa: PLC0415
    from icalendar.enums import ROLE, STATUS  # noqa: PLC0415

    event = Event.new(
        uid=thing.uid,
        sequence=thing.sequence,
        stamp=thing.changed_at,
        last_modified=thing.changed_at,
        start=thing.starts_at.astimezone(UTC),
        end=thing.ends_at.astimezone(UTC),
        summary=thing.title,
        description=thing.words or None,
        location=thing.where or None,
        url=thing.link or None,
        status=STATUS.CANCELLED if thing.is_cancelled else STATUS.CONFIRMED,
    )
    if thing.host is not None:
        name, address = thing.host
        event.organizer = vCalAddress.new(address, cn=name)
    if thing.guest is not None:
        name, address = thing.guest
        event.attendees = [vCalAddress.new(address, cn=name, role=ROLE.REQ_PARTICIPANT)]
    return event
