"""The people of a photo day: sites with colleagues who took the lesson, and one campaign that is open."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from candour.campaigns import actions
from candour.campaigns.actions.framing import Plan
from candour.campaigns.queries.campaigns import frame_of
from candour.channels import actions as channels
from candour.demo import links
from candour.demo.building import SLUG
from candour.demo.trust import BUILDER
from candour.domain.campaigning import Frame
from candour.domain.roles import Right, Role
from candour.people import actions as people
from candour.people.models import Person, Team, Trust
from candour.web.once import form_token

HASHTAG = "OurPhotoDay"
A_SITE = 6
"""Colleagues at each site."""
_FIRST = ("Ada", "Bea", "Cyd", "Dot", "Eve", "Fay")


@dataclass(frozen=True)
class Somebody:
    """A colleague of a photo day."""

    pk: int
    site: str

    @property
    def door(self) -> str:
        """This will give a path that signs them in on this computer for an hour from now."""
        return links.door_of(self.pk)


@dataclass(frozen=True)
class PhotoDay:
    """A made-up trust on its photo day."""

    campaign: int
    owner: Somebody
    staff: tuple[Somebody, ...]


def build(sites: int, now: datetime) -> PhotoDay:
    """This will make a trust with so many sites, and open its campaign."""
    trust = people.create_trust(
        by=BUILDER,
        name="St Brannoc's",
        slug=SLUG,
        duty_title="Site manager on duty",
        duty_phone="01632 960222",
        now=now,
    )
    channels.connect_account(by=BUILDER, trust=trust, channel="frontdoor", name="Front door", now=now)
    staff = [each for number in range(sites) for each in _people_of_a_site(trust, number, now)]
    owner, other = (_somebody(trust, f"office{n}", "Office", None, now) for n in (1, 2))
    people.give_role(by=BUILDER, person=other, role=Role.COMMUNICATIONS, now=now)
    campaign = _open(owner, other, now)
    colleagues = tuple(Somebody(person.pk, site) for person, site in staff)
    return PhotoDay(campaign, Somebody(owner.pk, ""), colleagues)


def once_tokens(many: int) -> list[str]:
    """This will give the tokens that so many printed forms carry."""
    return [form_token() for _ in range(many)]


def _people_of_a_site(trust: Trust, number: int, now: datetime) -> list[tuple[Person, str]]:
    site = people.add_site(by=BUILDER, trust=trust, name=f"Site {number + 1}", now=now)
    team = people.add_team(by=BUILDER, site=site, name=f"Ward {number + 1}", now=now)
    made = []
    for order, first_name in enumerate(_FIRST[:A_SITE]):
        person = _somebody(trust, f"s{number}p{order}", first_name, team, now)
        people.grant_right(
            by=BUILDER,
            person=person,
            right=Right.PHOTOS,
            earned_how="Lesson passed before Candour came",
            ends_at=now + timedelta(days=365),
            now=now,
        )
        made.append((person, site.name))
    return made


def _somebody(trust: Trust, key: str, first_name: str, team: Team | None, now: datetime) -> Person:
    return people.add_person(
        by=BUILDER,
        trust=trust,
        email=f"{key}@photoday.example",
        first_name=first_name,
        last_name=key.capitalize(),
        job_title="Nurse",
        team=team,
        roles=(Role.WRITER,),
        now=now,
    )


def _open(owner: Person, other: Person, now: datetime) -> int:
    frame = Frame(
        hashtag=HASHTAG,
        asks="One picture of your day.",
        begins_at=now - timedelta(minutes=1),
        ends_at=now + timedelta(hours=24),
    )
    plan = Plan("Our photo day", "To see each other's day.", frame)
    campaign = actions.begin(by=owner, plan=plan, now=now)
    actions.ask(by=owner, campaign=campaign, now=now)
    actions.decide(by=other, campaign=campaign, seen=frame_of(campaign).sha256, is_yes=True, now=now)
    return campaign.pk
