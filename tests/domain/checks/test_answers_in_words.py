"""Answers without a digit: a number, a day or an hour in words answers whoever asks when or how much."""

import pytest

from candour.domain.checks import Code
from candour.domain.kinds import Kind
from tests.domain.checks.drafting import answering, found

WHEN = "What time does visiting start on Oak ward?"

ANSWERED = [
    (WHEN, "From two until eight, every day."),
    (WHEN, "Half past ten. Ann"),
    (WHEN, "Midday. Ann"),
    (WHEN, "Afternoons and evenings. Ann"),
    (WHEN, "Mornings are for the doctors' round, so from one onwards. Ann"),
    ("When does the shop by the doors open?", "Weekdays, and early. Ann"),
    ("When is the memorial garden planted?", "In spring. Ann"),
    ("How long does it take?", "About half an hour with the undressing. Ann"),
    ("How long is the list for a hearing test?", "A fortnight at most. Ann"),
    ("How many visitors are allowed?", "Two. Ann"),
    ("How much is a telly by the bed?", "The telly costs nothing. Ann"),
    ("How often do you change the flowers?", "Every week. Ann"),
]
PASSED_BY = [
    (WHEN, "Thank you for your question. Arrangements are reviewed regularly."),
    (WHEN, "Good morning, and thank you for writing. One of us will be in touch."),
    (WHEN, "Two of us read this with joy."),
    (WHEN, "Have a lovely day."),
    (WHEN, "We look at that twice a year."),
    (WHEN, "Please feel free to contact us."),
    ("Who do I ask about the lost umbrella?", "A fortnight at most. Ann"),
    ("Is there a chapel in the tower?", "Half past ten. Ann"),
]


@pytest.mark.parametrize(("asked", "reply"), ANSWERED)
def test_a_figure_in_words_is_an_answer(asked: str, reply: str) -> None:
    assert found(answering(reply, Kind.QUESTION, asked), Code.UNANSWERED_QUESTION) is None


@pytest.mark.parametrize(("asked", "reply"), PASSED_BY)
def test_other_words_leave_the_question_open(asked: str, reply: str) -> None:
    finding = found(answering(reply, Kind.QUESTION, asked), Code.UNANSWERED_QUESTION)
    assert finding is not None
    assert asked in finding.reason
