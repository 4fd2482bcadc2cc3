"""Invitations: codes that can be read out, how long they live, who may invite whom."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.invitations import (
    ALPHABET,
    LENGTH,
    Standing,
    code_from,
    coming_refusal,
    inviting_refusal,
    poster_refusal,
    spoken,
    tidy_code,
)
from candour.domain.roles import Role

NOW = datetime(2026, 11, 27, 22, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@given(st.integers(min_value=0, max_value=2**256))
def test_a_code_read_out_and_typed_in_small_letters_is_the_same_code(number: int) -> None:
    code = code_from(number)
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert tidy_code(f"  {spoken(code).lower()}-") == code


def test_no_sign_of_a_code_is_taken_for_another() -> None:
    assert not set("ILO01") & set(ALPHABET)


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(1, 0, NOW + HOUR, is_ended=False), ""),
        (Standing(1, 0, NOW + HOUR, is_ended=True), "This invitation was ended."),
        (Standing(1, 0, NOW, is_ended=False), "This invitation is too old."),
        (Standing(1, 1, NOW + HOUR, is_ended=False), "This invitation has been used."),
        (Standing(20, 19, NOW + HOUR, is_ended=False), ""),
        (Standing(20, 20, NOW + HOUR, is_ended=False), "This invitation is for no more people."),
    ],
)
def test_an_invitation_lets_in_whom_it_is_for(standing: Standing, words: str) -> None:
    refusal = coming_refusal(standing, NOW)
    assert (refusal.reason if refusal else "") == words


@pytest.mark.parametrize(
    ("held", "given_roles", "is_own_team", "may"),
    [
        ({Role.ADMINISTRATOR}, {Role.LEGAL}, False, True),
        ({Role.APPROVER}, {Role.WRITER}, True, True),
        ({Role.APPROVER}, set(), True, True),
        ({Role.APPROVER}, {Role.WRITER}, False, False),
        ({Role.APPROVER}, {Role.APPROVER}, True, False),
        ({Role.WRITER, Role.COMMUNICATIONS}, {Role.WRITER}, True, False),
    ],
)
def test_who_leads_a_ward_invites_writers_to_it(
    held: set[Role], given_roles: set[Role], is_own_team: bool, may: bool
) -> None:
    assert (inviting_refusal(held, given_roles, is_own_team=is_own_team) is None) is may


@pytest.mark.parametrize(
    ("people", "days", "may"), [(1, 1, True), (200, 30, True), (0, 7, False), (201, 7, False), (5, 31, False)]
)
def test_a_poster_has_an_end(people: int, days: int, may: bool) -> None:
    assert (poster_refusal(people, days) is None) is may
