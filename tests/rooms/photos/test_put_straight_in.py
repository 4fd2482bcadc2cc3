"""A file that was put straight into a reply: what anybody answers in the feed, in any copy, reaches it."""

from datetime import timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from candour.photos import actions
from candour.photos.models import Photo
from candour.photos.safe_pictures import made_safe
from tests.rooms.photos.album import OUTSIDE, Album
from tests.rooms.photos.replies import (
    Says,
    agreed,
    inside_and_down,
    inside_only,
    narrowed,
    nobody,
    over,
    over_and_down,
    pending,
    published,
    put,
    said_no,
    sweep,
    undescribed,
)

SAID = [
    (pending, False, True),
    (inside_only, False, False),
    (narrowed, False, False),
    (over, False, False),
    (over_and_down, False, False),
    (inside_and_down, False, False),
    (undescribed, True, True),
    (nobody, True, True),
    (agreed, True, True),
]


@pytest.mark.parametrize(("say", "goes"), [(say, goes) for say, goes, _ in SAID])
def test_whoever_has_not_agreed_in_one_copy_keeps_the_file_in_whatever_another_says(
    album: Album, say: Says, goes: bool
) -> None:
    album.add("nurse")
    say(album)
    if goes:
        assert put(album)
    else:
        with pytest.raises(Refusal):
            put(album)


@pytest.mark.parametrize(("say", "stands"), [(say, stands) for say, _, stands in SAID])
def test_an_answer_that_is_no_yes_to_the_public_takes_an_earlier_reply_down(
    album: Album, say: Says, stands: bool
) -> None:
    reply = published(album)
    say(album)
    assert reply.may_be_public() == stands, "at once, before any work is done"
    if say is over:
        sweep(album)
    assert reply.is_public() == stands
    assert reply.has_bytes(), "nobody said no"


def test_what_is_answered_in_a_second_copy_reaches_a_reply_with_the_first_one(album: Album) -> None:
    album.add("nurse")
    reply = published(album)
    inside_only(album)
    assert not reply.may_be_public()
    assert not reply.is_public()


def test_a_yes_takes_nothing_down_while_somebody_else_is_still_asked(album: Album) -> None:
    photo = album.add("porter")
    reply = published(album)
    first, _second = album.name(photo, "sister"), album.name(photo, "matron")
    actions.agree(by=album.world["sister"], pictured=first, audience=OUTSIDE, now=album.world.now)
    assert reply.is_public()


def test_a_newer_copy_that_all_agreed_to_is_asked_instead_of_one_that_was_taken_down(album: Album) -> None:
    inside_and_down(album)
    album.world.now += timedelta(minutes=1)
    agreed(album)
    assert put(album)


@pytest.mark.parametrize("say", [pending, inside_only, said_no])
def test_what_is_said_while_the_picture_is_made_counts(
    album: Album, monkeypatch: pytest.MonkeyPatch, say: Says
) -> None:
    def slowly(content: bytes) -> bytes:
        if not Photo.objects.exists():
            say(album)
        return made_safe(content)

    monkeypatch.setattr("candour.photos.actions.putting_in.made_safe", slowly)
    with pytest.raises(Refusal):
        put(album)
    assert not Event.objects.filter(name="photos:file:put_in").exists()
