"""What stopped people, told only of ten or more."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.leaving import LEAST, STOPPED_LABELS, Stopped, quarter_of, shown

counts = st.dictionaries(st.sampled_from(Stopped), st.integers(1, 40))


@given(counts)
def test_no_group_of_fewer_than_ten_is_shown_or_can_be_worked_out(given_: Mapping[Stopped, int]) -> None:
    seen = shown(given_)
    assert all(count >= LEAST for count in seen.counts.values())
    if seen.total is not None:
        hidden = seen.total - sum(seen.counts.values())
        assert hidden == 0 or hidden >= LEAST


@pytest.mark.parametrize(
    ("given_", "counts", "total"),
    [
        ({}, {}, None),
        ({Stopped.TIME: 9}, {}, None),
        ({Stopped.TIME: 10}, {Stopped.TIME: 10}, 10),
        ({Stopped.TIME: 10, Stopped.AFRAID: 1}, {Stopped.TIME: 10}, None),
        ({Stopped.TIME: 6, Stopped.AFRAID: 6}, {}, 12),
    ],
)
def test_small_groups_are_left_out(
    given_: Mapping[Stopped, int], counts: Mapping[Stopped, int], total: int | None
) -> None:
    seen = shown(given_)
    assert (seen.counts, seen.total) == (counts, total)
    assert seen.is_empty is (not counts and total is None)


def test_every_answer_has_its_words() -> None:
    assert set(STOPPED_LABELS) == set(Stopped)


@pytest.mark.parametrize(
    ("day", "first"), [(date(2026, 11, 27), date(2026, 10, 1)), (date(2026, 1, 1), date(2026, 1, 1))]
)
def test_a_quarter_starts_in_january_april_july_or_october(day: date, first: date) -> None:
    assert quarter_of(day) == first
