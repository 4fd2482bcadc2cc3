"""Pictures and those in them: added once, asked, shown while they agree, gone at once when they do not."""

from datetime import date, timedelta

import pytest

from candour.channels.pictures import PictureIsNotThere, picture
from candour.demo.trust import BUILDER
from candour.domain.picturing import PictureOf
from candour.domain.refusal import Refusal
from candour.ledger.holds import place_hold
from candour.people.models import Notice
from candour.photos import actions, files, queries
from candour.photos.models import Photo, Pictured
from tests.drawing import drawn
from tests.rooms.photos.album import INSIDE, OUTSIDE, Album


def erased(album: Album, photo: Photo) -> bool:
    album.world.work()
    photo.refresh_from_db()
    return photo.erased_at is not None


def test_the_same_file_twice_is_one_stored_copy(album: Album) -> None:
    first, again = album.add("nurse"), album.add("nurse")
    assert first == again
    other = album.add("porter")
    assert other != first
    assert album.folder(first) == album.folder(other)
    assert sorted(each.name for each in album.folder(first).iterdir()) == ["40.jpg", "40.webp"]
    assert files.rendition(first, "40.webp") == files.rendition(other, "40.webp")


def test_a_picture_waits_for_everybody_in_it(album: Album) -> None:
    photo = album.add()
    assert album.outside(photo)
    asha, dave = album.name(photo, "sister"), album.name(photo, "porter", said_yes=True)
    assert not album.outside(photo)
    actions.agree(by=album.world["sister"], pictured=asha, audience=INSIDE, now=album.world.now)
    photo = queries.photo_of(photo.trust_id, photo.pk)
    assert queries.waits_for(photo, OUTSIDE, album.world.now) == (album.world["sister"].full_name,)
    assert not queries.waits_for(photo, INSIDE, album.world.now)
    actions.agree(by=album.world["sister"], pictured=asha, audience=OUTSIDE, now=album.world.now)
    assert album.outside(photo)
    with pytest.raises(Refusal, match="Only they themselves"):
        actions.agree(by=album.world["matron"], pictured=dave, audience=INSIDE, now=album.world.now)
    with pytest.raises(Refusal, match="answered already"):
        actions.unname(by=photo.owner, pictured=dave, now=album.world.now)


def test_a_yes_taken_back_takes_every_copy_down_and_erases_it(album: Album) -> None:
    world = album.world
    photo, copy = album.add("nurse"), album.add("executive")
    row = album.name(photo, "sister", said_yes=True)
    sent = actions.send_out(by=world["nurse"], photo=photo, now=world.now)
    assert queries.may_go_out(photo.trust_id, [sent.sha256], world.now) is None
    with pytest.raises(Refusal, match="You are not in this picture"):
        actions.say_no(by=world["porter"], pictured=row, now=world.now)
    actions.say_no(by=world["sister"], pictured=row, now=world.now)
    assert not album.outside(photo)
    assert not album.outside(copy)
    refusal = queries.may_go_out(photo.trust_id, [sent.sha256], world.now)
    assert refusal is not None
    assert "taken down" in refusal.reason
    assert erased(album, photo)
    assert erased(album, copy)
    for each in (photo, copy):
        assert "consent:withdrawn" in album.events(each)
        with pytest.raises(files.FileIsNotThere):
            files.rendition(each, "40.jpg")
    with pytest.raises(PictureIsNotThere):
        picture(photo.trust_id, sent.sha256)
    with pytest.raises(Refusal, match="asked us not to show it"):
        actions.add_photo(by=world["porter"], content=drawn(shade=1), now=world.now)


