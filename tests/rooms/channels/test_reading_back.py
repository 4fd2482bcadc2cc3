"""Finding our own copy on a list: the same words in the same place, and never too early a no."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from candour.channels.base import CannotLook, Message, Receipt, Unclear
from candour.channels.reading_back import Listed, found_among, is_there_already, refuse_if_early, same_words

NOW = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
OURS = Message("Sorry about the wait.", "Amina", "staff nurse", in_reply_to="7")


@pytest.mark.parametrize(
    ("listed", "is_ours"),
    [
        (Listed("1", "u", "Sorry about the wait.", "7", NOW), True),
        (Listed("1", "u", "Sorry about  the wait.", "7", NOW), True),
        (Listed("1", "u", "Sorry about the wait.", "8", NOW), False),
        (Listed("1", "u", "Sorry about the weight.", "7", NOW), False),
        (Listed("2", "u", "Sorry about the wait.", "7", NOW), False),
        (Listed("1", "u", "Sorry about the wait.", "7", NOW - timedelta(minutes=9)), True),
        (Listed("1", "u", "Sorry about the wait.", "7", NOW - timedelta(minutes=11)), False),
        (Listed("1", "u", "Sorry about the wait.", "7", None), True),
    ],
)
def test_our_copy_has_our_words_in_its_place_since_the_attempt(listed: Listed, is_ours: bool) -> None:
    found = found_among([listed], OURS, NOW, known=frozenset({"2"}))
    assert (found is not None) is is_ours


@pytest.mark.parametrize(
    ("shown", "ours", "same"),
    [
        ("A &amp; E", "A & E", True),
        ("A &amp; E", "A &amp; E", True),
        ("Caf\u0065\u0301", "Caf\u00e9", True),
        ("One\r\ntwo", "One\ntwo", True),
        ("One", "one", False),
        ("We are sorry\u2026", "We are sorry for the wait.", False),
    ],
)
def test_words_are_the_same_whatever_the_network_makes_of_marks(shown: str, ours: str, same: bool) -> None:
    assert same_words(shown, ours) is same


def test_nothing_found_means_nothing_until_a_late_copy_would_have_shown() -> None:
    refuse_if_early(NOW, 120.0, NOW + timedelta(seconds=120))
    with pytest.raises(Unclear):
        refuse_if_early(NOW, 120.0, NOW + timedelta(seconds=119))


WRITTEN = Message("Sorry.", "Amina", "staff nurse", created_at=NOW.isoformat())
THERE = Receipt("1", "u", "Sorry.")


def refused_a_look(since: datetime) -> Receipt | None:
    raise CannotLook("Not on this plan.")


def cannot_say(since: datetime) -> Receipt | None:
    raise Unclear("Too early.")


def test_what_a_network_refuses_because_it_has_it_is_looked_for_since_it_was_written() -> None:
    assert is_there_already(WRITTEN, lambda since: THERE if since == NOW else None)
    assert not is_there_already(WRITTEN, lambda _since: None)
    assert not is_there_already(WRITTEN, refused_a_look)
    assert not is_there_already(replace(WRITTEN, created_at="some day"), lambda _since: THERE)
    with pytest.raises(Unclear):
        is_there_already(WRITTEN, cannot_say)
