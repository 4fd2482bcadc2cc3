"""Which day a sentence means, and which sentences of a reply promise something with a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.checks.promise import promised_with_a_day
from candour.domain.dating import day_meant

MONDAY = date(2026, 11, 16)
SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "said_on", "meant"),
    [
        ("I will ring you today.", MONDAY, date(2026, 11, 16)),
        ("I will ring you this afternoon.", MONDAY, date(2026, 11, 16)),
        ("We will mend it tomorrow.", MONDAY, date(2026, 11, 17)),
        ("by Friday", MONDAY, date(2026, 11, 20)),
        ("by Monday", MONDAY, date(2026, 11, 23)),
        ("next Friday", MONDAY, date(2026, 11, 27)),
        ("next Friday", SATURDAY, date(2026, 11, 27)),
        ("by the end of the week", MONDAY, date(2026, 11, 20)),
        ("by the end of the week", SATURDAY, date(2026, 11, 22)),
        ("next week", MONDAY, date(2026, 11, 27)),
        ("by the end of the month", MONDAY, date(2026, 11, 30)),
        ("next month", date(2026, 12, 31), date(2027, 1, 31)),
        ("within two weeks", MONDAY, date(2026, 11, 30)),
        ("in 10 working days", MONDAY, date(2026, 11, 30)),
        ("within a month", date(2027, 1, 31), date(2027, 2, 28)),
        ("on 3 May", MONDAY, date(2027, 5, 3)),
        ("by the 1st of December", MONDAY, date(2026, 12, 1)),
        ("by December 1st", MONDAY, date(2026, 12, 1)),
        ("on 3 May 2028", MONDAY, date(2028, 5, 3)),
        ("by 1/12", MONDAY, date(2026, 12, 1)),
        ("by 01/12/26", MONDAY, date(2026, 12, 1)),
        ("by March", MONDAY, date(2027, 3, 31)),
        ("by November", MONDAY, date(2026, 11, 30)),
        ("on 29 February", MONDAY, None),
        ("by 31 June", MONDAY, None),
        ("at 3.30pm", MONDAY, None),
        ("soon", MONDAY, None),
        ("I may ring", MONDAY, None),
    ],
)
def test_a_day_in_words_is_guessed(words: str, said_on: date, meant: date | None) -> None:
    assert day_meant(words, said_on) == meant


@given(st.text(max_size=80), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_no_words_whatever_break_it(words: str, said_on: date) -> None:
    day_meant(words, said_on)


@given(
    st.sampled_from(
        ["today", "tomorrow", "next week", "by Friday", "within 3 weeks", "next month", "by May"]
    ),
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
)
def test_a_day_that_is_promised_never_lies_behind(words: str, said_on: date) -> None:
    meant = day_meant(words, said_on)
    assert meant is not None
    assert said_on <= meant <= said_on + timedelta(days=366)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (
            "I am sorry, Graham. I will put a clock on that wall by Friday. Maya",
            ["I will put a clock on that wall by Friday."],
        ),
        ("We\u2019ll mend the loop within two weeks.", ["We\u2019ll mend the loop within two weeks."]),
        ("I will look into it. Maya", []),
        ("I am sorry that you waited on Friday.", []),
        ("The board says \u201cwe will ring you by Friday\u201d, and nobody did.", []),
    ],
)
def test_a_promise_with_a_day_is_found_in_the_words_themselves(reply: str, expected: list[str]) -> None:
    assert promised_with_a_day(reply) == expected
