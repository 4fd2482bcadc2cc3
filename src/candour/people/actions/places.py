"""Trusts, their sites, teams and staff groups."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from candour.domain.actor import Actor
from candour.domain.links import to_link
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.domain.sites import SiteKind
from candour.jobs import news
from candour.people.actions.permits import must_hold
from candour.people.models import Person, Site, StaffGroup, Team, Trust

JURISDICTIONS: dict[str, str] = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
}
"""Which law on apologies a trust works under."""


@transaction.atomic
def create_trust(
    *,
    by: Actor,
    name: str,
    now: datetime,
    slug: str = "",
    jurisdiction: str = "england",
    duty_title: str = "Site manager on duty",
    duty_phone: str = "",
) -> Trust:
    """This will make a trust; only set-up does this, never a signed-in person."""
    if isinstance(by, Person):
        raise Refusal("A trust is made at set-up.", "Run 'candour setup' on the server.")
    slug = slug or slugify(name)[:60]
    if Trust.objects.filter(slug=slug).exists():
        raise Refusal("A trust of this name is already here.", "Choose another name.")
    _check_jurisdiction(jurisdiction)
    trust = Trust.objects.create(
        name=name.strip(),
        slug=slug,
        jurisdiction=jurisdiction,
        duty_title=duty_title,
        duty_phone=duty_phone,
    )
    news.tell("people:trust:created", by=by, trust=trust.pk, about={"trust": trust.pk}, now=now)
    return trust


@transaction.atomic
def change_trust(
    *,
    by: Actor,
    trust: Trust,
    jurisdiction: str,
    duty_title: str,
    duty_phone: str,
    now: datetime,
) -> Trust:
    """This will change how the trust works: its law and its standing duty role."""
    must_hold(by, trust, Role.ADMINISTRATOR)
    _check_jurisdiction(jurisdiction)
    if not duty_title.strip():
        raise Refusal("Every route ends at the standing duty role.", "Enter what that role is called.")
    trust = Trust.objects.select_for_update().get(pk=trust.pk)
    trust.jurisdiction = jurisdiction
    trust.duty_title, trust.duty_phone = duty_title.strip(), duty_phone.strip()
    trust.save(update_fields=["jurisdiction", "duty_title", "duty_phone"])
    about: dict[str, str | int | None] = {"trust": trust.pk, "jurisdiction": jurisdiction}
    news.tell("people:trust:changed", by=by, trust=trust.pk, about=about, now=now)
    return trust


@transaction.atomic
def set_pre_election(*, by: Actor, trust: Trust, is_pre_election: bool, now: datetime) -> Trust:
    """This will note that an election is near, or no longer is; the room `policy` keeps the days."""
    must_hold(by, trust, Role.COMMUNICATIONS, Role.EXECUTIVE)
    trust = Trust.objects.select_for_update().get(pk=trust.pk)
    trust.is_pre_election = is_pre_election
    trust.save(update_fields=["is_pre_election"])
    about: dict[str, str | int | None] = {"trust": trust.pk, "is_pre_election": int(is_pre_election)}
    news.tell("people:trust:changed", by=by, trust=trust.pk, about=about, now=now)
    return trust


@transaction.atomic
def set_vacancies(*, by: Actor, trust: Trust, url: str, now: datetime) -> Trust:
    """This will say where the trust's open jobs are listed; nothing takes the link away."""
    must_hold(by, trust, Role.COMMUNICATIONS, Role.ADMINISTRATOR)
    url = url.strip()
    if url:
        refuse(to_link(url))
    trust = Trust.objects.select_for_update().get(pk=trust.pk)
    trust.vacancies_url = url
    trust.save(update_fields=["vacancies_url"])
    about: dict[str, str | int | None] = {"trust": trust.pk, "has_vacancies": int(bool(url))}
    news.tell("people:trust:changed", by=by, trust=trust.pk, about=about, words={"url": url}, now=now)
    return trust


@transaction.atomic
def add_site(
    *, by: Actor, trust: Trust, name: str, now: datetime, kind: SiteKind = SiteKind.HOSPITAL
) -> Site:
    """This will add a place where the trust gives care."""
    must_hold(by, trust, Role.ADMINISTRATOR)
    name = _named(name, "site")
    if Site.objects.for_trust(trust).filter(name=name).exists():
        raise Refusal("A site of this name is already here.", "Use that one, or choose another name.")
    site = Site.objects.create(trust=trust, name=name, kind=kind)
    news.tell("people:site:added", by=by, trust=trust.pk, about={"site": site.pk}, now=now)
    return site


@transaction.atomic
def set_site_kind(*, by: Actor, site: Site, kind: SiteKind, now: datetime) -> Site:
    """This will say what sort of place a site is: votes are counted by it."""
    must_hold(by, site.trust_id, Role.ADMINISTRATOR, Role.COMMUNICATIONS)
    if site.kind == kind:
        return site
    site.kind = kind
    site.save(update_fields=["kind"])
    news.tell("people:site:sorted", by=by, trust=site.trust_id, about={"site": site.pk}, now=now)
    return site


@transaction.atomic
def add_team(*, by: Actor, site: Site, name: str, now: datetime) -> Team:
    """This will add a ward, a clinic or an office at a site."""
    must_hold(by, site.trust_id, Role.ADMINISTRATOR)
    name = _named(name, "team")
    if Team.objects.for_trust(site.trust_id).filter(site=site, name=name).exists():
        raise Refusal("A team of this name is already at this site.", "Use that one, or choose another name.")
    team = Team.objects.create(trust_id=site.trust_id, site=site, name=name)
    about = {"team": team.pk, "site": site.pk}
    news.tell("people:team:added", by=by, trust=site.trust_id, about=about, now=now)
    return team


@transaction.atomic
def add_staff_group(*, by: Actor, trust: Trust, name: str, now: datetime, register: str = "") -> StaffGroup:
    """This will add a group of staff with the professional register that binds it ("NMC", "GMC"), if any."""
    must_hold(by, trust, Role.ADMINISTRATOR)
    name = _named(name, "staff group")
    if StaffGroup.objects.for_trust(trust).filter(name=name).exists():
        raise Refusal("A staff group of this name is already here.", "Use that one, or choose another name.")
    group = StaffGroup.objects.create(trust=trust, name=name, register=register.strip())
    news.tell("people:staff_group:added", by=by, trust=trust.pk, about={"staff_group": group.pk}, now=now)
    return group


def _named(name: str, thing: str) -> str:
    if not name.strip():
        raise Refusal(f"A {thing} needs a name.", "Enter a name.")
    return name.strip()


def _check_jurisdiction(jurisdiction: str) -> None:
    if jurisdiction not in JURISDICTIONS:
        raise Refusal("This is not a jurisdiction that Candour knows.", "Choose one from the list.")
