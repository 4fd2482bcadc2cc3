"""The pages of campaigns: planned in one form, decided on with the frame in sight."""

import pytest

from candour.campaigns import actions
from candour.campaigns.models import Campaign
from candour.campaigns.queries.campaigns import frame_of
from tests.pages import CheckedClient, Visit
from tests.rooms.campaigns.campaigning import Campaigning

PLAN = {
    "title": "A day at St Brannoc's",
    "goal": "So that people see who looks after them.",
    "hashtag": "#ADayAtStBrannocs",
    "asks": "One picture of your team at work.",
    "begins_on-day": "4",
    "begins_on-month": "12",
    "begins_on-year": "2026",
    "begins_at": "07:00",
    "ends_on-day": "4",
    "ends_on-month": "12",
    "ends_on-year": "2026",
    "ends_at": "22:00",
    "who": "everybody",
    "is_public": "yes",
}


def test_a_campaign_is_planned_and_approved_on_its_pages(
    campaigning: Campaigning, client: CheckedClient, visit: Visit
) -> None:
    world = campaigning.world
    client.force_login(world["nurse"])
    sent = client.post("/campaigns/new", PLAN | {"accounts": str(world.made.front_door.pk)})
    campaign = Campaign.objects.get()
    assert sent.headers["Location"] == f"/campaigns/{campaign.pk}"
    assert campaign.begins_at.hour == 7, "London is on UTC in December"
    client.post(f"/campaigns/{campaign.pk}/ask")
    page = visit(f"/campaigns/{campaign.pk}", by=world["communications"]).content.decode()
    assert "Friday 4 December, 07:00 to 22:00" in page
    seen = frame_of(campaign).sha256
    assert seen in page
    visit(
        f"/campaigns/{campaign.pk}/decide",
        by=world["communications"],
        post={"seen": seen, "says": "yes"},
        expecting=302,
    )
    page = visit(f"/campaigns/{campaign.pk}", by=world["porter"]).content.decode()
    assert "Priya Nair approved this frame (version 1)" in page
    listed = visit("/campaigns", by=world["porter"]).content.decode()
    assert "A day at St Brannoc&#39;s" in listed


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"begins_on-day": "31", "begins_on-month": "2"}, 422, "Enter a real day"),
        ({"begins_at": "01:30", "begins_on-day": "28", "begins_on-month": "3"}, 422, "does not exist"),
        ({"hashtag": "a day"}, 403, "This is no hashtag."),
        ({"ends_at": "06:00"}, 403, "It ends before it begins."),
        ({}, 403, "It goes out, but nowhere."),
        ({"sites": "x"}, 422, "Choose from these"),
    ],
)
def test_a_plan_with_a_fault_stays_on_the_page_with_what_to_do(
    campaigning: Campaigning, client: CheckedClient, changed: dict[str, str], status: int, words: str
) -> None:
    client.force_login(campaigning.world["nurse"])
    year = {"begins_on-year": "2027"} if changed.get("begins_on-month") == "3" else {}
    answer = client.post("/campaigns/new", PLAN | changed | year)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "So that people see" in answer.content.decode(), "what was written is still there"


def test_whoever_may_not_decide_reads_why_in_place_of_the_button(
    campaigning: Campaigning, visit: Visit
) -> None:
    campaign = campaigning.asked(by="communications")
    page = visit(f"/campaigns/{campaign.pk}", by=campaigning.world["communications"]).content.decode()
    assert "Nobody approves their own frame." in page
    assert "Approve this frame" not in page


def test_a_changed_frame_is_not_approved_from_an_older_page(campaigning: Campaigning, visit: Visit) -> None:
    campaign = campaigning.asked()
    answer = visit(
        f"/campaigns/{campaign.pk}/decide",
        by=campaigning.world["communications"],
        post={"seen": "0" * 64, "says": "yes"},
        expecting=403,
    )
    assert "The frame was changed since you opened it." in answer.content.decode()


