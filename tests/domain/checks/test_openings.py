"""What a reply opens with: a greeting and a name say nothing yet, so the tone is read after them."""

import pytest

from candour.domain.checks import Code, Level
from candour.domain.checks.opening import only_opens
from candour.domain.kinds import Kind
from tests.domain.checks.drafting import LIFT, answering, found

PRAISE = "Huge thanks to Dilys the cleaner, who sang to my gran each morning."

OPENINGS = [
    "Hi Jo,\n\nAnn here, ward sister.\n\n",
    "Dear all,\n\nI'm Ann, the ward sister.\n\n",
    "Good morning.\n\nMy name is Ann Pascoe and I'm the matron.\n\n",
    "Hello! It's Ann from Oak ward.\n\n",
    "Hi @JoB99,\n\nI am the ward sister on Oak.\n\n",
    "Jo,\n\nAnn from estates here.\n\n",
    "Dear Mrs Hale, this is Sister Ann, from Oak ward.\n\n",
    "Good evening Jo,\n\nAnn, ward sister on Oak.\n\n",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_delight_at_a_complaint_is_found_after_a_greeting_and_a_name(opening: str) -> None:
    reply = opening + "We are delighted that you had such a lovely visit. The team will smile."
    finding = found(answering(reply, Kind.COMPLAINT, LIFT), Code.CONTRADICTION)
    assert finding is not None
    assert finding.level is Level.HOLD


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_sorry_for_a_thank_you_is_found_after_a_greeting_and_a_name(opening: str) -> None:
    reply = opening + "I am so sorry about this. I have told the manager."
    assert found(answering(reply, Kind.COMPLIMENT, PRAISE), Code.CONTRADICTION) is not None


@pytest.mark.parametrize("opening", OPENINGS)
def test_reasons_before_the_sorry_are_found_after_a_greeting_and_a_name(opening: str) -> None:
    reply = opening + "Unfortunately the lift is old. I am sorry that your gran had to climb."
    assert found(answering(reply), Code.EXCUSE_FIRST) is not None


def test_what_is_said_later_still_opens_nothing() -> None:
    reply = OPENINGS[0] + "The lift is mended. The stairs are clean. It was lovely to hear that she walks."
    assert found(answering(reply), Code.CONTRADICTION) is None
    reply = OPENINGS[0] + "Four flights is no joke. She had a new hip. Unfortunately the lift is old."
    assert found(answering(reply), Code.EXCUSE_FIRST) is None


def test_a_sorry_in_the_same_breath_as_the_name_still_comes_first() -> None:
    reply = "Hi Jo,\n\nI'm Ann, the ward sister, and I am sorry. Unfortunately the lift is old."
    assert found(answering(reply), Code.EXCUSE_FIRST) is None


@pytest.mark.parametrize(
    "words",
    [
        "Hi Jo,\n",
        "Dear Dr Hale,\n",
        "Hello again, Jo!",
        "Hi both,",
        "Dear sir or madam,",
        "Good afternoon",
        "Hi jo,\n",
        "Hey \U0001f44b\n",
        "Ann here.",
        "I'm Ann and I run the clinic.",
        "I look after the lifts here.",
    ],
)
def test_a_greeting_or_a_name_only_opens(words: str) -> None:
    assert only_opens(words)


@pytest.mark.parametrize(
    "words",
    [
        "Hi Jo, so sorry about the lift.",
        "Good morning to you, we are glad that you wrote.",
        "Sorry.",
        "Thank you.",
        "I'm delighted, Jo.",
        "I am so sorry, Jo.",
        "Nobody here was kind.",
        "This is awful.",
        "I run.",
        "Four flights!",
    ],
)
def test_whatever_says_something_does_not_only_open(words: str) -> None:
    assert not only_opens(words)
