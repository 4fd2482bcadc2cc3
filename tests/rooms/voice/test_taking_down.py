"""Taking down: at once, on every network, with a public line, whatever the copies were doing."""

from candour.domain.amending import TakeDownReason
from candour.ledger.models import Event
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Removal
from tests.rooms.voice.owning import copy_of, owned
from tests.rooms.voice.sending import UNDO, later, sent
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import Place


def test_a_live_copy_comes_down_with_its_correction(place: Place) -> None:
    first = sent(place)
    correction = owned(place, first.statement)
    later(place, UNDO)
    took = take_down(
        by=place["sister"], statement=first.statement, reason=TakeDownReason.STRANGER, now=place.now
    )
    assert took.statement.state == "taken_down"
    assert len(SQUARE.live()) == 2
    later(place, 1)
    assert SQUARE.live() == []
    assert {each.state for each in Removal.objects.all()} == {"removed"}
    assert copy_of(correction).state == "taken_down"
    correction.refresh_from_db()
    assert correction.state == "taken_down"
    assert Event.objects.filter(name="voice:copy:removed").count() == 2


def test_pressing_twice_takes_down_once(place: Place) -> None:
    first = sent(place)
    press = {"by": place["nurse"], "statement": first.statement, "reason": TakeDownReason.CHILD}
    one = take_down(**press, now=place.now)  # type: ignore[arg-type]
    two = take_down(**press, now=place.now)  # type: ignore[arg-type]
    assert one == two
    assert Event.objects.filter(name="voice:reply:taken_down").count() == 1