def test_a_decision_that_was_refused_is_sent_again_from_the_page_that_says_so(
    campaigning: Campaigning, visit: Visit
) -> None:
    campaign = campaigning.asked()
    path, by = f"/campaigns/{campaign.pk}/decide", campaigning.world["communications"]
    sent = {"seen": "0" * 64, "says": "no", "reason": "Name the wards."}
    page = visit(path, by=by, post=sent, expecting=403).content.decode()
    assert frame_of(campaign).sha256 in page
    assert "0" * 64 not in page
    assert "Name the wards." in page


@pytest.mark.parametrize(
    ("reason", "words"),
    [("x" * 301, "Use 300 characters or fewer"), ("x\0", "Null characters")],
    ids=["too long", "with a null"],
)
def test_a_reason_that_cannot_be_kept_stays_on_the_page_with_what_to_do(
    campaigning: Campaigning, visit: Visit, reason: str, words: str
) -> None:
    campaign = campaigning.asked()
    path, by = f"/campaigns/{campaign.pk}/decide", campaigning.world["communications"]
    sent = {"seen": frame_of(campaign).sha256, "says": "no", "reason": reason}
    page = visit(path, by=by, post=sent, expecting=422).content.decode()
    assert words in page
    assert reason in page
    assert sent["seen"] in page
    assert "This needs a reason" not in page


def test_a_decision_without_what_was_seen_is_asked_again(campaigning: Campaigning, visit: Visit) -> None:
    path, by = f"/campaigns/{campaigning.asked().pk}/decide", campaigning.world["communications"]
    page = visit(path, by=by, post={"seen": "", "says": "yes"}, expecting=403).content.decode()
    assert "The frame was changed since you opened it." in page


def test_a_change_of_its_frame_hides_nothing_of_what_came_so_far(
    campaigning: Campaigning, visit: Visit
) -> None:
    campaigning.train("nurse")
    world, campaign = campaigning.world, campaigning.open(by="sister")
    campaigning.enter(campaign)
    plan = campaigning.plan(words="From our wards.")
    actions.change(by=world["sister"], campaign=campaign, plan=plan, now=world.now)
    page = visit(f"/campaigns/{campaign.pk}", by=world["matron"]).content.decode()
    assert "So far" in page
    assert "1 picture and 0 comments." in page
    planned = campaigning.begin(title="Another day", hashtag="AnotherDay")
    assert "So far" not in visit(f"/campaigns/{planned.pk}", by=world["matron"]).content.decode()


@pytest.mark.parametrize(
    ("is_public", "says"), [(True, "goes out under this frame"), (False, "stands on the wall")]
)
def test_whoever_decides_reads_what_a_yes_would_do(
    campaigning: Campaigning, visit: Visit, is_public: bool, says: str
) -> None:
    campaign = campaigning.asked(is_public=is_public)
    page = visit(f"/campaigns/{campaign.pk}", by=campaigning.world["communications"]).content.decode()
    assert f"a picture of somebody who took the lesson {says}" in page


def test_a_campaign_is_stopped_with_a_reason(campaigning: Campaigning, visit: Visit) -> None:
    world, campaign = campaigning.world, campaigning.open()
    address = f"/campaigns/{campaign.pk}/stop"
    visit(address, by=world["press"])
    visit(address, by=world["press"], post={"reason": ""}, expecting=422)
    visit(address, by=world["porter"], post={"reason": "No."}, expecting=403)
    visit(address, by=world["press"], post={"reason": "Somebody is named."}, expecting=302)
    assert "Somebody is named." in visit(f"/campaigns/{campaign.pk}", by=world["porter"]).content.decode()


def test_whoever_may_not_look_never_sees_what_waits_not_even_by_a_reason_that_is_missing(
    campaigning: Campaigning, visit: Visit
) -> None:
    day = campaigning.open(by="sister")
    entry = campaigning.enter(day, by="porter", words="Tea at the nurses' station.")
    html = visit(
        f"/campaigns/entries/{entry.pk}/keep-off",
        by=campaigning.world["nurse"],
        post={"reason": ""},
        expecting=403,
    ).content.decode()
    assert "Tea at the nurses" not in html
