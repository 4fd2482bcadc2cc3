"""One's own page and one's notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.people.models import Notice, Person
from candour.people.presenters.people import RightLine, RoleLine, where
from candour.people.queries.persons import Device
from candour.people.registers import OwnLink, RightLink, own_links, right_links


@dataclass(frozen=True)
class NoticeLine:
    """One notice as listed."""

    number: int
    words: str
    is_urgent: bool
    sent_at: datetime
    is_done: bool
    is_seen: bool


@dataclass(frozen=True)
class Notices:
    """What waits, and what was dealt with."""

    waiting: tuple[NoticeLine, ...]
    done: tuple[NoticeLine, ...]


@dataclass(frozen=True)
class DeviceLine:
    """A browser where one is signed in."""

    mark: str
    name: str
    is_own: bool
    is_this: bool
    seen_at: datetime | None


@dataclass(frozen=True)
class Me:
    """One's own page."""

    name: str
    email: str
    job_title: str
    where: str
    roles: tuple[RoleLine, ...]
    rights: tuple[RightLine, ...]
    devices: tuple[DeviceLine, ...]
    is_own_device: bool
    links: tuple[OwnLink, ...]
    right_links: tuple[RightLink, ...]


def notice_line(notice: Notice) -> NoticeLine:
    """This will make one line of the list of notices."""
    return NoticeLine(
        number=notice.pk,
        words=notice.words,
        is_urgent=notice.is_urgent,
        sent_at=notice.sent_at,
        is_done=notice.done_at is not None,
        is_seen=notice.seen_at is not None,
    )


def notices(found: Sequence[Notice]) -> Notices:
    """This will part what waits from what was dealt with."""
    lines = [notice_line(notice) for notice in found]
    return Notices(
        waiting=tuple(line for line in lines if not line.is_done),
        done=tuple(line for line in lines if line.is_done),
    )


def me(
    person: Person,
    roles: tuple[RoleLine, ...],
    rights: tuple[RightLine, ...],
    devices: Sequence[Device],
    session_key: str,
) -> Me:
    """This will lay out one's own page; `session_key` tells this device from the others."""
    lines = tuple(
        DeviceLine(each.mark, each.name, each.is_own, each.session_key == session_key, each.seen_at)
        for each in devices
    )
    return Me(
        name=person.full_name,
        email=person.email,
        job_title=person.job_title,
        where=where(person),
        roles=roles,
        rights=rights,
        devices=lines,
        is_own_device=any(line.is_own for line in lines if line.is_this),
        links=tuple(own_links),
        right_links=tuple(right_links),
    )
