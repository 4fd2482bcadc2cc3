"""Bytes of a file that was put straight into a reply: gone with a no, unless they are under legal hold."""

from datetime import timedelta

import pytest

from candour.channels.pictures import PictureIsNotThere, picture
from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal
from candour.ledger.holds import lift_hold, place_hold
from candour.ledger.models import Event
from candour.photos import actions, queries
from candour.photos.actions import adding
from candour.photos.models import Photo
from candour.photos.safe_pictures import MadeAnew, made_for_pages
from candour.voice.actions.taking_down import take_down
from tests.rooms.photos.album import Album
from tests.rooms.photos.replies import FILE, published, put, sweep


def hold(album: Album, ref: str) -> int:
    """This will put a thing under legal hold, and give the number of that."""
    by, trust = album.world["administrator"], album.world.made.trust.pk
    return place_hold(by=by, ref=ref, trust=trust, reason="A letter came.", now=album.world.now).pk


def lift(album: Album, held: int) -> None:
    """This will lift a legal hold, and let the next sweep do what it kept from being done."""
    lift_hold(by=album.world["administrator"], hold=held, reason="It is settled.", now=album.world.now)
    sweep(album)


def test_a_no_after_the_owner_took_the_picture_down_reaches_the_reply_and_its_bytes(album: Album) -> None:
    reply, world = published(album), album.world
    photo = album.add("porter")
    row = album.name(photo, "sister")
    actions.take_down(by=photo.owner, photo=photo, now=world.now)
    assert reply.is_public()
    photo.refresh_from_db()
    assert photo.erased_at is not None
    assert reply.has_bytes()
    actions.say_no(by=world["sister"], pictured=row, now=world.now)
    assert not reply.is_public()
    assert not reply.has_bytes()


def test_bytes_that_were_forgotten_are_not_written_again_from_another_file(album: Album) -> None:
    sent = put(album)
    assert put(album, FILE + b"\0") == sent, "another file that gives the same picture"
    row = album.name(album.add("porter"), "sister")
    actions.say_no(by=album.world["sister"], pictured=row, now=album.world.now)
    album.world.work()
    for content in (FILE, FILE + b"\0", FILE + b"\0\0"):
        with pytest.raises(Refusal, match="asked us not to show it"):
            put(album, content)
        with pytest.raises(PictureIsNotThere):
            picture(album.world.made.trust.pk, sent)


def test_a_no_that_is_said_while_a_picture_is_made_refuses_it_and_leaves_no_file(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = album.add("porter")
    row = album.name(photo, "sister")
    actions.take_down(by=photo.owner, photo=photo, now=album.world.now)
    album.world.work()

    def slowly(content: bytes) -> MadeAnew:
        made = made_for_pages(content)
        actions.say_no(by=album.world["sister"], pictured=row, now=album.world.now)
        return made

    monkeypatch.setattr(adding, "made_for_pages", slowly)
    with pytest.raises(Refusal, match="asked us not to show it"):
        album.add("nurse")
    assert not album.folder(photo).exists()


def test_however_many_pictures_are_held_they_stand_in_nobody_s_way(album: Album) -> None:
    world = album.world
    last = album.add("porter")
    before = world.now - timedelta(days=1)
    Photo.objects.bulk_create(
        Photo(
            trust_id=last.trust_id,
            owner=last.owner,
            sha256=f"{number:064}",
            width=1,
            height=1,
            renditions={},
            added_at=before,
            taken_down_at=before,
            taken_down_by=last.owner.ledger_name,
            taken_down_because="owner",
        )
        for number in range(250)
    )
    actions.take_down(by=last.owner, photo=last, now=world.now)
    assert queries.to_erase()[-1] == last.pk


def test_a_copy_under_legal_hold_keeps_the_bytes_of_the_reply_until_it_is_lifted(album: Album) -> None:
    reply = published(album)
    held, said = album.add("porter"), album.add("executive")
    number = hold(album, f"photo:{held.pk}")
    actions.say_no(by=album.world["sister"], pictured=album.name(said, "sister"), now=album.world.now)
    assert not reply.is_public()
    assert reply.has_bytes()
    lift(album, number)
    assert not reply.has_bytes()


@pytest.mark.parametrize("thing", ["statement", "post", "trust"])
@pytest.mark.parametrize("is_in_the_feed", [False, True])
def test_a_reply_under_legal_hold_keeps_its_picture_until_it_is_lifted(
    album: Album, thing: str, is_in_the_feed: bool
) -> None:
    photo = album.add("porter") if is_in_the_feed else None
    reply = published(album)
    statement, photo = reply.statement, photo or album.add("porter")
    keys = {"statement": statement.pk, "post": statement.post_id, "trust": statement.trust_id}
    number = hold(album, f"{thing}:{keys[thing]}")
    actions.say_no(by=album.world["sister"], pictured=album.name(photo, "sister"), now=album.world.now)
    assert not reply.is_public()
    assert reply.has_bytes()
    lift(album, number)
    assert not reply.has_bytes()


def test_a_file_that_goes_in_and_is_forgotten_stands_in_the_record_with_whoever_did_it(album: Album) -> None:
    put(album)
    put(album)
    row = album.name(album.add("porter"), "sister")
    actions.say_no(by=album.world["sister"], pictured=row, now=album.world.now)
    album.world.work()
    told = Event.objects.filter(name__startswith="photos:file:").order_by("pk")
    nurse = album.world["nurse"].ledger_name
    assert list(told.values_list("name", "by")) == [
        ("photos:file:put_in", nurse),
        ("photos:file:forgotten", "job:photos.forget"),
    ]


def test_a_reply_that_is_down_for_another_reason_keeps_its_bytes(album: Album) -> None:
    reply, world = published(album), album.world
    take_down(by=world["sister"], statement=reply.statement, reason=TakeDownReason.STRANGER, now=world.now)
    assert not reply.is_public()
    assert reply.has_bytes()
