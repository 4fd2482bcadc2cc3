"""When praise or criticism is said aloud: only where both readers leave room for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.kinds import Kind
from candour.reading.guard import LINEAR_MOST, STRONG_MOST, Joining, guarded, joined
from candour.reading.weights import KINDS, Floats

_LIMITS = {
    "least": 0.4,
    "strong_compliment": 0.05,
    "linear_compliment": 0.25,
    "strong_complaint": 0.05,
    "linear_complaint": 0.25,
}


def _chances(**share: float) -> Floats:
    """This will give chances of the six kinds; what is not named shares the rest."""
    rest = (1 - sum(share.values())) / (len(KINDS) - len(share))
    return np.array([share.get(kind.value, rest) for kind in KINDS], dtype=np.float32)


@pytest.mark.parametrize(
    ("kind", "opposite", "strong", "linear", "is_said"),
    [
        ("compliment", "complaint", 0.01, 0.10, True),
        ("compliment", "complaint", 0.05, 0.25, True),
        ("compliment", "complaint", 0.06, 0.10, False),
        ("compliment", "complaint", 0.01, 0.26, False),
        ("compliment", "complaint", 0.06, 0.26, False),
        ("complaint", "compliment", 0.01, 0.10, True),
        ("complaint", "compliment", 0.05, 0.25, True),
        ("complaint", "compliment", 0.06, 0.10, False),
        ("complaint", "compliment", 0.01, 0.26, False),
        ("question", "complaint", 0.10, 0.90, True),
        ("mixed", "compliment", 0.10, 0.90, True),
        ("suggestion", "complaint", 0.10, 0.90, True),
        ("other", "complaint", 0.10, 0.90, True),
    ],
)
def test_both_readers_must_leave_room(
    kind: str, opposite: str, strong: float, linear: float, is_said: bool
) -> None:
    own = _chances(**{kind: 0.8, opposite: strong})
    said = guarded(own, own, _chances(**{opposite: linear}), _LIMITS)
    assert said.kind == kind
    assert said.abstains is not is_said
    if not is_said:
        assert said.runner_up == opposite


def test_what_is_not_sure_enough_is_not_said() -> None:
    both = _chances(question=0.39)
    said = guarded(both, both, _chances(question=0.9), _LIMITS)
    assert (said.kind, said.abstains) == (Kind.QUESTION, True)
    lower = guarded(both, both, _chances(question=0.9), {**_LIMITS, "least_question": 0.3})
    assert not lower.abstains


def test_praise_that_may_be_a_wish_is_not_said_and_the_wish_is_named() -> None:
    sure = _chances(compliment=0.9)
    for wish, is_said in ((0.1, True), (0.16, False)):
        both = _chances(compliment=0.6, mixed=0.2, suggestion=wish)
        said = guarded(both, sure, sure, {**_LIMITS, "wish_compliment": 0.15})
        assert (said.kind, said.abstains) == (Kind.COMPLIMENT, not is_said)
        assert said.runner_up is (Kind.MIXED if is_said else Kind.SUGGESTION)


_SHARES = st.lists(st.floats(0.001, 1), min_size=6, max_size=6).map(
    lambda some: (np.array(some) / sum(some)).astype(np.float32)
)


@given(_SHARES, _SHARES, _SHARES, st.floats(0, 1), st.floats(0, 1))
def test_no_limits_open_the_guard_further(
    both: Floats, strong: Floats, linear: Floats, most: float, other: float
) -> None:
    limits = {name: most if "strong" in name else other for name in _LIMITS} | {"least": 0.0}
    said = guarded(both, strong, linear, limits)
    opposite = {Kind.COMPLIMENT: Kind.COMPLAINT, Kind.COMPLAINT: Kind.COMPLIMENT}.get(said.kind)
    if opposite and not said.abstains:
        assert strong[KINDS.index(opposite)] <= np.float32(STRONG_MOST)
        assert linear[KINDS.index(opposite)] <= np.float32(LINEAR_MOST)
    assert said.runner_up is not said.kind


@given(_SHARES, _SHARES, st.floats(0, 1), st.floats(0.5, 2))
def test_joined_chances_are_chances(strong: Floats, linear: Floats, share: float, heat: float) -> None:
    both = joined(strong, linear, Joining(share, heat))
    assert abs(float(both.sum()) - 1) < 1e-4
    assert both.min() >= 0


@given(_SHARES, _SHARES)
def test_a_reader_without_weight_changes_nothing(strong: Floats, linear: Floats) -> None:
    assert np.allclose(joined(strong, linear, Joining(0.0, 1.0)), strong, atol=1e-4)
