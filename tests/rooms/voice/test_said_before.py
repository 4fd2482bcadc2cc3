"""A network takes the same words once: those of another statement end in one clear no, ours are found."""

from candour.voice.models import Delivery
from tests.rooms.voice.sending import UNDO, approved, later, sent
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import Place

SAID = "Square has these words from this account already, and does not take them twice."


def settled(delivery: Delivery, place: Place, seconds: int = 600) -> Delivery:
    """This will let so much time pass, and read the copy again."""
    for _ in range(seconds // 20):
        later(place, 20)
    delivery.refresh_from_db()
    return delivery


def test_the_words_of_another_statement_are_refused_at_once_with_what_helps(place: Place) -> None:
    SQUARE.takes_words_once = True
    first = sent(place, kind="square_listed")
    second = approved(place, "square_listed")
    later(place, UNDO)
    second.refresh_from_db()
    assert (second.state, second.reason, second.remedy) == ("failed", SAID, "Say it in other words.")
    assert second.statement.state == "not_sent"
    assert [call.key for call in SQUARE.calls] == [first.key, second.key]


def test_our_own_copy_that_nobody_had_seen_is_found_and_not_called_refused(place: Place) -> None:
    SQUARE.takes_words_once = True
    SQUARE.hidden_for = 200.0
    delivery = sent(place, "unclear_after", kind="square_listed")
    assert delivery.state == "unknown"
    delivery = settled(delivery, place)
    assert (delivery.state, delivery.network_id) == ("published", SQUARE.copies[0].id)
    assert len(SQUARE.copies) == 1


def test_where_an_earlier_try_is_unclear_it_is_looked_for_once_and_then_refused(place: Place) -> None:
    SQUARE.takes_words_once = True
    sent(place, kind="square_listed")
    second = approved(place, "square_listed")
    SQUARE.faults[:] = ["unclear_before"]
    second = settled(second, place, 900)
    assert (second.state, second.reason) == ("failed", SAID)
    assert len([call for call in SQUARE.calls if call.key == second.key]) == 3
