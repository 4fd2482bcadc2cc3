"""How old a child can read some text: the formula by hand, and what ends a sentence."""

import pytest

from candour.domain.reading_age import OLDEST, reading_age


@pytest.mark.parametrize(
    ("text", "words", "sentences", "syllables"),
    [
        ("The cat sat on the mat.", 6, 1, 6),
        ("We wait. We wait.", 4, 2, 4),
        ("Sorry is a good word.", 5, 1, 6),
        ("Look:\n\n- a screen\n- a badge\n", 5, 3, 5),
        ("Read [the law](https://www.legislation.gov.uk/ukpga/2006/29).", 3, 1, 3),
    ],
)
def test_the_age_is_the_grade_plus_five_by_the_formula(
    text: str, words: int, sentences: int, syllables: int
) -> None:
    by_hand = 0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5
    assert reading_age(text) == pytest.approx(by_hand)


def test_the_words_of_an_office_are_too_old_and_those_of_a_ward_are_not() -> None:
    office = (
        "Practitioners are reminded that organisational accountability necessitates appropriate escalation "
        "of communications to the relevant managerial representative prior to publication."
    )
    assert reading_age(office) > OLDEST
    assert (
        reading_age("Ask a colleague to look before you send it. Two people read better than one.") < OLDEST
    )
    assert reading_age("1234") == 0
