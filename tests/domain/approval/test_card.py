"""The card's sentences: short, plain, and honest about what is not known."""

from dataclasses import replace

import pytest

from candour.domain.approval.card import card, headline
from candour.domain.approval.history import NO_HISTORY, History
from candour.domain.approval.route import route
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.roles import Right
from tests.domain.approval.people_of_st_brannocs import COMPLAINT, EVENING, EVERYBODY, holding

SORRY = replace(COMPLAINT, regret_only=True, harm_answer=False)


def test_the_card_says_who_how_long_who_is_next_why_and_what_would_shorten_it() -> None:
    history = History({"2.1": [6] * 8 + [20] * 2 + [30]})
    found = route(SORRY, STARTING_POLICY, EVERYBODY, history, EVENING)
    assert card(found, EVENING) == (
        "One person: the matron on call.",
        "Usually 6 minutes, nearly always 20.",
        "If no answer by 22:40: the ward sister.",
        "Why: you say sorry and nothing else (clause 2.1).",
        "After the lesson “Saying sorry” (9 minutes) replies like this go without waiting.",
    )
    assert found.minutes.basis == "from 11 replies under clause 2.1"


def test_with_fewer_than_ten_cases_the_card_says_that_we_do_not_know_yet() -> None:
    found = route(COMPLAINT, STARTING_POLICY, EVERYBODY, History({"3.1": [5] * 9}), EVENING)
    assert found.minutes.p50 is None
    assert found.minutes.p90 is None
    assert found.minutes.basis == "we do not know yet; the deputy is asked at 22:40"
    assert "We do not know yet; the deputy is asked at 22:40." in card(found, EVENING)


def test_with_the_right_the_card_says_that_nobody_needs_to_look() -> None:
    found = route(holding(SORRY, Right.SAY_SORRY), STARTING_POLICY, EVERYBODY, NO_HISTORY, EVENING)
    assert (found.minutes.p50, found.minutes.p90) == (0, 0)
    assert card(found, EVENING) == (
        "Nobody needs to look first: it leaves when you send it.",
        'Why: you say sorry and nothing else (clause 2.1). You hold the right "say sorry".',
    )


def test_two_people_are_both_named_by_their_roles() -> None:
    found = route(replace(COMPLAINT, claims_change=True), STARTING_POLICY, EVERYBODY, NO_HISTORY, EVENING)
    assert headline(found) == "Two people: the matron on call, and the communications officer."
    assert found.what_would_shorten == ()


def test_a_floor_says_its_reason_and_its_remedy_on_the_card() -> None:
    found = route(
        replace(COMPLAINT, holds=frozenset({"identity"})), STARTING_POLICY, EVERYBODY, NO_HISTORY, EVENING
    )
    assert card(found, EVENING) == (
        "This could tell a stranger who somebody is, or that they were a patient. (floor 3)",
        "Take those words out, or move to a private talk.",
    )


@pytest.mark.parametrize(("past", "shown"), [([1.2] * 10, (2, 2)), ([*range(1, 21)], (10, 18))])
def test_past_waits_are_given_by_nearest_rank_in_whole_minutes(
    past: list[float], shown: tuple[int, int]
) -> None:
    minutes = History({"7.1": past}).minutes("7.1", unknown="")
    assert (minutes.p50, minutes.p90) == shown


def test_a_campaign_entry_is_checked_and_not_queued() -> None:
    entry = replace(COMPLAINT, kind=None, in_campaign_frame=True)
    found = route(entry, STARTING_POLICY, EVERYBODY, NO_HISTORY, EVENING)
    assert found.minutes.sentence == "It does not wait for anybody."
