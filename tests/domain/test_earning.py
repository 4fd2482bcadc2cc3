"""Rights earned by practice: what counts, what does not, and that no later trouble takes anything away."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.earning import BY_PRACTICE, ENOUGH, WITHIN, WentOut, earned
from candour.domain.roles import Right
from candour.domain.versions import SMALL_CHANGE_WORDS

NOW = datetime(2026, 11, 27, 22, 10, tzinfo=UTC)
GOOD = WentOut(Right.SAY_THANKS, NOW - timedelta(days=3))
CHANGED = replace(GOOD, changed=(SMALL_CHANGE_WORDS + 1,))

replies = st.builds(
    WentOut,
    right=st.sampled_from([*Right, None]),
    published_at=st.integers(0, 800).map(lambda days: NOW - timedelta(days=days)),
    was_looked_at=st.booleans(),
    was_declined=st.booleans(),
    changed=st.lists(st.integers(0, 30), max_size=3).map(tuple),
)


@pytest.mark.parametrize("right", BY_PRACTICE)
def test_ten_replies_of_one_kind_earn_the_right_for_that_kind_alone(right: Right) -> None:
    ten = [replace(GOOD, right=right)] * ENOUGH
    assert earned(ten, NOW) == {right}
    assert earned(ten[1:], NOW) == frozenset()


@pytest.mark.parametrize("right", sorted(set(Right) - set(BY_PRACTICE)))
def test_some_rights_are_learnt_and_never_earned_by_practice(right: Right) -> None:
    assert earned([replace(GOOD, right=right)] * 20, NOW) == frozenset()


@pytest.mark.parametrize(
    "tenth",
    [
        CHANGED,
        replace(GOOD, changed=(7, 6)),
        replace(GOOD, was_declined=True),
        replace(GOOD, was_looked_at=False),
        replace(GOOD, right=Right.INFORM),
        replace(GOOD, right=None),
        replace(GOOD, published_at=NOW - WITHIN),
        replace(GOOD, published_at=NOW + timedelta(minutes=1)),
    ],
)
def test_a_tenth_that_was_changed_refused_unseen_old_or_of_another_kind_is_no_tenth(tenth: WentOut) -> None:
    assert earned([GOOD] * 9 + [tenth], NOW) == frozenset()


@given(st.lists(st.integers(0, SMALL_CHANGE_WORDS), min_size=ENOUGH, max_size=20))
def test_small_suggestions_that_were_taken_break_nothing(words: list[int]) -> None:
    assert earned([replace(GOOD, changed=(each,)) for each in words], NOW) == {Right.SAY_THANKS}


@given(st.lists(replies, max_size=40), replies)
def test_one_more_reply_never_takes_a_right_away(before: list[WentOut], more: WentOut) -> None:
    assert earned(before, NOW) <= earned([*before, more], NOW)


@given(st.lists(replies, max_size=40), st.randoms())
def test_the_order_of_replies_says_nothing(some: list[WentOut], chance: object) -> None:
    mixed = list(some)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert earned(mixed, NOW) == earned(some, NOW)


@given(st.lists(replies, max_size=40))
def test_a_change_of_meaning_never_earns(some: list[WentOut]) -> None:
    kept = [each for each in some if each.kept_its_meaning]
    assert earned(kept, NOW) == earned(some, NOW)


def test_after_a_withdrawal_only_later_replies_earn_it_again() -> None:
    withdrawn = {Right.SAY_THANKS: NOW - timedelta(days=2)}
    assert earned([GOOD] * 10, NOW, not_before=withdrawn) == frozenset()
    later = replace(GOOD, published_at=NOW - timedelta(days=1))
    assert earned([later] * 10, NOW, not_before=withdrawn) == {Right.SAY_THANKS}
