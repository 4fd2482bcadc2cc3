"""What is asked about campaigns themselves: which there are, what their frames say, who decides on one."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from candour.campaigns.models import Campaign, FrameVersion
from candour.domain.campaigning import APPROVING_ROLES, STANDS, CampaignState, Decider, Frame, Who, to_export
from candour.domain.entering import Entrant, EntryState, Framed
from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from candour.people.models import Person, Site, Trust
from candour.people.queries.persons import active_with_role, rights_in_force, roles_of

MOST_LISTED = 100


def campaigns_of(trust: Trust | int) -> list[Campaign]:
    """This will list a trust's campaigns, newest first, with how many entries wait in each; one statement."""
    waiting = Count("entries", filter=Q(entries__state=EntryState.WAITING.value))
    found = Campaign.objects.for_trust(trust).annotate(waiting=waiting)
    return list(found.order_by("-begins_at", "-pk")[:MOST_LISTED])


def campaign_of(trust: Trust | int, pk: int) -> Campaign:
    """This will give one campaign, raising Campaign.DoesNotExist for another trust's."""
    found = Campaign.objects.for_trust(trust)
    return found.select_related("owner__team__site", "approved__decided_by", "trust").get(pk=pk)


def public_campaign(trust: Trust | int, slug: str) -> Campaign:
    """This will give a campaign whose public wall stands now, raising Campaign.DoesNotExist for any other."""
    found = Campaign.objects.for_trust(trust).select_related("approved", "trust")
    return found.get(slug=slug, is_public=True, state__in=STANDS)


def with_tags(trust: Trust | int, tags: Iterable[str], at: datetime) -> QuerySet[Campaign]:
    """This will give the campaigns with any of these folded hashtags whose time a moment was in; that time
    is over when somebody ended it, too."""
    found = Campaign.objects.for_trust(trust).filter(state__in=STANDS, folded__in=list(tags))
    found = found.filter(Q(ended_at=None) | Q(ended_at__gt=at))
    return found.filter(begins_at__lte=at, ends_at__gt=at).select_related("approved", "owner").order_by("pk")


def over(now: datetime) -> list[int]:
    """This will list the open campaigns, of every trust, whose time is over; one statement."""
    found = Campaign.objects.filter(state=CampaignState.OPEN.value, ends_at__lte=now)
    return list(found.order_by("pk").values_list("pk", flat=True)[:MOST_LISTED])


def frame_of(campaign: Campaign) -> Frame:
    """This will give a campaign's frame as it stands now."""
    return Frame(
        hashtag=campaign.hashtag,
        asks=campaign.asks,
        begins_at=campaign.begins_at,
        ends_at=campaign.ends_at,
        who=Who(campaign.who),
        words=campaign.words,
        sites=frozenset(campaign.sites),
        accounts=frozenset(campaign.accounts),
        is_public=campaign.is_public,
        money_for=campaign.money_for,
    )


def framed(campaign: Campaign) -> Framed:
    """This will tell the rules of an entry what they need of its campaign; `approved` is loaded."""
    approved = campaign.approved.sha256 if campaign.approved is not None else ""
    return Framed(CampaignState(campaign.state), frame_of(campaign), approved, campaign.ended_at)


def asked_frame(campaign: Campaign) -> FrameVersion | None:
    """This will give the frame that waits for a decision; one statement."""
    frames = FrameVersion.objects.for_trust(campaign.trust_id).filter(campaign=campaign)
    return frames.filter(decided_at=None, taken_back_at=None).select_related("asked_by").first()


def declined_frame(campaign: Campaign) -> FrameVersion | None:
    """This will give the last frame where the answer to it was no; one statement."""
    frames = FrameVersion.objects.for_trust(campaign.trust_id).filter(campaign=campaign)
    last = frames.select_related("decided_by").order_by("-number").first()
    return last if last is not None and last.is_approved is False else None


def was_open(campaign: Campaign) -> bool:
    """This will say whether a campaign ever had an approved frame, though it may have another one now."""
    frames = FrameVersion.objects.for_trust(campaign.trust_id).filter(campaign=campaign)
    return campaign.approved_id is not None or frames.filter(is_approved=True).exists()


def decider(person: Person) -> Decider:
    """This will say who would decide; one statement."""
    return Decider(person.same_human, roles_of(person))


def deciders(campaign: Campaign) -> list[Person]:
    """This will give everybody who may decide on a frame and had no hand in it; one statement."""
    found = active_with_role(campaign.trust_id, *APPROVING_ROLES)
    return [each for each in found if each.same_human not in campaign.hands]


def entrant(person: Person, now: datetime) -> Entrant:
    """This will say who would enter; two statements at most."""
    site = person.team.site_id if person.team is not None else None
    return Entrant(Right.PHOTOS in rights_in_force(person, now), site)


def may_export(person: Person, campaign: Campaign) -> Refusal | None:
    """This will say why somebody may not take everything of a campaign away, or nothing; one statement."""
    return to_export(owner=campaign.owner.same_human, human=person.same_human, roles=decider(person).roles)


def sites_of(campaign: Campaign) -> list[Site]:
    """This will give the sites that take part, by name; one statement."""
    found = Site.objects.for_trust(campaign.trust_id).order_by("name", "pk")
    return list(found.filter(pk__in=campaign.sites) if campaign.sites else found)
