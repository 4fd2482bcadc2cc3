"""Who is on duty now, and who may look at whose words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from candour.domain.roles import Role


class Turn(IntEnum):
    """When in a rota somebody's turn comes."""

    FIRST = 0
    DEPUTY = 1
    ON_CALL = 2
    STANDING = 3


class Seat(StrEnum):
    """The place from which somebody looks at a draft."""

    OWN_LINE = "own_line"
    APPROVER = "approver"
    READER_ON_CALL = "reader_on_call"
    COMMUNICATIONS = "communications"
    LEGAL = "legal"
    EXECUTIVE = "executive"
    INCIDENT_TEAM = "incident_team"


SEAT_ROLES: dict[Seat, Role] = {
    Seat.APPROVER: Role.APPROVER,
    Seat.READER_ON_CALL: Role.READER_ON_CALL,
    Seat.COMMUNICATIONS: Role.COMMUNICATIONS,
    Seat.LEGAL: Role.LEGAL,
    Seat.EXECUTIVE: Role.EXECUTIVE,
}

DECIDING_ROLES = frozenset(SEAT_ROLES.values())
"""Roles that may decide on other people's words."""


@dataclass(frozen=True)
class OnDuty:
    """Somebody on duty: `label` is their role in plain words ("matron on call").

    `reachable` says whether a notice can be delivered to them now. `human` is the identity key of the
    human being behind the account, the same for every account of theirs; empty means the account stands
    for itself. `until` is when they go off duty, None where no end is set.
    """

    person: str
    name: str
    label: str
    roles: frozenset[Role] = frozenset()
    team: str = ""
    reachable: bool = True
    until: datetime | None = None
    human: str = ""
    turn: Turn = Turn.FIRST
    incident_team: bool = False

    @property
    def human_key(self) -> str:
        """The key by which this account's human being is known."""
        return self.human or self.person

    def sits_in(self, seat: Seat, team: str) -> bool:
        """This will say whether this person looks from that seat at words written in that team."""
        if seat is Seat.INCIDENT_TEAM:
            return self.incident_team
        if seat is Seat.OWN_LINE:
            return Role.APPROVER in self.roles and bool(team) and self.team == team
        return SEAT_ROLES[seat] in self.roles


def same_human(one: OnDuty, other: OnDuty) -> bool:
    """This will say whether two accounts belong to one human being."""
    return one.person == other.person or one.human_key == other.human_key


def can_be_asked(person: OnDuty, now: datetime, not_these: Iterable[str]) -> bool:
    """This will say whether somebody counts as on duty: reachable, still on shift, not one of these humans.

    `not_these` holds ids or human keys of the author and of everybody who edited the words.
    """
    barred = set(not_these)
    here = person.reachable and (person.until is None or person.until > now)
    return here and person.person not in barred and person.human_key not in barred


def in_order(people: Iterable[OnDuty], seats: Iterable[Seat], team: str) -> tuple[OnDuty, ...]:
    """This will list who may take a step: by seat, own team first, then by turn; one account a human."""
    found: dict[str, OnDuty] = {}
    everybody = sorted(people, key=lambda each: (each.team != team, each.turn, each.person))
    for seat in seats:
        for each in everybody:
            if each.turn is not Turn.STANDING and each.sits_in(seat, team):
                found.setdefault(each.human_key, each)
    return tuple(found.values())
