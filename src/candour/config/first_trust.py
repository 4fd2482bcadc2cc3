"""Builds a real trust for its first day: one ward, one administrator, everything seen first."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from candour.channels import actions as channels
from candour.config.answers import Answers
from candour.domain.actor import Job
from candour.domain.approval.starting_table import SEEN_FIRST, SEEN_FIRST_WHY
from candour.domain.roles import Role
from candour.joining import actions as joining
from candour.joining.models import Invitation
from candour.people import actions as people
from candour.people.models import Person, RoleHeld, Team, Trust
from candour.voice.actions.policies import adopt_policy

SETUP = Job("setup")
GROUPS: dict[str, str] = {
    "Nurses and midwives": "NMC",
    "Doctors": "GMC",
    "Allied health professionals": "HCPC",
    "Healthcare support": "",
    "Administration": "",
    "Estates, porters and domestics": "",
}
"""Staff groups with the register that binds each; a trust changes them."""
FIRST_ROLES = (Role.ADMINISTRATOR, Role.APPROVER, Role.COMMUNICATIONS, Role.READER_ON_CALL)
"""What one person has to be until colleagues come: let people in, look at stories, look at replies."""


@dataclass(frozen=True)
class Made:
    """The trust, who administers it first, and the invitation by which they come in."""

    trust: Trust
    administrator: Person
    invitation: Invitation


@transaction.atomic
def build(answers: Answers, now: datetime) -> Made:
    """This will make all that a first day needs, or nothing."""
    trust = people.create_trust(by=SETUP, name=answers.trust, now=now)
    site = people.add_site(by=SETUP, trust=trust, name=answers.site, now=now)
    team = people.add_team(by=SETUP, site=site, name=answers.team, now=now)
    for name, register in GROUPS.items():
        people.add_staff_group(by=SETUP, trust=trust, name=name, register=register, now=now)
    channels.connect_account(
        by=SETUP, trust=trust, channel="frontdoor", name=f"{trust.name} front door", now=now
    )
    adopt_policy(by=SETUP, trust=trust, policy=SEEN_FIRST, reason=SEEN_FIRST_WHY, now=now)
    first = _first_administrator(answers, trust, team, now)
    people.set_standing_duty(by=SETUP, trust=trust, people=[first], now=now)
    return Made(trust, first, joining.invite(by=SETUP, trust=trust, person=first, roles=FIRST_ROLES, now=now))


def waiting(trust: Trust) -> Person | None:
    """This will give the administrator whom set-up made, where they have not come in yet."""
    held = RoleHeld.objects.for_trust(trust).filter(role=Role.ADMINISTRATOR, ended_at=None)
    people_here = [each.person for each in held.select_related("person")]
    return next(iter(people_here), None) if not _anybody_came_in(people_here) else None


def invite_again(trust: Trust, first: Person, now: datetime) -> Invitation:
    """This will end the open invitation of the first administrator and make a new one."""
    for old in Invitation.objects.for_trust(trust).filter(person=first, ended_at=None):
        joining.end_invitation(by=SETUP, invitation=old, now=now)
    return joining.invite(by=SETUP, trust=trust, person=first, roles=FIRST_ROLES, now=now)


def _first_administrator(answers: Answers, trust: Trust, team: Team, now: datetime) -> Person:
    return people.add_person(
        by=SETUP,
        trust=trust,
        email=answers.email,
        first_name=answers.first_name,
        last_name=answers.last_name,
        job_title=answers.job,
        team=team,
        roles=FIRST_ROLES,
        now=now,
    )


def _anybody_came_in(people_here: list[Person]) -> bool:
    return any(each.has_usable_password() or each.last_login for each in people_here)
