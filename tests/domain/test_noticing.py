"""Which answers say that we misread, which only look so, and when many at once are a burst."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.noticing import BURST_PEOPLE, BURST_WITHIN, Answered, burst, says_we_misread

SAID = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)

MISREAD = (
    "Did anybody read this?",
    "Did anyone actually read my post?",
    "does anyone even read these",
    "Have you even read it?",
    "Do you read what people write here?",
    "Please read it again.",
    "Try reading my message properly.",
    "That's not what I said.",
    "That is not what I meant at all",
    "This isn't what I wrote.",
    "That wasn’t at all what I said!",
    "I never said that.",
    "I didn't say anything like that",
    "I was praising you!",
    "I was actually thanking the porters",
    "It was a compliment.",
    "This was meant well: it was a thank-you",
    "We were paying you a compliment",
    "It wasn't a complaint",
    "I was not complaining, I was happy",
    "I didn't complain about anything",
    "You said sorry for a great night?",
    "Why are you sorry for an amazing pizza",
    "You apologised for the best care my mum ever had",
    "Saying sorry about such a lovely stay?",
    "I think you misread this",
    "Whoever answered has misunderstood me",
    "You have completely missed the point",
    "Somebody got the wrong end of the stick",
    "You've got that wrong, it was Tuesday",
    "Wrong reply?",
    "Was this meant for someone else?",
    "That has nothing to do with what I asked",
    "This doesn't answer my question",
    "Is this a bot?",
    "Was that an automatic reply",
    "copy and paste",
)
NEAR_MISSES = (
    "Thank you for reading this.",
    "I read your answer twice. It helped.",
    "Did anyone read the letter I brought with me?",
    "Can anyone read the signs at X-ray?",
    "That's what I said too. Thank you.",
    "You said sorry, and I believe you.",
    "Thank you for saying sorry for the wait.",
    "You are sorry and so am I.",
    "We had a great night because of you",
    "I was thinking of you all",
    "My complaint is still open",
    "I will complain if it happens again",
    "The doctor misread the chart",
    "They got my appointment wrong again",
    "I got the wrong bus",
    "You got it right this time",
    "What a lovely reply",
    "I was in pain all night",
    "The coffee machine is broken",
    "My dad read it out to the whole family.",
    "",
)


@pytest.mark.parametrize("text", MISREAD)
def test_an_answer_that_says_we_misread_is_noticed(text: str) -> None:
    assert says_we_misread(text)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_an_answer_that_only_looks_so_is_left_alone(text: str) -> None:
    assert says_we_misread(text) == ""


@given(st.text(max_size=3_000))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert isinstance(says_we_misread(text), str)


def _answers(*minutes: float, names: str = "abcdefghijklmnop") -> list[Answered]:
    return [
        Answered(name, SAID + timedelta(minutes=minute)) for name, minute in zip(names, minutes, strict=False)
    ]


def test_five_people_within_half_an_hour_are_a_burst_at_the_fifth() -> None:
    assert burst(_answers(1, 2, 3, 4, 29), SAID) == SAID + timedelta(minutes=29)


@pytest.mark.parametrize(
    "answers",
    [
        _answers(1, 2, 3, 4),
        _answers(1, 2, 3, 4, 31),
        _answers(1, 2, 3, 4, 5, 6, 7, names="aaaaaaa"),
        _answers(-9, -8, -7, 1, 2, 3, 4),
        [],
    ],
    ids=["four people", "one too late", "one person", "three before we spoke", "nobody"],
)
def test_fewer_or_later_or_the_same_person_are_no_burst(answers: list[Answered]) -> None:
    assert burst(answers, SAID) is None


def test_people_without_a_name_are_counted_each() -> None:
    assert burst(_answers(1, 2, 3, 4, 5, names=[""] * 5), SAID) == SAID + timedelta(minutes=5)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(-60, 90)), max_size=30), st.randoms())
def test_a_burst_depends_on_no_order_and_more_answers_never_undo_it(
    given_answers: list[tuple[str, int]], chance: object
) -> None:
    answers = [Answered(name, SAID + timedelta(minutes=minute)) for name, minute in given_answers]
    found = burst(answers, SAID)
    inside = {one.author for one in answers if SAID <= one.at <= SAID + BURST_WITHIN}
    assert (found is not None) == (len(inside) >= BURST_PEOPLE)
    assert burst(list(reversed(answers)), SAID) == found
