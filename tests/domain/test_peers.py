"""Two colleagues look at practice: whose turn it is, and what their answers come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.peers import ENOUGH, Peer, Verdict, next_peers, outcome, to_answer, verdict_of

YES, NOT_YET = Verdict.YES, Verdict.NOT_YET
PEERS = st.lists(st.builds(Peer, st.integers(1, 99), st.sampled_from("abcdefgh")), max_size=12)


@pytest.mark.parametrize(
    ("verdicts", "comes_to"),
    [
        ([], None),
        ([YES], None),
        ([YES, YES], YES),
        ([NOT_YET], NOT_YET),
        ([YES, NOT_YET], NOT_YET),
        ([NOT_YET, YES], NOT_YET),
    ],
)
def test_two_yes_pass_and_one_not_yet_gives_it_back(
    verdicts: list[Verdict], comes_to: Verdict | None
) -> None:
    assert outcome(verdicts) is comes_to


@given(PEERS, st.sampled_from("abcdefgh"), st.sets(st.sampled_from("abcdefgh")), st.integers(0, ENOUGH))
def test_nobody_is_asked_about_their_own_words_nor_twice_nor_out_of_turn(
    in_turn: list[Peer], author: str, taken: set[str], needed: int
) -> None:
    chosen = next_peers(in_turn, author=author, taken=taken, needed=needed)
    humans = [each.human for each in chosen]
    assert len(set(humans)) == len(humans) <= needed
    assert not set(humans) & {author, *taken}
    free = list(dict.fromkeys(each.human for each in in_turn if each.human not in {author, *taken}))
    assert humans == free[:needed]


@pytest.mark.parametrize(("answers", "verdict"), [([True], YES), ([True, False], NOT_YET), ([], NOT_YET)])
def test_it_is_a_yes_where_every_question_has_one(answers: list[bool], verdict: Verdict) -> None:
    assert verdict_of(answers) is verdict


@pytest.mark.parametrize(
    ("is_open", "answers", "words", "reason"),
    [
        (False, [True, True], "Good.", "does not need you any more"),
        (True, [True], "Good.", "no answer yet"),
        (True, [True, False], " ", "needs a word"),
    ],
)
def test_an_answer_is_refused_with_a_remedy(
    is_open: bool, answers: list[bool], words: str, reason: str
) -> None:
    no = to_answer(is_open=is_open, answers=answers, questions=2, words=words)
    assert no is not None
    assert reason in no.reason
    assert no.remedy


def test_a_yes_needs_no_word_and_a_not_yet_goes_with_one() -> None:
    assert to_answer(is_open=True, answers=[True, True], questions=2, words="") is None
    assert to_answer(is_open=True, answers=[True, False], questions=2, words="Say who rings.") is None
