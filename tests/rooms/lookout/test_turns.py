"""What waits to be taken in: bounded, and in fair turns."""

import threading
from datetime import UTC, datetime

from candour.channels.base import Incoming
from candour.channels.ending import Ending
from candour.lookout.turns import AT_ONCE, MOST_WAITING, Turns

AT = datetime(2026, 5, 3, tzinfo=UTC)


def posts(count: int, name: str = "p") -> tuple[Incoming, ...]:
    return tuple(Incoming(f"{name}{number}", "words", "Jan", AT) for number in range(count))


def test_trusts_take_turns_and_so_do_the_accounts_of_each() -> None:
    turns = Turns()
    for account, trust in ((1, 1), (2, 1), (3, 2)):
        turns.put(account, trust, posts(3 * AT_ONCE), "c", Ending())
    taken = [turn.account for _ in range(6) if (turn := turns.take(0)) is not None]
    assert taken == [1, 3, 2, 3, 1, 3]


def test_a_full_queue_makes_its_own_line_wait_and_no_other() -> None:
    turns, ending = Turns(), Ending()
    flood = threading.Thread(target=turns.put, args=(1, 1, posts(MOST_WAITING + 5), "c", ending))
    flood.start()
    assert turns.put(2, 2, posts(1), "c", Ending())
    assert turns.waiting(1) <= MOST_WAITING
    assert flood.is_alive()
    while (turn := turns.take(0)) is not None and flood.is_alive():
        assert len(turn.posts) <= AT_ONCE
    flood.join(5)
    assert not flood.is_alive()


def test_a_line_that_is_ended_waits_no_longer() -> None:
    turns, ending = Turns(), Ending()
    turns.put(1, 1, posts(MOST_WAITING), "c", ending)
    ending.end()
    assert not turns.put(1, 1, posts(1), "c", ending)


def test_the_place_moves_only_when_all_that_came_with_it_is_taken() -> None:
    turns = Turns()
    turns.put(1, 1, posts(AT_ONCE + 1), "place", Ending())
    first, second = turns.take(0), turns.take(0)
    assert first is not None
    assert second is not None
    assert (first.cursor, second.cursor) == ("", "place")


def test_a_turn_that_is_put_back_comes_first_again() -> None:
    turns = Turns()
    turns.put(1, 1, posts(AT_ONCE + 3), "place", Ending())
    first = turns.take(0)
    assert first is not None
    turns.put_back(first)
    assert turns.take(0) == first


def test_accounts_that_rest_are_passed_over() -> None:
    turns = Turns()
    turns.put(1, 1, posts(1), "c", Ending())
    assert turns.take(0, frozenset({1})) is None
    assert turns.take(0) is not None
