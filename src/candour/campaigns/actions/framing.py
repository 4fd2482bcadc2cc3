"""A campaign and its frame: begun, changed, asked for, decided on, ended, stopped."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from candour.campaigns.models import Campaign, FrameVersion
from candour.campaigns.queries import campaigns as queries
from candour.campaigns.recording import about, lock, notify, tell
from candour.channels.queries import accounts_that_write, front_door
from candour.domain import campaigning
from candour.domain.actor import Actor
from candour.domain.campaigning import CampaignState, CampaignVerb, Frame
from candour.domain.checks import check
from candour.domain.checks.draft import Draft
from candour.domain.posting import fold_tag, tidy
from candour.domain.refusal import Refusal, refuse
from candour.people import actions as people
from candour.people.actions.permits import must_be_of, must_say_why
from candour.people.models import Person, Site
from candour.people.queries.persons import roles_of
from candour.voice.actions.submitting import must_not_be_held


@dataclass(frozen=True)
class Plan:
    """What somebody wrote about a campaign: its title, its goal in words, and its frame."""

    title: str
    goal: str
    frame: Frame


@transaction.atomic
def begin(*, by: Person, plan: Plan, now: datetime) -> Campaign:
    """This will begin a campaign as a draft that its owner looks after."""
    must_be_of(by, by.trust_id)
    _must_be_fit(by, plan, now)
    campaign = Campaign(
        trust_id=by.trust_id,
        slug=_free_slug(by.trust_id, plan.title),
        owner=by,
        state=CampaignState.DRAFT,
        made_at=now,
        hands=[by.same_human],
    )
    _take(campaign, plan)
    campaign.save()
    tell("campaigns:campaign:begun", by=by, campaign=campaign, now=now)
    return campaign


@transaction.atomic
def change(*, by: Person, campaign: Campaign, plan: Plan, now: datetime) -> Campaign:
    """This will change a campaign; where its frame changes, whatever was approved of it no longer counts."""
    campaign = _own(by, campaign)
    before = queries.frame_of(campaign)
    if CampaignState(campaign.state) in {CampaignState.ENDED, CampaignState.STOPPED}:
        refuse(campaigning.misplaced(CampaignState(campaign.state), CampaignVerb.EDIT))
    _must_be_fit(by, plan, now)
    _take(campaign, plan)
    if queries.frame_of(campaign) != before:
        campaign.state = campaigning.after(CampaignState(campaign.state), CampaignVerb.EDIT)
        campaign.approved = None
        _end_asking(by, campaign, now)
    campaign.save()
    tell("campaigns:campaign:changed", by=by, campaign=campaign, now=now)
    return campaign


@transaction.atomic
def ask(*, by: Person, campaign: Campaign, now: datetime) -> FrameVersion:
    """This will ask everybody who may decide for the frame as it stands; whoever answers first decides."""
    campaign = _own(by, campaign)
    frame = queries.frame_of(campaign)
    refuse(campaigning.to_keep(frame, now) or _taken(campaign))
    campaign.state = campaigning.after(CampaignState(campaign.state), CampaignVerb.ASK)
    asked = queries.deciders(campaign)
    if not asked:
        raise Refusal("Nobody can decide on it.", "Ask an administrator who looks after communications.")
    campaign.save(update_fields=["state"])
    version = FrameVersion.objects.create(
        trust_id=campaign.trust_id,
        campaign=campaign,
        number=campaign.frames.count() + 1,
        says=frame.plain(),
        sha256=frame.sha256,
        asked_at=now,
        asked_by=by,
    )
    tell("campaigns:frame:asked", by=by, campaign=campaign, now=now, about=_named(version))
    words = f"{by.full_name} asks you to look at a campaign."
    notify(asked, by=by, campaign=campaign, kind="frame_asked", words=words, now=now)
    return version


@transaction.atomic
def decide(
    *, by: Person, campaign: Campaign, seen: str, is_yes: bool, reason: str = "", now: datetime
) -> FrameVersion:
    """This will approve or decline exactly the frame whose hash the decider saw."""
    must_be_of(by, campaign.trust_id)
    campaign = lock(campaign)
    state = CampaignState(campaign.state)
    verb = CampaignVerb.APPROVE if is_yes else CampaignVerb.DECLINE
    refuse(campaigning.misplaced(state, verb))
    version = queries.asked_frame(campaign)
    assert version is not None  # noqa: S101 - a frame that is asked for has its row
    current = queries.frame_of(campaign)
    hands = {campaign.owner.same_human, *campaign.hands}
    refuse(campaigning.to_decide(queries.decider(by), hands=hands, seen=seen, current=current.sha256))
    if is_yes:
        refuse(campaigning.to_keep(current, now) or _taken(campaign))
    version.decided_at, version.decided_by, version.is_approved = now, by, is_yes
    version.reason = "" if is_yes else must_say_why(reason, "Enter what has to be different.")
    version.save()
    campaign.state, campaign.approved = campaigning.after(state, verb), version if is_yes else None
    _save_open(campaign)
    name = "campaigns:frame:approved" if is_yes else "campaigns:frame:declined"
    words = {"reason": version.reason}
    tell(name, by=by, campaign=campaign, now=now, about=_named(version), words=words)
    people.finish_notices(by=by, trust=campaign.trust_id, about=about(campaign), now=now)
    said = f"{by.full_name} said {'yes' if is_yes else 'not this'} to your campaign."
    notify([campaign.owner], by=by, campaign=campaign, kind="frame_decided", words=said, now=now)
    return version


@transaction.atomic
def end(*, by: Actor, campaign: Campaign, now: datetime) -> Campaign:
    """This will end a campaign, when its time is over or its owner says so; its walls and its story stand."""
    must_be_of(by, campaign.trust_id)
    campaign = lock(campaign)
    if isinstance(by, Person):
        refuse(campaigning.to_own(campaign.owner.same_human, by.same_human))
    campaign.state = campaigning.after(CampaignState(campaign.state), CampaignVerb.END)
    campaign.ended_at = now
    campaign.save(update_fields=["state", "ended_at"])
    tell("campaigns:campaign:ended", by=by, campaign=campaign, now=now)
    return campaign


@transaction.atomic
def stop(*, by: Person, campaign: Campaign, reason: str, now: datetime) -> Campaign:
    """This will stop a campaign for good: nothing is entered, nothing leaves, its public wall is gone."""
    must_be_of(by, campaign.trust_id)
    campaign = lock(campaign)
    refuse(campaigning.to_stop(owner=campaign.owner.same_human, human=by.same_human, roles=roles_of(by)))
    campaign.stopped_because = must_say_why(reason)
    campaign.state = campaigning.after(CampaignState(campaign.state), CampaignVerb.STOP)
    campaign.ended_at, campaign.stopped_by = now, by
    campaign.save(update_fields=["state", "ended_at", "stopped_by", "stopped_because"])
    _end_asking(by, campaign, now)
    words = {"reason": campaign.stopped_because}
    tell("campaigns:campaign:stopped", by=by, campaign=campaign, now=now, words=words)
    told = f"{by.full_name} stopped your campaign."
    notify([campaign.owner], by=by, campaign=campaign, kind="campaign_stopped", words=told, now=now)
    return campaign


def _named(version: FrameVersion) -> dict[str, str | int | None]:
    """This will name a frame as events do."""
    return {"frame": version.pk, "sha256": version.sha256}


@transaction.atomic
def export(*, by: Person, campaign: Campaign, now: datetime) -> None:
    """This will note that somebody takes everything of a campaign away, with who agreed to what."""
    must_be_of(by, campaign.trust_id)
    refuse(queries.may_export(by, campaign))
    tell("campaigns:campaign:exported", by=by, campaign=campaign, now=now)


def _own(by: Person, campaign: Campaign) -> Campaign:
    must_be_of(by, campaign.trust_id)
    campaign = lock(campaign)
    refuse(campaigning.to_own(campaign.owner.same_human, by.same_human))
    return campaign


def _take(campaign: Campaign, plan: Plan) -> None:
    """This will put what was written into the row."""
    frame = plan.frame
    campaign.title, campaign.goal = tidy(plan.title), tidy(plan.goal)
    campaign.hashtag, campaign.folded = frame.hashtag, fold_tag(frame.hashtag)
    campaign.asks, campaign.words, campaign.money_for = frame.asks, frame.words, frame.money_for
    campaign.begins_at, campaign.ends_at, campaign.who = frame.begins_at, frame.ends_at, frame.who
    campaign.sites, campaign.accounts = sorted(frame.sites), sorted(frame.accounts)
    campaign.is_public = frame.is_public


def _must_be_fit(by: Person, plan: Plan, now: datetime) -> None:
    """This will refuse a frame that cannot be, places that are not the trust's, and words that are held."""
    frame = plan.frame
    refuse(campaigning.to_keep(frame, now))
    if Site.objects.for_trust(by.trust_id).filter(pk__in=frame.sites).count() < len(frame.sites):
        raise Refusal("One of the sites is not there.", "Choose the sites again.")
    if not frame.accounts <= {each.pk for each in accounts_that_write(by.trust_id)}:
        raise Refusal("One of the places cannot be written to.", "Choose where pictures go again.")
    door = front_door(by.trust_id)
    if frame.is_public and (door is None or door.pk not in frame.accounts):
        raise Refusal("A public wall stands on our own page.", "Tick our own page, too.")
    for words in filter(None, (plan.title, plan.goal, frame.asks, frame.words, frame.money_for)):
        must_not_be_held(check(Draft(words, at=now)))


