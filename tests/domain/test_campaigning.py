"""Campaigns: their moves, what a frame is, and who may say yes to one."""

import itertools
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.campaigning import (
    CAMPAIGN_MOVES,
    LONGEST_WINDOW,
    CampaignState,
    CampaignVerb,
    Decider,
    Frame,
    Who,
    after,
    is_running,
    misplaced,
    same_tag,
    tidy_tag,
    to_decide,
    to_keep,
    to_own,
    to_stop,
)
from candour.domain.refusal import Refusal
from candour.domain.roles import Role

NOW = datetime(2026, 12, 4, 6, 0, tzinfo=UTC)
FRAME = Frame(
    hashtag="ADayAtStBrannocs",
    asks="One picture of your team at work.",
    begins_at=NOW + timedelta(hours=1),
    ends_at=NOW + timedelta(hours=16),
    accounts=frozenset({1}),
    is_public=True,
)
OTHER = replace(
    FRAME,
    hashtag="Night",
    asks="A window.",
    begins_at=NOW,
    ends_at=NOW + timedelta(days=2),
    who=Who.TRAINED,
    words="From our wards.",
    sites=frozenset({3}),
    accounts=frozenset({2}),
    is_public=False,
    money_for="The garden fund",
)


@pytest.mark.parametrize(("state", "verb"), list(itertools.product(CampaignState, CampaignVerb)))
def test_a_campaign_moves_as_listed_or_is_refused_with_a_remedy(
    state: CampaignState, verb: CampaignVerb
) -> None:
    if (state, verb) in CAMPAIGN_MOVES:
        assert after(state, verb) is CAMPAIGN_MOVES[state, verb]
        return
    with pytest.raises(Refusal) as refused:
        after(state, verb)
    assert refused.value == misplaced(state, verb)
    assert refused.value.remedy


@given(st.lists(st.sampled_from(CampaignVerb), max_size=30))
def test_no_walk_is_open_without_a_yes_since_the_last_change(verbs: list[CampaignVerb]) -> None:
    state, is_approved = CampaignState.DRAFT, False
    for verb in verbs:
        if misplaced(state, verb) is not None:
            continue
        state = after(state, verb)
        is_approved = verb is CampaignVerb.APPROVE or (is_approved and verb is not CampaignVerb.EDIT)
        assert is_approved or state is not CampaignState.OPEN


@pytest.mark.parametrize("name", [each.name for each in fields(Frame)])
def test_each_part_of_a_frame_makes_another_frame(name: str) -> None:
    other = replace(FRAME, **{name: getattr(OTHER, name)})
    assert getattr(OTHER, name) != getattr(FRAME, name)
    assert other.sha256 != FRAME.sha256
    assert replace(other, **{name: getattr(FRAME, name)}).sha256 == FRAME.sha256


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (FRAME, ""),
        (replace(FRAME, hashtag="Blwyddyn_dda_2027"), ""),
        (replace(FRAME, hashtag="A day"), "no hashtag"),
        (replace(FRAME, hashtag="2026"), "no hashtag"),
        (replace(FRAME, hashtag=""), "no hashtag"),
        (replace(FRAME, ends_at=FRAME.begins_at), "ends before"),
        (replace(FRAME, begins_at=NOW - timedelta(days=2), ends_at=NOW), "gone by"),
        (replace(FRAME, ends_at=FRAME.begins_at + LONGEST_WINDOW + timedelta(minutes=1)), "longer than"),
        (replace(FRAME, accounts=frozenset()), "nowhere"),
        (replace(FRAME, accounts=frozenset(), is_public=False), ""),
    ],
)
def test_a_frame_that_cannot_be_is_refused(frame: Frame, reason: str) -> None:
    refusal = to_keep(frame, NOW)
    assert (refusal.reason if refusal else "") == "" if not reason else reason in str(refusal)


@pytest.mark.parametrize(
    ("decider", "seen", "reason"),
    [
        (Decider("priya", frozenset({Role.COMMUNICATIONS})), "a", ""),
        (Decider("diane", frozenset({Role.EXECUTIVE})), "a", ""),
        (Decider("ruth", frozenset({Role.APPROVER})), "a", "communications or an executive"),
        (Decider("maya", frozenset({Role.COMMUNICATIONS})), "a", "their own frame"),
        (Decider("tom", frozenset({Role.COMMUNICATIONS})), "a", "their own frame"),
        (Decider("priya", frozenset({Role.COMMUNICATIONS})), "b", "changed since"),
        (Decider("priya", frozenset({Role.COMMUNICATIONS})), "", "changed since"),
    ],
)
def test_a_frame_is_decided_by_somebody_else_who_saw_exactly_it(
    decider: Decider, seen: str, reason: str
) -> None:
    refusal = to_decide(decider, hands={"maya", "tom"}, seen=seen, current="a")
    assert (refusal is None) is (reason == "")
    if refusal is not None:
        assert reason in refusal.reason
        assert refusal.clause == "6.1"


def test_only_the_owner_changes_a_campaign_and_communications_stop_it() -> None:
    assert to_own("maya", "maya") is None
    assert to_own("maya", "priya") == Refusal(
        "Only its owner can change this campaign.", "Ask them. Their name stands on its page."
    )
    assert to_stop(owner="maya", human="maya", roles=[]) is None
    assert to_stop(owner="maya", human="priya", roles=[Role.COMMUNICATIONS]) is None
    assert to_stop(owner="maya", human="dave", roles=[Role.APPROVER]) is not None


def test_a_campaign_runs_from_its_first_moment_to_before_its_last() -> None:
    begins, ends = FRAME.begins_at, FRAME.ends_at
    assert is_running(CampaignState.OPEN, begins, ends, begins)
    assert not is_running(CampaignState.OPEN, begins, ends, ends)
    assert not is_running(CampaignState.OPEN, begins, ends, begins - timedelta(seconds=1))
    assert not is_running(CampaignState.ENDED, begins, ends, begins)


def test_a_hashtag_is_found_however_it_is_written() -> None:
    assert tidy_tag(" #ADayAtStBrannocs ") == "ADayAtStBrannocs"
    assert same_tag("DíaDeSaltmarsh", "Our morning. #diadesaltmarsh")
    assert not same_tag("ADayAtStBrannocs", "Our morning. #ADayAtStBrannocsAgain")
