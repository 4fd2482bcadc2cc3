"""One reading of an account's list serves the look for another copy only if that copy would stand on it."""

from datetime import timedelta

import pytest

from candour.channels import lists_read
from candour.jobs.ticking import SteadyClock
from candour.voice.models import Attempt
from candour.voice.outbox.looking import look
from candour.voice.outbox.patience import LAG
from tests.rooms.voice.sending import sent
from tests.rooms.voice.square import Listed
from tests.rooms.voice.squares import TESTER, Place

LONG = LAG.total_seconds()


@pytest.mark.parametrize(
    ("ended", "now", "age"),
    [
        ("this-start 100.000", 100.0 + LONG + 30, 30.0),
        ("this-start 100.000", 100.0 + LONG - 1, 0.0),
        ("this-start 100.000", 100.0 + LONG + 9000, lists_read.KEPT_FOR),
        ("another-start 100.000", 100.0 + LONG + 30, 0.0),
        ("", 100.0 + LONG + 30, 0.0),
    ],
)
def test_a_list_may_be_as_old_as_the_ticks_since_a_late_copy_tell(
    place: Place, monkeypatch: pytest.MonkeyPatch, ended: str, now: float, age: float
) -> None:
    delivery = sent(place, "unclear_before", kind="square_listed")
    assert delivery.state == "unknown"
    Attempt.objects.update(ended_tick=ended)
    place.now += timedelta(hours=1)
    ages: list[float] = []

    def find(*_asked: object) -> None:
        ages.append(lists_read._age.get())

    monkeypatch.setattr(Listed, "find", find)
    look(by=TESTER, delivery_id=delivery.pk, clock=SteadyClock(lambda: place.now, lambda: now, "this-start"))
    assert ages == [pytest.approx(age)]
    assert lists_read._age.get() == 0.0
