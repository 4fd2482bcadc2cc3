"""The rules of private talks: where one stands, who may do what, how long a thing lasts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain import talks
from candour.domain.checks import identifiable
from candour.domain.kinds import HUMAN_NOW, Flag
from candour.domain.talks import How, Outcome, Stands, Wanted, When

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
EARLIER = NOW - timedelta(seconds=1)
RUNNING = (Stands.WAITS, Stands.LOOKED_AT)


@pytest.mark.parametrize(
    ("link_ends_at", "asked", "looked_at", "ended", "expected"),
    [
        (LATER, False, False, False, Stands.OFFERED),
        (EARLIER, False, False, False, Stands.LAPSED),
        (NOW, False, False, False, Stands.LAPSED),
        (EARLIER, True, False, False, Stands.WAITS),
        (None, True, False, False, Stands.WAITS),
        (LATER, True, True, False, Stands.LOOKED_AT),
        (LATER, True, True, True, Stands.ENDED),
    ],
)
def test_where_a_talk_stands(
    link_ends_at: datetime | None, *, asked: bool, looked_at: bool, ended: bool, expected: Stands
) -> None:
    found = talks.stands(link_ends_at=link_ends_at, asked=asked, looked_at=looked_at, ended=ended, now=NOW)
    assert found is expected


@pytest.mark.parametrize("where", Stands)
def test_only_whoever_was_asked_or_stands_at_the_end_sees_how_to_reach_them(where: Stands) -> None:
    for was_asked in (True, False):
        for duty in (True, False):
            refusal = talks.to_look(where, was_asked=was_asked, has_standing_duty=duty)
            assert (refusal is None) == (where in RUNNING and (was_asked or duty))


@pytest.mark.parametrize("where", Stands)
def test_nobody_says_how_it_ended_before_they_looked(where: Stands) -> None:
    refusal = talks.to_say_what_came(where, was_asked=True, has_standing_duty=False)
    assert (refusal is None) == (where is Stands.LOOKED_AT)
    assert talks.to_say_what_came(where, was_asked=False, has_standing_duty=False) is not None


@pytest.mark.parametrize("where", Stands)
def test_whoever_offered_a_talk_hands_it_on_only_until_somebody_asks(where: Stands) -> None:
    offered = talks.to_hand_on(where, was_asked=False, named_or_offered=True, has_standing_duty=False)
    asked = talks.to_hand_on(where, was_asked=True, named_or_offered=False, has_standing_duty=False)
    neither = talks.to_hand_on(where, was_asked=False, named_or_offered=False, has_standing_duty=False)
    assert (offered is None) == (where is Stands.OFFERED)
    assert (asked is None) == (where in {*RUNNING, Stands.OFFERED})
    assert neither is not None


@given(st.sets(st.sampled_from(list(Flag))))
def test_a_human_is_needed_now_by_flags_alone(flags: set[Flag]) -> None:
    assert talks.needs_a_human_now(flags) == bool(flags & HUMAN_NOW)


def test_the_next_is_asked_sooner_the_more_it_presses() -> None:
    urgent = talks.looked_at_within(is_urgent=True, is_anybody_asked=True)
    nobody = talks.looked_at_within(is_urgent=False, is_anybody_asked=False)
    calm = talks.looked_at_within(is_urgent=False, is_anybody_asked=True)
    assert urgent < nobody < calm


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(How.RING, reach=""),
        Wanted(How.RING, reach="  \x00 ".strip("\x00 ")),
        Wanted(How.RING, reach="1" * 121),
        Wanted(How.RING, reach="1", name="n" * 61),
        Wanted(How.RING, reach="1", words="w" * 301),
    ],
)
def test_a_request_needs_one_way_to_reach_somebody_and_few_words(wanted: Wanted) -> None:
    refusal = talks.not_enough(wanted.tidied())
    assert refusal is not None
    assert refusal.remedy.endswith(".")


@given(st.builds(Wanted, st.sampled_from(How), st.text(), st.text(), st.sampled_from(When), st.text()))
def test_what_is_tidied_can_be_stored_and_tidying_twice_changes_nothing(wanted: Wanted) -> None:
    once = wanted.tidied()
    assert once.tidied() == once
    assert "\x00" not in once.reach + once.name + once.words
    assert replace(once, reach="1", name="", words="") == replace(wanted, reach="1", name="", words="")


def test_everything_that_is_chosen_from_a_list_has_its_words() -> None:
    assert set(talks.HOW_WORDS) == set(How)
    assert set(talks.WHEN_WORDS) == set(When)
    assert set(talks.OUTCOME_WORDS) == set(Outcome)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_check_takes_a_link_for_somebody_s_number(seed: str) -> None:
    token = talks.link_token(seed)
    assert len(token) == 30
    assert token == talks.link_token(seed)
    assert identifiable(f"Ask me here: https://x.example/talk/{token} Maya", in_draft=True) == ()


def test_somebody_who_is_gone_cannot_be_named() -> None:
    assert talks.to_keep("Ruth", is_here=True) is None
    assert talks.to_keep("Ruth", is_here=False) is not None


def test_details_go_thirty_days_after_the_end() -> None:
    assert talks.erased_at(NOW) - NOW == timedelta(days=30)
