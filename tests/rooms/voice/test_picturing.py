"""Pictures with a reply: described, decided on with the words, and frozen with them."""

import pytest

from candour.channels.base import Message
from candour.channels.pictures import keep_picture
from candour.domain.refusal import Refusal
from candour.domain.versions import Picture
from candour.voice.actions import deciding, submitting
from candour.voice.actions.picturing import MOST_PICTURES, put_pictures
from candour.voice.copies import messages_for
from candour.voice.models import Delivery, Statement
from tests.contracts.drawing import png
from tests.pages import Visit
from tests.rooms.voice.owning import LIFTS
from tests.rooms.voice.squares import COMPLAINT, REPLY, Place
from tests.rooms.voice.threading import cut_words

ALT = "A board on the wall that says how long the wait is."


def pictured(place: Place, alt: str = ALT, words: str = "") -> Statement:
    """This will have the nurse answer with a picture, without sending it."""
    text = words or REPLY.format(thing="wait", name=place["nurse"].first_name)
    draft = place.draft(place.come_in(COMPLAINT), text)
    picture = Picture(keep_picture(draft.trust_id, png()), alt)
    return put_pictures(by=place["nurse"], statement=draft, pictures=[picture], now=place.now)


def sent(place: Place, statement: Statement) -> Statement:
    return submitting.submit(by=place["nurse"], statement=statement, now=place.now)


def test_what_is_approved_is_what_every_copy_holds(place: Place) -> None:
    statement = sent(place, pictured(place))
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=place["matron"], statement=statement, seen=seen, lifts=LIFTS, now=place.now)
    for copy in Delivery.objects.filter(statement=statement).select_related("account"):
        alts = [each.alt for each in Message.thaw(bytes(copy.frozen)).pictures]
        assert alts == ([] if copy.account.channel == "frontdoor" else [ALT])


def test_other_words_for_it_are_another_version(place: Place) -> None:
    one, other = sent(place, pictured(place)), sent(place, pictured(place, alt="The board, and a clock."))
    assert one.current is not None
    assert other.current is not None
    assert one.current.sha256 != other.current.sha256


def test_in_parts_it_goes_with_the_first(place: Place) -> None:
    statement = sent(place, pictured(place, words=cut_words(place, 7)))
    assert statement.current is not None
    messages = messages_for(statement, statement.current, place.accounts["square_keyed"])
    assert [len(message.pictures) for message in messages] == [1, 0, 0, 0, 0]


@pytest.mark.parametrize("alt", ["", "IMG_2041.jpg"])
def test_one_that_says_nothing_to_those_who_cannot_see_it_is_held(place: Place, alt: str) -> None:
    with pytest.raises(Refusal) as refused:
        sent(place, pictured(place, alt=alt))
    assert refused.value.clause == "8.4"


def test_only_the_writer_puts_them_there_few_and_only_those_that_are_kept(place: Place) -> None:
    draft = pictured(place)
    (kept,) = draft.draft_pictures
    one = Picture(*kept)
    for by, pictures in (
        ("matron", [one]),
        ("nurse", [one] * (MOST_PICTURES + 1)),
        ("nurse", [Picture("0" * 64, ALT)]),
        ("nurse", [Picture(one.sha256, "a" * 1_001)]),
    ):
        with pytest.raises(Refusal):
            put_pictures(by=place[by], statement=draft, pictures=pictures, now=place.now)
    sent(place, draft)
    with pytest.raises(Refusal):
        put_pictures(by=place["nurse"], statement=draft, pictures=[], now=place.now)


def test_whoever_writes_and_whoever_decides_sees_it_with_its_words(
    place: Place, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: place.now)
    draft = pictured(place)
    assert f'alt="{ALT}"' in visit(f"/speak/{draft.pk}", by=place["nurse"]).content.decode()
    sent(place, draft)
    assert f'alt="{ALT}"' in visit(f"/decide/{draft.pk}", by=place["matron"]).content.decode()
