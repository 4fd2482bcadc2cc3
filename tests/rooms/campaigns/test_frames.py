"""A campaign's frame: asked for, approved as exactly this, changed, declined, ended and stopped."""

from dataclasses import replace
from datetime import timedelta

import pytest

from candour.campaigns import actions
from candour.campaigns.actions.framing import Plan
from candour.campaigns.models import Campaign, FrameVersion
from candour.campaigns.queries import campaigns as queries
from candour.domain.refusal import Refusal
from candour.jobs import worker
from candour.people import actions as people
from tests.rooms.campaigns.campaigning import Campaigning


def test_a_frame_is_approved_by_whoever_answers_first(campaigning: Campaigning) -> None:
    campaign = campaigning.asked()
    assert campaigning.told("communications") == campaigning.told("press") == ["frame_asked"]
    campaigning.decide(campaign, by="press")
    campaign.refresh_from_db()
    assert campaign.state == "open"
    assert campaign.approved is not None
    assert campaign.approved.sha256 == queries.frame_of(campaign).sha256
    assert campaigning.told("communications") == []
    assert campaigning.told("nurse") == ["frame_decided"]
    assert campaigning.events(campaign) == ["campaign:begun", "frame:asked", "frame:approved"]
    with pytest.raises(Refusal, match="is open"):
        campaigning.decide(campaign)


def test_nobody_approves_their_own_frame(campaigning: Campaigning) -> None:
    campaign = campaigning.asked(by="communications")
    assert campaigning.told("communications") == []
    with pytest.raises(Refusal, match="their own frame"):
        campaigning.decide(campaign)
    with pytest.raises(Refusal, match="communications or an executive"):
        campaigning.decide(campaign, by="matron")
    assert campaigning.events(campaign) == ["campaign:begun", "frame:asked"]


def test_a_frame_changed_after_its_page_was_opened_is_not_approved(campaigning: Campaigning) -> None:
    campaign = campaigning.asked()
    seen = queries.frame_of(campaign).sha256
    plan = campaigning.plan(asks="Any picture at all.")
    actions.change(by=campaigning.world["nurse"], campaign=campaign, plan=plan, now=campaigning.world.now)
    assert campaigning.told("communications") == []
    actions.ask(by=campaigning.world["nurse"], campaign=campaign, now=campaigning.world.now)
    with pytest.raises(Refusal, match="changed since you opened it"):
        actions.decide(
            by=campaigning.world["communications"],
            campaign=campaign,
            seen=seen,
            is_yes=True,
            now=campaigning.world.now,
        )


def test_a_change_of_the_frame_loses_its_approval_and_a_new_title_does_not(campaigning: Campaigning) -> None:
    world, campaign = campaigning.world, campaigning.open()
    plan = campaigning.plan()
    title = replace(plan, title="Our day")
    campaign = actions.change(by=world["nurse"], campaign=campaign, plan=title, now=world.now)
    assert (campaign.title, campaign.state) == ("Our day", "open")
    longer = Plan(plan.title, plan.goal, replace(plan.frame, ends_at=plan.frame.ends_at + timedelta(days=1)))
    campaign = actions.change(by=world["nurse"], campaign=campaign, plan=longer, now=world.now)
    assert (campaign.state, campaign.approved) == ("draft", None)
    actions.ask(by=world["nurse"], campaign=campaign, now=world.now)
    campaigning.decide(campaign)
    assert [each.number for each in FrameVersion.objects.filter(campaign=campaign)] == [2, 1]


def test_a_no_has_a_reason_that_the_owner_reads(campaigning: Campaigning) -> None:
    campaign = campaigning.asked()
    with pytest.raises(Refusal, match="needs a reason"):
        campaigning.decide(campaign, is_yes=False)
    campaigning.decide(campaign, is_yes=False, reason="Too long. One day is enough.")
    campaign.refresh_from_db()
    declined = queries.declined_frame(campaign)
    assert campaign.state == "draft"
    assert declined is not None
    assert declined.reason == "Too long. One day is enough."


def test_a_hashtag_belongs_to_one_open_campaign(campaigning: Campaigning) -> None:
    campaigning.open()
    other = campaigning.begin(by="sister", title="Another day", hashtag="adayatstbrannocs")
    assert other.slug == "another-day"
    with pytest.raises(Refusal, match="belongs to “A day at St Brannoc's” now"):
        actions.ask(by=campaigning.world["sister"], campaign=other, now=campaigning.world.now)


@pytest.mark.parametrize(
    ("part", "words", "reason"),
    [
        ("asks", "A picture of Mr Jones in bay 4, NHS number 943 476 5919.", "tell a stranger"),
        ("sites", frozenset({999_999}), "sites is not there"),
        ("accounts", frozenset({999_999}), "cannot be written to"),
    ],
)
def test_a_plan_that_exposes_or_names_what_is_not_there_is_refused(
    campaigning: Campaigning, part: str, words: object, reason: str
) -> None:
    with pytest.raises(Refusal, match=reason):
        campaigning.begin(**{part: words})  # type: ignore[arg-type]
    assert not Campaign.objects.exists()


def test_only_its_owner_changes_it_and_whoever_is_suspended_does_nothing(campaigning: Campaigning) -> None:
    world, campaign = campaigning.world, campaigning.begin()
    with pytest.raises(Refusal, match="Only its owner"):
        actions.ask(by=world["sister"], campaign=campaign, now=world.now)
    people.suspend_person(by=world["administrator"], person=world["nurse"], reason="Left", now=world.now)
    world["nurse"].refresh_from_db()
    with pytest.raises(Refusal, match="suspended"):
        actions.ask(by=world["nurse"], campaign=campaign, now=world.now)


def test_a_campaign_ends_when_its_time_is_over(campaigning: Campaigning) -> None:
    campaign = campaigning.open()
    campaigning.world.wait(hours=11, minutes=59)
    campaign.refresh_from_db()
    assert campaign.state == "open"
    worker.run_due(campaigning.world.wait(minutes=3), with_schedules=True)
    campaign.refresh_from_db()
    assert campaign.state == "ended"
    assert campaigning.events(campaign)[-1] == "campaign:ended"


def test_communications_stop_a_campaign_with_a_reason(campaigning: Campaigning) -> None:
    world, campaign = campaigning.world, campaigning.open()
    for who, reason, no in (("porter", "Why not", "Its owner or communications"), ("press", " ", "a reason")):
        with pytest.raises(Refusal, match=no):
            actions.stop(by=world[who], campaign=campaign, reason=reason, now=world.now)
    actions.stop(by=world["press"], campaign=campaign, reason="A child can be recognised.", now=world.now)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.stopped_because) == ("stopped", "A child can be recognised.")
    assert "campaign_stopped" in campaigning.told("nurse")
