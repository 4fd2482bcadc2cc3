"""When a line to a network is tried again, and how it stands."""

from datetime import UTC, datetime, timedelta

import pytest

from candour.domain.streams import LineSeen, LineStands, line_stands, pause_before

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tries", "chance", "asked", "seconds"),
    [
        (0, 0.5, 0, 1),
        (1, 0.5, 0, 1),
        (2, 0.5, 0, 2),
        (5, 0.0, 0, 8),
        (5, 1.0, 0, 24),
        (9, 0.5, 0, 256),
        (400, 0.5, 0, 300),
        (1, 0.5, 90, 90),
    ],
)
def test_the_pause_grows_is_uneven_and_never_shorter_than_asked(
    tries: int, chance: float, asked: float, seconds: float
) -> None:
    assert pause_before(tries, chance, asked) == seconds


def _seen(opened: int | None, held: int | None, down: int | None = None, gap: int | None = None) -> LineSeen:
    moments = [None if each is None else NOW + timedelta(minutes=each) for each in (opened, held, down, gap)]
    return LineSeen(*moments)


@pytest.mark.parametrize(
    ("seen", "stands"),
    [
        (_seen(-60, 1), LineStands.OPEN),
        (_seen(-60, 1, None, -70), LineStands.FILLING),
        (_seen(None, 1, -2), LineStands.TRYING),
        (_seen(None, None, -14), LineStands.TRYING),
        (_seen(None, None, -15), LineStands.DOWN),
        (_seen(-60, -1), LineStands.TRYING),
        (_seen(-60, -20), LineStands.DOWN),
        (_seen(None, None), LineStands.TRYING),
    ],
)
def test_how_a_line_stands(seen: LineSeen, stands: LineStands) -> None:
    assert line_stands(seen, NOW) is stands
