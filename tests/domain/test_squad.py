"""Rules of the squad: what a call needs, and how long it may be open."""

from datetime import UTC, date, datetime

import pytest

from candour.domain.roles import Right
from candour.domain.squad import Call, fit_interests, fit_languages, is_open, to_open, to_touch

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def call(last_day: date = date(2026, 12, 1), *, takes: str = "An hour", gets: str = "A lesson") -> Call:
    return Call("Speak", "For your ward.", takes, gets, last_day)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (call(), ""),
        (call(date(2026, 11, 16)), ""),
        (call(date(2026, 11, 15)), "That day is over."),
        (call(date(2027, 2, 15)), ""),
        (call(date(2027, 2, 16)), "A call is open for three months at most."),
        (call(takes=" "), "A call says what, how much time it takes, and what you get."),
        (call(gets=""), "A call says what, how much time it takes, and what you get."),
    ],
)
def test_a_call_says_all_that_it_asks_and_ends_within_a_season(written: Call, reason: str) -> None:
    refusal = to_open(written, NOW)
    assert (refusal.reason if refusal else "") == reason


@pytest.mark.parametrize(
    ("last_day", "reason"),
    [
        (date(2026, 11, 16), ""),
        (date(2026, 11, 15), "That day is over."),
        (date(2027, 1, 16), ""),
        (date(2027, 1, 17), "A call is open for three months at most."),
    ],
)
def test_a_call_that_is_changed_has_its_season_from_when_it_was_opened(last_day: date, reason: str) -> None:
    refusal = to_open(call(last_day), NOW, opened_at=datetime(2026, 10, 17, 10, tzinfo=UTC))
    assert (refusal.reason if refusal else "") == reason


def test_a_call_that_is_over_is_neither_changed_nor_ended() -> None:
    closes = call().closes_at
    assert to_touch(closes, None, NOW) is None
    for ended, at in ((NOW, NOW), (None, closes)):
        no = to_touch(closes, ended, at)
        assert no is not None
        assert no.reason == "This call is over already."


def test_a_call_is_open_until_midnight_in_london_of_its_last_day() -> None:
    summer = call(date(2026, 7, 1))
    assert summer.closes_at == datetime(2026, 7, 1, 23, 0, tzinfo=UTC)
    assert is_open(summer.closes_at, None, datetime(2026, 7, 1, 22, 59, tzinfo=UTC))
    assert not is_open(summer.closes_at, None, datetime(2026, 7, 1, 23, 0, tzinfo=UTC))
    assert not is_open(summer.closes_at, NOW, datetime(2026, 6, 1, tzinfo=UTC))


def test_what_is_not_on_the_lists_is_left_out() -> None:
    assert fit_interests(["own_it", "say_sorry", "rule_the_world"]) == [Right.SAY_SORRY, Right.OWN_IT]
    assert fit_languages(["cy", "xx", "ar"]) == ["ar", "cy"]
