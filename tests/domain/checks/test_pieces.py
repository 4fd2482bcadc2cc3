"""A quick look at thousands of replies finds whatever the rule of sameness would call alike."""

from hypothesis import given
from hypothesis import strategies as st

from candour.domain.checks import Code, Draft, Earlier
from candour.domain.checks.pieces import Remembered, near_among, numbered
from candour.domain.checks.sameness import near
from tests.domain.checks.drafting import found

LITTLE = ["we", "you", "rang", "lift", "door", "wait", "the", "a", "new", "and"]
few_words = st.lists(st.sampled_from(LITTLE), max_size=40).map(" ".join)
RUN = "the porters wait at the door for whoever needs a chair this week"


def is_alike(reply: str, other: str) -> bool:
    return found(Draft(reply=reply, earlier=(Earlier(other),)), Code.SAMENESS) is not None


@given(few_words, st.lists(few_words, max_size=6))
def test_nothing_that_is_alike_is_passed_over_among_many(reply: str, others: list[str]) -> None:
    remembered = Remembered()
    remembered.add(enumerate(others))
    alike = {key for key, other in enumerate(others) if is_alike(reply, other)}
    assert alike <= set(near(reply, remembered))


@given(few_words, st.lists(few_words, max_size=4), st.lists(few_words, max_size=4))
def test_texts_may_come_one_after_the_other(reply: str, first: list[str], second: list[str]) -> None:
    at_once, bit_by_bit = Remembered(), Remembered()
    at_once.add(enumerate([*first, *second]))
    bit_by_bit.add(enumerate(first))
    for key, text in enumerate(second, start=len(first)):
        bit_by_bit.add([(key, text)])
    assert near(reply, at_once) == near(reply, bit_by_bit)
    assert len(bit_by_bit) == len(first) + len(second)


@given(few_words, st.lists(few_words, max_size=6), st.integers(1, 10))
def test_both_looks_count_the_same(reply: str, others: list[str], least: int) -> None:
    remembered = Remembered()
    remembered.add(enumerate(others))
    pieces = numbered(reply.split())
    assert near_among(others, pieces, least) == sorted(remembered.near(pieces, least))


def test_a_run_in_a_very_long_reply_is_found_among_five_thousand_others() -> None:
    around = " ".join(f"word{number}" for number in range(2_000))
    others = [
        f"Reply {number} has {number} words of its own, and no more of them." for number in range(5_000)
    ]
    remembered = Remembered()
    remembered.add([*enumerate(others), (7_000, f"{around} {RUN} {around}")])
    assert near(f"Again {RUN}, as I say.", remembered) == [7_000]
    draft = Draft(
        reply=f"Again {RUN}, as I say.",
        earlier=(*(Earlier(one) for one in others), Earlier(f"{around} {RUN} {around}")),
    )
    assert found(draft, Code.SAMENESS) is not None


def test_curly_signs_and_unseen_ones_hide_no_words() -> None:
    remembered = Remembered()
    remembered.add([(1, "We\u2019ll ring the\u200b porters at the do\u200bor, I\u2019m sure of that much.")])
    assert near("We'll ring the porters at the door, I'm sure of that much.", remembered) == [1]
