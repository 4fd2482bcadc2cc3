"""Campaigns of each of the two trusts: a draft, one that waits for a yes, an open one with entries."""

from dataclasses import replace
from datetime import timedelta

from candour.campaigns import actions
from candour.campaigns.actions.framing import Plan
from candour.campaigns.models import Campaign, Entry, FrameVersion
from candour.campaigns.queries.campaigns import frame_of
from candour.campaigns.queries.entries import words_of
from candour.domain.campaigning import Frame
from candour.domain.entering import words_hash
from candour.domain.picturing import People
from candour.photos import actions as photos
from tests.drawing import drawn
from tests.world import World


def campaigns_of(world: World) -> dict[str, str]:
    """This will have the nurse plan campaigns, and communications approve one of them."""
    nurse, now = world["nurse"], world.now
    frame = Frame(
        hashtag="OurDay",
        asks="One picture of your team at work.",
        begins_at=now - timedelta(hours=1),
        ends_at=now + timedelta(days=2),
        accounts=frozenset({world.made.front_door.pk}),
        is_public=True,
    )
    plan = Plan("Our day", "So that people see who looks after them.", frame)
    draft, asked, running = (
        actions.begin(by=nurse, plan=replace(plan, frame=replace(frame, hashtag=tag)), now=now)
        for tag in ("Planned", "Asked", "OurDay")
    )
    for campaign in (asked, running):
        actions.ask(by=nurse, campaign=campaign, now=now)
    _approve(world, running)
    running.refresh_from_db()
    own, others = (_enter(world, running, key, shade) for shade, key in ((21, "nurse"), (22, "sister")))
    moment = actions.choose_moment(by=nurse, entry=_shown(world, running, 23), is_moment=True, now=now)
    return {
        "moment": str(moment.pk),
        "own_entry": str(own.pk),
        "others_entry": str(others.pk),
        "campaign": str(running.pk),
        "planned_campaign": str(draft.pk),
        "asked_campaign": str(asked.pk),
        "campaign_slug": running.slug,
    }


def _enter(world: World, campaign: Campaign, by: str, shade: int) -> Entry:
    """This will send a picture without anybody in it; it waits, since nobody here took the lesson."""
    who, now = world[by], world.now
    photo = photos.add_photo(by=who, content=drawn(shade=shade), now=now)
    photo = photos.describe(
        by=who, photo=photo, alt="A window.", people=People.NOBODY, is_background_checked=True, now=now
    )
    return actions.enter(by=who, campaign=campaign, photo=photo, words="Dawn.", goes_out=False, now=now)


def _shown(world: World, campaign: Campaign, shade: int) -> Entry:
    """This will send another one that somebody looks at and puts on the wall."""
    entry = _enter(world, campaign, "reader", shade)
    seen = words_hash(words_of(entry))
    return actions.show(by=world["matron"], entry=entry, seen=seen, now=world.now)


def approve_marked_frames(things: dict[str, str]) -> None:
    """This will make the frames those that were asked for and approved, after marks were put into them."""
    for name in ("campaign", "asked_campaign"):
        campaign = Campaign.objects.get(pk=things[name])
        sha256 = frame_of(campaign).sha256
        FrameVersion.objects.filter(campaign=campaign).update(sha256=sha256)
        things[f"frame_of_{name}"] = sha256


def _approve(world: World, campaign: Campaign) -> None:
    actions.decide(
        by=world["communications"],
        campaign=campaign,
        seen=frame_of(campaign).sha256,
        is_yes=True,
        now=world.now,
    )
