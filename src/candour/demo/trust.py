"""Builds a made-up trust through the same actions that people use; the tests' world is this, only smaller."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from candour.channels import actions as channels
from candour.channels.models import Account
from candour.demo.cast import CAST, GROUPS, KINDS, SITES, Part, colleagues
from candour.domain.actor import Job
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.roles import Role
from candour.domain.sites import SiteKind
from candour.people import actions as people
from candour.people.models import Person, Site, StaffGroup, Team, Trust
from candour.policy.actions import name_officer
from candour.voice.actions.policies import adopt_policy

BUILDER = Job("demo.build")
PLEDGE = (
    "If you speak honestly and it goes wrong, ring me. I will stand next to you in public, and we will put "
    "it right together. I have got it wrong in front of this whole town, and I said so. "
    "An honest mistake costs nobody here their job."
)
"""What the made-up chief executive says to her staff."""
A_TURN = timedelta(days=7)


@dataclass
class MadeUpTrust:
    """A made-up trust and everybody in it, by the names that the story uses."""

    trust: Trust
    front_door: Account
    sites: dict[str, Site] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Person:
        return self.people[key]


def build_trust(
    *,
    now: datetime,
    name: str = "St Brannoc's",
    slug: str = "st-brannocs",
    everybody: bool = False,
    password: str | None = None,
    rota_days: int = 14,
) -> MadeUpTrust:
    """This will make a trust with its sites, teams, people, rights, rota, policy and front door.

    `everybody` adds the colleagues to the cast (sixty people in all). `password` is everybody's, for tests.
    """
    trust = people.create_trust(
        by=BUILDER,
        name=name,
        slug=slug,
        duty_title="Site manager on duty",
        duty_phone="01632 960222",
        now=now,
    )
    front_door = channels.connect_account(
        by=BUILDER, trust=trust, channel="frontdoor", name=f"{name} front door", now=now
    )
    made = MadeUpTrust(trust, front_door)
    _build_places(made, now)
    parts = (*CAST, *(colleagues() if everybody else ()))
    _add_people(made, parts, password, now)
    people.give_pledge(by=made["executive"], words=PLEDGE, now=now)
    _plan_rota(made, now, rota_days)
    adopt_policy(by=BUILDER, trust=trust, policy=STARTING_POLICY, reason="The table to start from.", now=now)
    name_officer(by=BUILDER, trust=trust, person=made["executive"], now=now)
    return made


def _build_places(made: MadeUpTrust, now: datetime) -> None:
    for site_name, team_names in SITES.items():
        kind = KINDS.get(site_name, SiteKind.HOSPITAL)
        site = people.add_site(by=BUILDER, trust=made.trust, name=site_name, kind=kind, now=now)
        made.sites[site_name] = site
        for team_name in team_names:
            made.teams[team_name] = people.add_team(by=BUILDER, site=site, name=team_name, now=now)


def _add_people(made: MadeUpTrust, parts: Iterable[Part], password: str | None, now: datetime) -> None:
    groups: dict[str, StaffGroup] = {
        name: people.add_staff_group(by=BUILDER, trust=made.trust, name=name, register=register, now=now)
        for name, register in GROUPS.items()
    }
    for part in parts:
        person = people.add_person(
            by=BUILDER,
            trust=made.trust,
            email=part.email.replace("@stbrannocs.", f"@{made.trust.slug.replace('-', '')}."),
            first_name=part.first_name,
            last_name=part.last_name,
            job_title=part.job_title,
            team=made.teams[part.team],
            staff_group=groups[part.group],
            password=password,
            roles=sorted(part.roles),
            now=now,
        )
        made.people[part.key] = person
        for right in part.rights:
            people.grant_right(
                by=BUILDER,
                person=person,
                right=right,
                earned_how="Lesson passed before Candour came",
                ends_at=now + timedelta(days=730),
                now=now,
            )


_TURNS: tuple[tuple[Role, str, tuple[str, str], str | None], ...] = (
    (Role.APPROVER, "Matron on call", ("matron", "sister"), "Emergency department"),
    (Role.APPROVER, "Site manager on call", ("site_manager", "sister"), None),
    (Role.READER_ON_CALL, "Social reader on call", ("reader", "second_reader"), None),
    (Role.COMMUNICATIONS, "Communications on call", ("communications", "press"), None),
)


def _plan_rota(made: MadeUpTrust, now: datetime, days: int) -> None:
    people.set_standing_duty(
        by=BUILDER, trust=made.trust, people=[made["site_manager"], made["executive"]], now=now
    )
    ends = now + timedelta(days=days)
    for role, title, (first, deputy), team in _TURNS:
        starts_at = now
        while starts_at < ends:
            people.plan_shift(
                by=BUILDER,
                person=made[first],
                deputy=made[deputy],
                role=role,
                title=title,
                team=made.teams[team] if team else None,
                starts_at=starts_at,
                ends_at=starts_at + A_TURN,
                now=now,
            )
            starts_at += A_TURN
