"""The pages of words in several parts: cut, looked at, approved, stopped, gone on; without JavaScript."""

import pytest

from candour.domain.threads import MARK
from candour.voice.models import Statement
from tests.pages import Visit
from tests.rooms.voice.sending import UNDO, later
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import COMPLAINT, Place
from tests.rooms.voice.threading import cut_words, on_the_square, parts_of, states, thread


@pytest.fixture
def here(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The square, with pages that see its clock."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: place.now)
    return place


def page(visit: Visit, place: Place, path: str, who: str = "nurse") -> str:
    return " ".join(visit(path, by=place[who]).content.decode().split())


def too_long(place: Place) -> tuple[Statement, str]:
    words = cut_words(place, 7).replace(f"\n{MARK}\n", " ")
    return place.draft(place.come_in(COMPLAINT), words), words


def test_too_long_words_are_counted_and_cut_only_when_somebody_asks(here: Place, visit: Visit) -> None:
    draft, words = too_long(here)
    html = page(visit, here, f"/speak/{draft.pk}")
    assert "characters too long for Square (square_keyed). Nothing is cut off for you." in html
    assert "Cut it into parts" in html
    assert MARK not in html
    sent = {"text": words, "harm_answer": "no", "window": "w"}
    refused = visit(f"/speak/{draft.pk}/send", by=here["nurse"], post=sent, expecting=403).content.decode()
    assert "Shorten it, or cut it into parts." in refused
    visit(f"/speak/{draft.pk}/cut", by=here["nurse"], post=sent, expecting=302)
    html = page(visit, here, f"/speak/{draft.pk}")
    assert "2 parts, one under the other, on Square (square_keyed)" in html
    assert "Part 1 of 2" in html
    assert "Part 2 of 2" in html
    assert MARK in html
    assert "too long" not in html


def test_a_part_that_is_too_long_is_named(here: Place, visit: Visit) -> None:
    draft, words = too_long(here)
    sent = {"text": f"I am sorry.\n{MARK}\n{words}", "harm_answer": "no", "window": "w"}
    visit(f"/speak/{draft.pk}/check", by=here["nurse"], post=sent, expecting=302)
    html = page(visit, here, f"/speak/{draft.pk}")
    assert "Part 2 is " in html
    assert "Cut it further" in html


def test_a_word_without_room_is_said_on_the_page(here: Place, visit: Visit) -> None:
    draft, _words = too_long(here)
    sent = {"text": "x" * 600, "harm_answer": "no", "window": "w"}
    answer = visit(f"/speak/{draft.pk}/cut", by=here["nurse"], post=sent, expecting=403)
    assert "too long for one part" in answer.content.decode()


def test_whoever_decides_sees_each_part_to_the_letter(here: Place, visit: Visit) -> None:
    statement = here.send(here.come_in(COMPLAINT), cut_words(here, 7))
    html = page(visit, here, f"/decide/{statement.pk}", "matron")
    assert "On Square (square_keyed) in 5 parts, exactly so" in html
    assert statement.current is not None
    for number, text in enumerate(next(iter(statement.current.threads.values())), start=1):
        assert f"<strong>Part {number} of 5</strong>, {len(text)} of 500 characters" in html


def test_it_says_two_of_five_and_goes_on_at_three(here: Place, visit: Visit) -> None:
    statement = thread(here)
    SQUARE.faults[:] = ["", "", "refused"]
    later(here, UNDO)
    html = page(visit, here, f"/speak/{statement.pk}")
    assert "<h1" in html
    assert "It stopped: 2 of 5 live" in html
    assert "Take down the 2 parts that are live" in html
    assert "Waits for part 3" in html
    assert "Go on with part 3" in html
    third = parts_of(statement)[2]
    visit(f"/copies/{third.pk}/again", by=here["nurse"], post={}, expecting=302)
    later(here, 1)
    html = page(visit, here, f"/speak/{statement.pk}")
    assert "It is public" in html
    assert "5 of 5 live" in html


def test_the_live_ones_come_down_by_one_button(here: Place, visit: Visit) -> None:
    statement = thread(here)
    SQUARE.faults[:] = ["", "refused"]
    later(here, UNDO)
    assert "Take down part 1" in page(visit, here, f"/speak/{statement.pk}")
    visit(f"/speak/{statement.pk}/do/take-parts-down", by=here["nurse"], post={}, expecting=302)
    later(here, 1)
    assert on_the_square(statement) == []
    assert states(statement)[0] == "taken_down"
    html = page(visit, here, f"/speak/{statement.pk}")
    assert "only a part of it could be sent" in html


def test_owning_and_taking_down_name_a_thread_once(here: Place, visit: Visit) -> None:
    statement = thread(here)
    later(here, UNDO)
    own = page(visit, here, f"/own/{statement.pk}")
    assert own.count("the correction appears under it") == 1
    down = page(visit, here, f"/own/{statement.pk}/take-down")
    assert down.count("we ask the network to delete it") == 1
    assert "Only a part of it could be sent" not in down, "that is no reason to choose"
    assert "live, 5 of 5 parts" in page(visit, here, f"/own/{statement.pk}/thread")
