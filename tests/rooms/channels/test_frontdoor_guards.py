"""Machines and floods stop at the front door, people do not, and no visitor's address is kept."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from candour.channels.frontdoor import guards
from candour.channels.frontdoor.models import DaySalt, Visit
from candour.domain.refusal import Refusal
from tests.rooms.people.trusts import NOW

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere


def test_a_person_who_takes_a_minute_passes() -> None:
    guards.check_human(guards.open_form(NOW - timedelta(minutes=1)), "", NOW)


@pytest.mark.parametrize(
    ("opened", "trap"),
    [
        (timedelta(minutes=1), "http://buy.example"),
        (timedelta(seconds=1), ""),
        (timedelta(seconds=-60), ""),
        (timedelta(days=8), ""),
    ],
)
def test_what_a_machine_does_is_refused_with_the_words_kept(opened: timedelta, trap: str) -> None:
    with pytest.raises(Refusal) as refused:
        guards.check_human(guards.open_form(NOW - opened), trap, NOW)
    assert "Your words are still here" in refused.value.remedy


def test_a_form_whose_time_was_changed_is_refused() -> None:
    form = guards.open_form(NOW)
    with pytest.raises(Refusal):
        guards.check_human(form[:-1] + ("a" if form[-1] != "a" else "b"), "", NOW + timedelta(minutes=1))


def test_every_form_has_a_link_of_its_own() -> None:
    tokens = {guards.read_form(guards.open_form(NOW)).token for _ in range(200)}
    assert len(tokens) == 200
    assert min(map(len, tokens)) >= 43


def test_a_flood_from_one_address_stops_at_the_hour_s_limit(
    door: "FrontDoorHere", other_door: "FrontDoorHere"
) -> None:
    for _ in range(guards.AN_HOUR["story"]):
        guards.let_in(door.trust, "192.0.2.7", "story", NOW)
    with pytest.raises(Refusal) as refused:
        guards.let_in(door.trust, "192.0.2.7", "story", NOW)
    assert "Try again in 50 minutes" in refused.value.remedy
    guards.let_in(door.trust, "192.0.2.8", "story", NOW)
    guards.let_in(door.trust, "192.0.2.7", "reply", NOW)
    guards.let_in(other_door.trust, "192.0.2.7", "story", NOW)
    guards.let_in(door.trust, "192.0.2.7", "story", NOW + timedelta(hours=1))


def test_no_address_is_kept_and_yesterday_s_hashes_mean_nothing(door: "FrontDoorHere") -> None:
    guards.let_in(door.trust, "192.0.2.7", "story", NOW)
    today = Visit.objects.for_trust(door.trust).get().address_hash
    assert "192" not in today
    salt = DaySalt.objects.get().salt
    guards.let_in(door.trust, "192.0.2.7", "story", NOW + timedelta(days=1))
    visit = Visit.objects.for_trust(door.trust).get()
    assert visit.address_hash != today
    assert visit.times == 1
    assert DaySalt.objects.get().salt != salt
