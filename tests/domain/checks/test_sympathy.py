"""What is said to somebody who was wronged, and is out of place under a thank-you."""

import pytest

from candour.domain.checks import Code, Draft, Level
from candour.domain.kinds import Kind
from tests.domain.checks.drafting import LIFT, answering, found

PRAISE = "Huge thanks to Dilys the cleaner, who sang to my gran each morning."

OUT_OF_PLACE = [
    "That sounds awful. I will look into it.",
    "That sounds really dreadful. Ann",
    "This must have been so upsetting. Ann",
    "How awful for you. Ann",
    "That was a dreadful experience, and it is being looked into.",
    "That is not good enough. Ann",
    "This isn't acceptable. Ann",
    "That should never have happened. Ann",
    "We will look into this. Ann",
    "I'm investigating this myself. Ann",
    "I'll find out what went wrong. Ann",
    "We take this very seriously. Ann",
    "We will learn lessons. Ann",
]
IN_PLACE = [
    ("That must have been dreadful. Give her our love. Ann", "You were stars when my mum broke her hip."),
    ("I'll look into it. Ann", "Best ward in the world! One idea: a clock in the bay."),
    ("I'll look into it. Ann", "The nurses were lovely. Can you tell me who sang?"),
    ("That's right, it was Dilys. Ann", PRAISE),
    ("Thank you. That sounds awful, but she sings flat on purpose. Ann", PRAISE),
    ("I will look into the cupboard for her songbook. Ann", PRAISE),
    ("She takes her singing very seriously. Ann", PRAISE),
]


@pytest.mark.parametrize("reply", OUT_OF_PLACE)
def test_sympathy_with_a_wrong_contradicts_a_thank_you(reply: str) -> None:
    finding = found(answering(reply, Kind.COMPLIMENT, PRAISE), Code.CONTRADICTION)
    assert finding is not None
    assert finding.level is Level.HOLD
    assert "reads like thanks" in finding.reason


@pytest.mark.parametrize(("reply", "said"), IN_PLACE)
def test_words_that_fit_what_was_thanked_for_go_on(reply: str, said: str) -> None:
    assert found(answering(reply, Kind.COMPLIMENT, said), Code.CONTRADICTION) is None


@pytest.mark.parametrize("reply", OUT_OF_PLACE)
def test_the_same_words_answer_a_complaint(reply: str) -> None:
    assert found(answering(reply, Kind.COMPLAINT, LIFT), Code.CONTRADICTION) is None


def test_an_unsure_reader_makes_it_a_hint() -> None:
    draft = Draft(reply=OUT_OF_PLACE[0], incoming=PRAISE, incoming_kind=Kind.COMPLIMENT)
    finding = found(draft, Code.CONTRADICTION)
    assert finding is not None
    assert finding.level is Level.HINT
