"""The 72 hours of a breach, and what a record needs before it can be closed."""

from datetime import UTC, datetime, timedelta

import pytest

from candour.domain.amending import TakeDownReason
from candour.domain.breaches import (
    Assessment,
    Risk,
    due_at,
    exposes,
    reminders,
    time_left,
    to_assess,
    to_close,
)

FRIDAY_NIGHT = datetime(2026, 10, 23, 22, 10, tzinfo=UTC)
"""The clocks go back on the Sunday: 72 hours are 72 hours."""


def test_the_clock_runs_through_the_weekend_and_the_night_on_which_the_clocks_change() -> None:
    assert due_at(FRIDAY_NIGHT) == datetime(2026, 10, 26, 22, 10, tzinfo=UTC)


def test_reminders_come_after_a_day_twelve_hours_before_and_at_the_end() -> None:
    hours = [(at - FRIDAY_NIGHT).total_seconds() / 3600 for at in reminders(FRIDAY_NIGHT)]
    assert hours == [24, 60, 72]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(), "72 hours left"),
        (timedelta(hours=2), "70 hours left"),
        (timedelta(hours=71), "1 hour left"),
        (timedelta(hours=71, minutes=15), "45 minutes left"),
        (timedelta(hours=72), "0 minutes over"),
        (timedelta(hours=75, minutes=5), "3 hours over"),
    ],
)
def test_the_time_left_is_said_in_words(after: timedelta, words: str) -> None:
    assert time_left(FRIDAY_NIGHT, FRIDAY_NIGHT + after) == words


NOTHING = Assessment(None, None, "", None, "")


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (NOTHING, "Nobody has said yet how great the risk is."),
        (
            Assessment(Risk.UNLIKELY, None, "", None, ""),
            "Nobody has said yet whether the Information Commissioner was told.",
        ),
        (Assessment(Risk.UNLIKELY, False, "", None, ""), ""),
        (
            Assessment(Risk.SOME, False, " ", None, ""),
            "There is a risk, and the Information Commissioner was not told.",
        ),
        (Assessment(Risk.SOME, False, "Gone within a minute, nobody saw it.", None, ""), ""),
        (Assessment(Risk.SOME, True, "", None, ""), ""),
        (Assessment(Risk.HIGH, True, "", None, ""), "The risk is high, and the person was not told."),
        (Assessment(Risk.HIGH, True, "", False, "It would do more harm."), ""),
        (Assessment(Risk.HIGH, True, "", True, ""), ""),
    ],
)
def test_a_record_is_closed_only_when_the_law_s_questions_have_answers(
    found: Assessment, reason: str
) -> None:
    no = to_close(found)
    assert (no.reason if no else "") == reason


def test_nothing_is_added_to_a_closed_record() -> None:
    assert to_assess(FRIDAY_NIGHT, None) is None
    assert to_assess(FRIDAY_NIGHT, FRIDAY_NIGHT) is not None


def test_the_law_s_own_an_unfinished_thread_and_a_post_taken_back_open_no_record() -> None:
    silent = {reason for reason in TakeDownReason if not exposes(reason)}
    assert silent == {TakeDownReason.LAW, TakeDownReason.UNFINISHED, TakeDownReason.TAKEN_BACK}
