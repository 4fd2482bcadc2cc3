"""Since you were last here: what a visit leaves, by table."""

from datetime import UTC, datetime, timedelta

import pytest

from candour.domain.visits import AWAY, Visit, visited

NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("last", "newest", "after"),
    [
        pytest.param(None, 7, Visit(0, 7, NOW), id="a first visit leaves nothing new"),
        pytest.param(Visit(3, 7, NOW - AWAY), 9, Visit(7, 9, NOW), id="back after a while: all since is new"),
        pytest.param(Visit(3, 7, NOW - AWAY), 7, Visit(7, 7, NOW), id="back, and nobody said anything"),
        pytest.param(Visit(3, 7, NOW - AWAY), 0, Visit(7, 7, NOW), id="back, and what was read is gone"),
        pytest.param(Visit(3, 7, NOW - MINUTE), 9, Visit(3, 9, NOW), id="not away: what was new stays new"),
        pytest.param(Visit(3, 7, NOW - MINUTE), 7, Visit(3, 7, NOW - MINUTE), id="a reload notes nothing"),
        pytest.param(Visit(3, 7, NOW - MINUTE), 5, Visit(3, 7, NOW - MINUTE), id="an older page: nothing"),
    ],
)
def test_a_visit_leaves_what_is_new_next_time(last: Visit | None, newest: int, after: Visit) -> None:
    assert visited(last, newest, NOW) == after
