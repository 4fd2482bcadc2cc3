"""A lesson holds no name of anybody who works here, and nothing that gives a patient away."""

import pytest

from candour.domain.learnt import StaffName, could_be_names, exposing, names_somebody

MAYA, WILL, GRACE = StaffName("Maya", "Penhale"), StaffName("Will", "Day"), StaffName("Grace", "van der Berg")
HERE = (MAYA, WILL, GRACE)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We asked Maya to read it twice.", MAYA),
        ("Maya Penhale wrote it at the end of a shift.", MAYA),
        ("maya penhale wrote it", MAYA),
        ("The Penhale family", MAYA),
        ("It was Maya's phone.", MAYA),
        ("We rang Will about it.", WILL),
        ("Ask Will Day.", WILL),
        ("Dr van der Berg was on call", GRACE),
    ],
)
def test_a_name_is_found(text: str, named: StaffName) -> None:
    assert names_somebody(text, HERE) == named
    assert could_be_names(text) & {named.first, named.last}


@pytest.mark.parametrize(
    "text",
    [
        "Will read it twice from now on.",
        "We will read every post twice, one day at a time.",
        "Two of us read a post. Grace is what we need at night.",
        "One of us reads it aloud before we answer. Day and night.",
        "",
    ],
)
def test_a_word_that_is_also_a_name_is_no_name(text: str) -> None:
    assert names_somebody(text, HERE) is None


@pytest.mark.parametrize(
    "text", ["She was in bay 3 when we wrote it.", "The patient named Sam Gough", "NHS number 943 476 5919"]
)
def test_what_gives_a_patient_away_may_not_stand(text: str) -> None:
    assert exposing(text) is not None


def test_what_a_team_does_differently_may_stand() -> None:
    assert exposing("We read a post aloud before we answer it. At night two of us look.") is None
