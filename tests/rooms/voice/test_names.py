"""An answer that must begin with the name of whoever is answered: approved with it, and counted with it."""

import pytest

from candour.domain.refusal import Refusal
from candour.voice.actions import deciding
from candour.voice.copies import texts_for
from candour.voice.models import Statement
from tests.pages import Visit
from tests.rooms.voice.owning import LIFTS
from tests.rooms.voice.sending import UNDO, later
from tests.rooms.voice.square import LONGEST
from tests.rooms.voice.squares import COMPLAINT, REPLY, Place
from tests.rooms.voice.threading import cut_words, on_the_square

HANDLE = "@sam@social.example"


def words_of(place: Place) -> str:
    return REPLY.format(thing="wait", name=place["nurse"].first_name)


def answered(place: Place, words: str = "", handle: str = HANDLE) -> Statement:
    """This will have the nurse answer somebody who must be named."""
    return place.send(place.come_in(COMPLAINT, handle=handle), words or words_of(place))


def texts(place: Place, statement: Statement) -> tuple[str, ...]:
    assert statement.current is not None
    return texts_for(statement.current, place.accounts["square_keyed"])


def test_the_words_that_leave_begin_with_the_name_on_that_network_alone(place: Place) -> None:
    statement = answered(place)
    assert statement.current is not None
    (text,) = texts(place, statement)
    assert text.startswith(f"{HANDLE} Thank you for telling us")
    assert HANDLE not in statement.current.text
    for account in (place.made.front_door, place.accounts["square_listed"]):
        assert HANDLE not in texts_for(statement.current, account)[0]


def test_a_writer_who_began_with_the_name_does_not_say_it_twice(place: Place) -> None:
    (text,) = texts(place, answered(place, f"{HANDLE.upper()}, {words_of(place)}"))
    assert text.startswith(f"{HANDLE.upper()}, Thank you")


def test_in_parts_the_first_begins_with_it_and_all_leave_as_they_were_approved(place: Place) -> None:
    statement = answered(place, cut_words(place, 7))
    parts = texts(place, statement)
    assert [part.startswith(HANDLE) for part in parts] == [True, False, False, False, False]
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=place["matron"], statement=statement, seen=seen, lifts=LIFTS, now=place.now)
    later(place, UNDO)
    assert on_the_square(statement) == list(parts)


def test_the_name_counts_as_the_network_counts(place: Place) -> None:
    fits = "Thank you. " * 10
    signature = len(texts(place, answered(place, fits, handle=""))[0]) - len(fits.strip())
    room = LONGEST - signature
    answered(place, "a" * room, handle="")
    with pytest.raises(Refusal) as refused:
        answered(place, "b" * room)
    assert f"{len(HANDLE) + 1} characters too long" in refused.value.reason


def test_whoever_writes_and_whoever_approves_sees_the_name(
    place: Place, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: place.now)
    statement = answered(place)
    assert HANDLE in visit(f"/decide/{statement.pk}", by=place["matron"]).content.decode()
    draft = place.draft(place.come_in(COMPLAINT, handle=HANDLE), words_of(place))
    assert HANDLE in visit(f"/speak/{draft.pk}", by=place["nurse"]).content.decode()
