"""Who is here: the directory and one person's page. No count of anybody's mistakes is anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain.roles import RIGHT_LABELS, ROLE_LABELS, Right, Role
from candour.people.models import Person, RightHeld
from candour.people.registers import EntryNote, OwnLink, WayIn


@dataclass(frozen=True)
class Row:
    """One person in the directory."""

    number: int
    name: str
    job_title: str
    where: str
    roles: str
    may: str
    is_suspended: bool


@dataclass(frozen=True)
class Directory:
    """A page of the directory. `sought` is what was looked for, `asked` all of it as an address has it."""

    rows: tuple[Row, ...]
    total: int
    number: int
    pages: int
    sought: str
    asked: str
    is_filtered: bool
    may_add: bool
    may_set: bool
    ways_in: tuple[WayIn, ...]


@dataclass(frozen=True)
class RoleLine:
    """A role that a person holds."""

    value: str
    label: str


@dataclass(frozen=True)
class RightLine:
    """A right in force: how it was earned and when it ends."""

    value: str
    label: str
    earned_how: str
    ends_at: datetime


@dataclass(frozen=True)
class PersonPage:
    """One person. `may_manage`: the reader may change roles and let people in; `may_withdraw` rights."""

    number: int
    name: str
    job_title: str
    where: str
    staff_group: str
    is_suspended: bool
    has_left: bool
    roles: tuple[RoleLine, ...]
    rights: tuple[RightLine, ...]
    is_self: bool
    may_manage: bool
    may_withdraw: bool
    notes: tuple[EntryNote, ...]
    links: tuple[OwnLink, ...]


def row(person: Person, roles: frozenset[Role], rights: frozenset[Right]) -> Row:
    """This will make one line of the directory."""
    return Row(
        number=person.pk,
        name=person.full_name,
        job_title=person.job_title,
        where=where(person),
        roles=", ".join(line.label for line in role_lines(roles)),
        may=", ".join(RIGHT_LABELS[right] for right in Right if right in rights),
        is_suspended=not person.is_active,
    )


def role_lines(roles: frozenset[Role]) -> tuple[RoleLine, ...]:
    """This will name roles in the order of the house."""
    return tuple(RoleLine(role.value, ROLE_LABELS[role]) for role in Role if role in roles)


def right_lines(held: Sequence[RightHeld]) -> tuple[RightLine, ...]:
    """This will name each right once, with how it was earned and when it ends: the one that lasts longest."""
    longest: dict[str, RightHeld] = {}
    for each in sorted(held, key=lambda one: (one.ends_at, one.pk)):
        longest[each.right] = each
    return tuple(
        RightLine(each.right, RIGHT_LABELS[Right(each.right)], each.earned_how, each.ends_at)
        for each in sorted(longest.values(), key=lambda one: one.right)
    )


def where(person: Person) -> str:
    """This will say where somebody works: "Emergency department, St Brannoc's Hospital"."""
    return f"{person.team.name}, {person.team.site.name}" if person.team else ""
