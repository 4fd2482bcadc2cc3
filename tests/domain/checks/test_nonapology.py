"""Sorries that are none, by their grammar: for an expectation, for a cause to complain, or a third one's."""

import pytest

from candour.domain.checks import Code, Level
from tests.domain.checks.drafting import answering, found

NONE_AT_ALL = [
    "I'm sorry that your experience did not meet your expectations.",
    "I am sorry that the service you received didn't quite meet your high expectations.",
    "We're sorry your visit fell short of your expectations.",
    "Sorry your stay was not what you hoped for.",
    "I am sorry that your expectations were not met.",
    "I apologise that the lift did not live up to what you expected.",
    "Sorry that you have had cause to complain.",
    "I'm sorry you had reason to complain about the lift.",
    "I am sorry that you found it necessary to write.",
    "Sorry that this has given you cause for concern.",
    "Our chief executive is sorry.",
    "Our chief executive is very sorry about the lift.",
    "The medical director apologises for the lift.",
    "Our chief executive has asked me to say sorry.",
    "The head of estates would like to apologise.",
]
HONEST = [
    "I'm sorry that we let you down.",
    "I'm sorry that we did not meet you at the door.",
    "I am sorry that the lift did not work.",
    "I'm sorry that we fell short.",
    "Sorry that you had to ask twice.",
    "I am sorry that your gran was not told.",
    "I'm sorry that you were left with four flights to climb.",
    "Our chief executive is sorry and so am I: we left the lift broken.",
    "I am sorry, and my manager is sorry too.",
    "I am the manager of the tower, and I am sorry.",
    "The director was sorry to miss you.",
    "Your expectations were fair, and I am sorry about the lift.",
]


@pytest.mark.parametrize("reply", NONE_AT_ALL)
def test_a_sorry_that_is_none_gets_a_hint(reply: str) -> None:
    finding = found(answering(reply), Code.NONAPOLOGY)
    assert finding is not None
    assert finding.level is Level.HINT
    assert finding.spans


@pytest.mark.parametrize("reply", HONEST)
def test_a_sorry_for_what_we_did_is_left_alone(reply: str) -> None:
    assert found(answering(reply), Code.NONAPOLOGY) is None
