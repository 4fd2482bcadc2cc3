"""How an account stands, how long still, and when its access is renewed: a table of each."""

from datetime import UTC, datetime, timedelta

import pytest

from candour.domain.connections import (
    Access,
    Standing,
    days_left,
    end_of,
    may_connect,
    renew_at,
    standing,
)
from candour.domain.roles import Role

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def access(
    renewal: str,
    expires: timedelta | None = None,
    ends: timedelta | None = None,
    trouble: timedelta | None = None,
) -> Access:
    """This will give an access saved now, with its moments from now on."""
    moments = [None if each is None else NOW + each for each in (expires, ends, trouble)]
    return Access(renewal, NOW, *moments)


@pytest.mark.parametrize(
    ("held", "left"),
    [
        (access("none"), None),
        (access("none", 60 * DAY), 60),
        (access("none", 60 * DAY, 30 * DAY), 30),
        (access("none", 23 * HOUR), 0),
        (access("none", -DAY), 0),
        (access("rotating", 2 * HOUR), None),
        (access("rotating", 2 * HOUR, 90 * DAY), 90),
        (access("extending", 60 * DAY), 60),
    ],
)
def test_the_days_left_count_to_when_a_person_is_needed(held: Access, left: int | None) -> None:
    assert days_left(held, NOW) == left
    assert (end_of(held) is None) is (left is None)


@pytest.mark.parametrize(
    ("held", "after"),
    [
        (access("none", 60 * DAY), None),
        (access("rotating"), None),
        (access("rotating", 2 * HOUR), 110 * timedelta(minutes=1)),
        (access("rotating", HOUR), 54 * timedelta(minutes=1)),
        (access("rotating", None, 90 * DAY), 45 * DAY),
        (access("rotating", 2 * HOUR, 90 * DAY), 110 * timedelta(minutes=1)),
        (access("extending", 60 * DAY), 30 * DAY),
        (access("extending", 30 * HOUR), DAY),
        (access("extending", 60 * DAY, None, 31 * DAY), 31 * DAY + timedelta(minutes=10)),
        (access("extending", 60 * DAY, None, DAY), 30 * DAY),
    ],
)
def test_access_is_renewed_before_its_end_and_not_at_once_after_trouble(
    held: Access, after: timedelta | None
) -> None:
    assert renew_at(held) == (None if after is None else NOW + after)


@pytest.mark.parametrize(
    ("held", "is_lost", "is_paused", "stands"),
    [
        (None, False, False, Standing.WORKS),
        (None, False, True, Standing.PAUSED),
        (None, True, True, Standing.LOST),
        (access("none", 60 * DAY), False, False, Standing.WORKS),
        (access("none", 14 * DAY), False, False, Standing.ENDS_SOON),
        (access("none", timedelta(0)), False, False, Standing.ENDED),
        (access("none", timedelta(0)), False, True, Standing.ENDED),
        (access("none", 3 * DAY), False, True, Standing.PAUSED),
        (access("rotating", -HOUR), False, False, Standing.WORKS),
        (access("extending", 3 * DAY), False, False, Standing.ENDS_SOON),
    ],
)
def test_an_account_stands_as_its_worst_trouble(
    held: Access | None, is_lost: bool, is_paused: bool, stands: Standing
) -> None:
    assert standing(held, NOW, is_lost=is_lost, is_paused=is_paused) is stands


@pytest.mark.parametrize("role", list(Role))
def test_communications_and_administrators_look_after_accounts(role: Role) -> None:
    refusal = may_connect(frozenset({role}))
    assert (refusal is None) is (role in {Role.COMMUNICATIONS, Role.ADMINISTRATOR})
    assert refusal is None or refusal.remedy
