"""Entries: who may enter, what goes out at once, and what a person looks at first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from candour.domain.campaigning import CampaignState, Frame, Who
from candour.domain.entering import (
    Entrant,
    EntryState,
    Framed,
    first_state,
    public_words,
    to_enter,
    to_go_out,
    to_keep_off,
    to_look,
)
from tests.domain.test_campaigning import FRAME

NOW = FRAME.begins_at
OPEN = Framed(CampaignState.OPEN, FRAME, FRAME.sha256)
TRAINED, NEW = Entrant(is_trained=True, site=1), Entrant(is_trained=False, site=1)


@pytest.mark.parametrize(
    ("campaign", "entrant", "hours", "reason"),
    [
        (OPEN, TRAINED, 0, ""),
        (OPEN, NEW, 0, ""),
        (OPEN, TRAINED, -0.5, "not begun"),
        (OPEN, TRAINED, 15, "takes no pictures"),
        (replace(OPEN, state=CampaignState.ENDED), TRAINED, 0, ""),
        (replace(OPEN, state=CampaignState.ENDED, ended_at=NOW), TRAINED, 0, "takes no pictures"),
        (replace(OPEN, state=CampaignState.STOPPED), TRAINED, 0, "takes no pictures"),
        (replace(OPEN, approved=""), TRAINED, 0, "takes no pictures"),
        (replace(OPEN, approved="another"), TRAINED, 0, "takes no pictures"),
    ],
)
def test_an_entry_is_taken_inside_its_frame_alone(
    campaign: Framed, entrant: Entrant, hours: float, reason: str
) -> None:
    refusal = to_enter(campaign, entrant, NOW + timedelta(hours=hours))
    assert (refusal is None) is (reason == "")
    assert refusal is None or reason in refusal.reason


def test_a_frame_may_be_for_some_sites_or_for_those_who_took_the_lesson() -> None:
    for frame, entrant, reason in (
        (replace(FRAME, sites=frozenset({1, 2})), NEW, ""),
        (replace(FRAME, sites=frozenset({2})), TRAINED, "other sites"),
        (replace(FRAME, sites=frozenset({2})), Entrant(is_trained=True, site=None), "other sites"),
        (replace(FRAME, who=Who.TRAINED), TRAINED, ""),
        (replace(FRAME, who=Who.TRAINED), NEW, "share photos"),
    ):
        refusal = to_enter(Framed(CampaignState.OPEN, frame, frame.sha256), entrant, NOW)
        assert (refusal is None) is (reason == "")
        assert refusal is None or reason in refusal.reason


def test_whoever_has_no_right_waits_for_a_look() -> None:
    assert first_state(is_trained=True) is EntryState.SHOWN
    assert first_state(is_trained=False) is EntryState.WAITING


@pytest.mark.parametrize(
    ("campaign", "is_trained", "was_looked_at", "under", "reason"),
    [
        (OPEN, True, False, FRAME.sha256, ""),
        (OPEN, False, True, FRAME.sha256, ""),
        (replace(OPEN, state=CampaignState.ENDED), True, False, FRAME.sha256, ""),
        (OPEN, False, False, FRAME.sha256, "Nobody has looked"),
        (replace(OPEN, state=CampaignState.STOPPED), True, True, FRAME.sha256, "stopped"),
        (replace(OPEN, state=CampaignState.DRAFT), True, True, FRAME.sha256, "not approved"),
        (replace(OPEN, approved="another"), True, True, "another", "not approved"),
        (OPEN, True, True, "another", "another frame"),
    ],
)
def test_what_goes_out_keeps_to_the_frame_until_it_has_left(
    campaign: Framed, is_trained: bool, was_looked_at: bool, under: str, reason: str
) -> None:
    refusal = to_go_out(campaign, is_trained=is_trained, was_looked_at=was_looked_at, under=under)
    assert (refusal is None) is (reason == "")
    assert refusal is None or (reason in refusal.reason and refusal.clause == "6.1")


def test_a_campaign_among_staff_sends_nothing_out() -> None:
    frame = replace(FRAME, is_public=False)
    inside = Framed(CampaignState.OPEN, frame, frame.sha256)
    refusal = to_go_out(inside, is_trained=True, was_looked_at=True, under=frame.sha256)
    assert refusal is not None
    assert "among staff" in refusal.reason


def test_nobody_looks_at_their_own_entry() -> None:
    assert to_look(can_decide=True, is_own=False) is None
    assert to_look(can_decide=False, is_own=False) is not None
    assert to_look(can_decide=True, is_own=True) is not None


@pytest.mark.parametrize(
    ("words", "frame", "expected"),
    [
        ("Our morning.", FRAME, "Our morning.\n\n#ADayAtStBrannocs"),
        ("Our #adayatstbrannocs.", FRAME, "Our #adayatstbrannocs."),
        ("Ours.", replace(FRAME, words="From our wards."), "Ours.\n\nFrom our wards.\n\n#ADayAtStBrannocs"),
        ("", replace(FRAME, money_for="the garden"), "Fundraising for the garden.\n\n#ADayAtStBrannocs"),
    ],
)
def test_what_goes_out_has_the_words_of_its_frame_and_its_hashtag_once(
    words: str, frame: Frame, expected: str
) -> None:
    assert public_words(words, frame) == expected


def test_an_entry_is_kept_off_with_a_reason() -> None:
    assert to_keep_off("The board behind can be read.") is None
    assert to_keep_off("  ") is not None
    assert to_keep_off("x" * 301) is not None
