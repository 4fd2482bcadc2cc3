"""What a stream usually brings leans on a reading by a factor of two and no more."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from candour.reading.prior import MOST, leaned
from candour.reading.weights import Floats

_SHARES = st.lists(st.floats(0.01, 1), min_size=6, max_size=6).map(
    lambda some: (np.array(some) / sum(some)).astype(np.float32)
)


@given(_SHARES, _SHARES, _SHARES)
def test_odds_between_any_two_kinds_move_by_a_factor_of_two_at_most(
    chances: Floats, usual: Floats, learned: Floats
) -> None:
    after = leaned(chances, usual, learned)
    moved = after / chances
    assert moved.max() / moved.min() <= MOST * 1.001
    assert abs(float(after.sum()) - 1) < 1e-4


@given(_SHARES, _SHARES)
def test_a_stream_like_the_training_changes_nothing(chances: Floats, learned: Floats) -> None:
    assert np.allclose(leaned(chances, learned, learned), chances, atol=1e-5)


@given(_SHARES, _SHARES, _SHARES)
def test_a_reading_twice_as_sure_as_its_rival_stays_the_reading(
    chances: Floats, usual: Floats, learned: Floats
) -> None:
    first, second = sorted(chances.tolist(), reverse=True)[:2]
    if first > 2.01 * second:
        assert leaned(chances, usual, learned).argmax() == chances.argmax()


def test_a_stream_of_complaints_does_not_turn_praise_into_one() -> None:
    praise = np.array([0.7, 0.2, 0.02, 0.02, 0.03, 0.03], dtype=np.float32)
    complaints = np.array([0.02, 0.9, 0.02, 0.02, 0.02, 0.02], dtype=np.float32)
    even = np.full(6, 1 / 6, dtype=np.float32)
    assert leaned(praise, complaints, even).argmax() == 0
    assert leaned(praise, np.array([0, 1, 0, 0, 0, 0], dtype=np.float32), even).argmax() == 0
