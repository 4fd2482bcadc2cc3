"""Who is here: trusts, sites, teams, staff groups, persons, their roles and rights."""

from candour.people.models.notices import Notice, NoticeCopy
from candour.people.models.persons import Person
from candour.people.models.pledge import Pledge
from candour.people.models.rights import RightHeld, RoleHeld
from candour.people.models.rota import CalendarAddress, Shift, StandingDuty
from candour.people.models.signing_in import LimitCount, SignedIn
from candour.people.models.trusts import Site, StaffGroup, Team, Trust

__all__ = [
    "CalendarAddress",
    "LimitCount",
    "Notice",
    "NoticeCopy",
    "Person",
    "Pledge",
    "RightHeld",
    "RoleHeld",
    "Shift",
    "SignedIn",
    "Site",
    "StaffGroup",
    "StandingDuty",
    "Team",
    "Trust",
]
