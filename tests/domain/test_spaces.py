"""The rules of spaces: who reads, who writes, how one comes in and goes out."""

import pytest

from candour.domain import spaces
from candour.domain.spaces import SpaceKind, SpaceSeen, Standing

OPEN, BY_REQUEST, PRIVATE = SpaceKind.OPEN, SpaceKind.BY_REQUEST, SpaceKind.PRIVATE
OUTSIDE, WAITING, MEMBER, KEEPER = Standing.OUTSIDE, Standing.WAITING, Standing.MEMBER, Standing.KEEPER


def seen(
    kind: SpaceKind = OPEN, standing: Standing = OUTSIDE, keepers: int = 1, *, is_closed: bool = False
) -> SpaceSeen:
    return SpaceSeen("Night shift", kind, standing, keepers, is_closed)


@pytest.mark.parametrize(
    ("kind", "standing", "reads"),
    [
        (OPEN, OUTSIDE, True),
        (BY_REQUEST, OUTSIDE, True),
        (PRIVATE, OUTSIDE, False),
        (PRIVATE, WAITING, False),
        (PRIVATE, MEMBER, True),
        (PRIVATE, KEEPER, True),
    ],
)
def test_a_private_space_is_read_by_its_members_alone(
    kind: SpaceKind, standing: Standing, *, reads: bool
) -> None:
    assert spaces.can_read(seen(kind, standing)) is reads


@pytest.mark.parametrize(
    ("space", "reason"),
    [
        (seen(OPEN, MEMBER), ""),
        (seen(PRIVATE, KEEPER), ""),
        (seen(OPEN, OUTSIDE), "You have not joined Night shift."),
        (seen(BY_REQUEST, WAITING), "You have asked to join Night shift."),
        (seen(OPEN, KEEPER, is_closed=True), "Night shift is closed."),
    ],
)
def test_members_write_while_a_space_is_open(space: SpaceSeen, reason: str) -> None:
    refusal = spaces.to_write(space)
    assert (refusal.reason if refusal else "") == reason
    assert refusal is None or refusal.remedy


@pytest.mark.parametrize(
    ("space", "reason"),
    [
        (seen(OPEN, OUTSIDE), ""),
        (seen(BY_REQUEST, OUTSIDE), ""),
        (seen(OPEN, MEMBER), "You are in Night shift already."),
        (seen(BY_REQUEST, WAITING), "You have asked to join Night shift already."),
        (seen(OPEN, OUTSIDE, is_closed=True), "Night shift is closed."),
    ],
)
def test_one_joins_once_and_only_what_is_open(space: SpaceSeen, reason: str) -> None:
    refusal = spaces.to_join(space)
    assert (refusal.reason if refusal else "") == reason


@pytest.mark.parametrize(
    ("space", "may"),
    [
        (seen(OPEN, MEMBER), True),
        (seen(OPEN, KEEPER, 2), True),
        (seen(OPEN, KEEPER, 1), False),
        (seen(OPEN, KEEPER, 1, is_closed=True), True),
    ],
)
def test_nobody_leaves_a_space_alone(space: SpaceSeen, *, may: bool) -> None:
    assert (spaces.to_leave(space) is None) is may


@pytest.mark.parametrize("standing", Standing)
def test_only_whoever_looks_after_a_space_changes_it(standing: Standing) -> None:
    assert (spaces.to_keep(seen(standing=standing)) is None) is (standing is KEEPER)


def test_only_open_spaces_are_joined_at_once() -> None:
    assert [kind for kind in SpaceKind if spaces.joins_at_once(kind)] == [OPEN]
