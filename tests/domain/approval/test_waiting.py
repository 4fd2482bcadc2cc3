"""With one approver in five absent, a decision comes in time and nothing expires (see waiting_model)."""

from datetime import datetime

import pytest

from tests.domain.approval.people_of_st_brannocs import EVENING, MORNING
from tests.domain.approval.waiting_model import simulate


@pytest.mark.parametrize(
    ("now", "in_hours", "limit"),
    [(MORNING, True, 30), (EVENING, False, 60)],
    ids=["in office hours", "out of hours"],
)
def test_one_in_five_absent_and_a_decision_still_comes_in_time(
    now: datetime, in_hours: bool, limit: int
) -> None:
    figures = simulate(4000, now, in_hours=in_hours, seed=20261122)
    print(f"\n{'in' if in_hours else 'out of'} hours: {figures}")
    assert figures.expired == 0
    assert figures.p95 <= limit