def test_a_copy_that_its_owner_took_down_leaves_the_other_one(album: Album) -> None:
    world = album.world
    gone, stays = album.add("nurse"), album.add("porter")
    sent = [actions.send_out(by=each.owner, photo=each, now=world.now).sha256 for each in (gone, stays)]
    assert sent[0] == sent[1]
    actions.take_down(by=gone.owner, photo=gone, now=world.now)
    assert erased(album, gone)
    assert queries.may_go_out(stays.trust_id, sent, world.now) is None
    assert picture(stays.trust_id, sent[0])
    actions.take_down(by=stays.owner, photo=stays, now=world.now)
    assert queries.may_go_out(stays.trust_id, sent, world.now) is not None
    assert erased(album, stays)
    with pytest.raises(PictureIsNotThere):
        picture(stays.trust_id, sent[0])


def test_a_no_counts_on_a_picture_that_its_owner_took_down_first(album: Album) -> None:
    photo, world = album.add(), album.world
    row = album.name(photo, "sister")
    actions.take_down(by=photo.owner, photo=photo, now=world.now)
    actions.say_no(by=world["sister"], pictured=row, now=world.now)
    assert "consent:declined" in album.events(photo)
    with pytest.raises(Refusal, match="asked us not to show it"):
        actions.add_photo(by=photo.owner, content=drawn(shade=1), now=world.now)


def test_a_yes_to_the_public_can_become_one_to_colleagues_alone(album: Album) -> None:
    photo = album.add()
    row = album.name(photo, "sister", said_yes=True)
    actions.agree(by=album.world["sister"], pictured=row, audience=INSIDE, now=album.world.now)
    assert album.events(photo)[-1] == "consent:withdrawn"
    assert not album.outside(photo)
    assert not queries.waits_for(queries.photo_of(photo.trust_id, photo.pk), INSIDE, album.world.now)


def test_a_picture_under_legal_hold_is_shown_to_nobody_and_not_erased(album: Album) -> None:
    photo = album.add()
    hold = {"by": album.world["administrator"], "trust": photo.trust_id, "now": album.world.now}
    place_hold(ref=f"photo:{photo.pk}", reason="A letter came.", **hold)  # type: ignore[arg-type]
    actions.take_down(by=photo.owner, photo=photo, now=album.world.now)
    assert not erased(album, photo)
    assert not queries.may_see(photo.owner, queries.photo_of(photo.trust_id, photo.pk), album.world.now)
    assert files.rendition(photo, "40.jpg")
    copy = album.add("porter")
    actions.take_down(by=copy.owner, photo=copy, now=album.world.now)
    assert erased(album, copy)
    assert files.rendition(photo, "40.jpg"), "a copy that goes leaves what is held"


def test_a_patients_written_yes_ends_with_its_day(album: Album) -> None:
    photo, world = album.add(), album.world
    row = actions.name_other(
        by=photo.owner,
        photo=photo,
        kind=PictureOf.PATIENT,
        called="the man on the left",
        audience=OUTSIDE,
        purpose="The garden's page",
        until=date(2099, 1, 1),
        cares_for_them=False,
        asked_by=world["porter"],
        now=world.now,
    )
    assert album.outside(photo)
    Pictured.objects.filter(pk=row.pk).update(until=world.now.date())
    assert actions.end_what_is_over(by=BUILDER, now=world.now) == 0, "its last day is one of its days"
    world.now += timedelta(days=1)
    assert not album.outside(photo)
    assert actions.end_what_is_over(by=BUILDER, now=world.now) == 1
    assert actions.end_what_is_over(by=BUILDER, now=world.now) == 0
    assert album.events(photo)[-2:] == ["consent:ended", "photo:taken_down"]
    assert Notice.objects.filter(person=photo.owner, kind="picture_down", done_at=None).exists()
    assert erased(album, photo)
    assert album.add() != photo, "it was no no: the same file can be added again, and asked for anew"


def test_another_file_under_a_pictures_name_is_never_shown(album: Album) -> None:
    photo = album.add(shade=6)
    (album.folder(photo) / "40.jpg").write_bytes(drawn(shade=5))
    with pytest.raises(files.FileIsNotThere, match="changed"):
        files.rendition(photo, "40.jpg")
    files.erase(photo.trust_id, photo.sha256)