def _taken(campaign: Campaign) -> Refusal | None:
    """This will refuse a hashtag that another open campaign has; one statement."""
    others = Campaign.objects.for_trust(campaign.trust_id).exclude(pk=campaign.pk)
    other = others.filter(state=CampaignState.OPEN, folded=campaign.folded).first()
    if other is None:
        return None
    return Refusal(f"#{other.hashtag} belongs to “{other.title}” now.", "Choose another hashtag.")


def _save_open(campaign: Campaign) -> None:
    """This will save what was decided, refusing where another campaign opened with this hashtag just now."""
    try:
        with transaction.atomic():
            campaign.save(update_fields=["state", "approved"])
    except IntegrityError as error:
        raise Refusal("Another campaign has this hashtag now.", "Its owner chooses another one.") from error


def _end_asking(by: Person, campaign: Campaign, now: datetime) -> None:
    """This will take back a question that nobody answered: it was about a frame that is no more."""
    FrameVersion.objects.filter(campaign=campaign, decided_at=None, taken_back_at=None).update(
        taken_back_at=now
    )
    people.finish_notices(by=by, trust=campaign.trust_id, about=about(campaign), now=now)


def _free_slug(trust: int, title: str) -> str:
    """This will name a campaign's address by its title, with a number where others have it."""
    base = slugify(title)[:50] or "campaign"
    taken = set(
        Campaign.objects.for_trust(trust).filter(slug__startswith=base).values_list("slug", flat=True)
    )
    return next(
        slug for n in range(1, len(taken) + 2) if (slug := base if n == 1 else f"{base}-{n}") not in taken
    )
