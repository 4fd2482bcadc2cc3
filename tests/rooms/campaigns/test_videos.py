"""A short video in a campaign: entered like a picture, on the wall with its captions, gone with one no."""

import io
from zipfile import ZipFile

import pytest

from candour.campaigns.actions.entering import show
from candour.campaigns.models import Campaign
from candour.campaigns.presenters.entries import QueuePage
from candour.domain.entering import EntryState
from candour.domain.picturing import Audience, People
from candour.domain.refusal import Refusal
from candour.domain.videos import VideoState, typed
from candour.photos import actions as photos
from candour.photos.files import largest_jpeg, made_video
from candour.photos.models import Video
from tests.pages import Visit
from tests.rooms.campaigns.campaigning import Campaigning
from tests.rooms.photos.album import Album


@pytest.fixture
def day(campaigning: Campaigning) -> Campaign:
    """An open campaign, and a nurse who took the lesson."""
    campaigning.train("nurse")
    return campaigning.open("sister")


def test_a_video_goes_from_a_phone_to_both_walls_and_is_gone_with_one_no(
    campaigning: Campaigning, day: Campaign, visit: Visit
) -> None:
    world, album = campaigning.world, Album(campaigning.world)
    film = album.film(people=People.THESE)
    row = album.name(film, "porter", said_yes=True)
    page = visit(f"/campaigns/{day.pk}/enter", by=world["nurse"]).content.decode()
    assert "they get its still picture" in page
    campaigning.enter(day, photo=film, words="The kettle on Juniper.")
    world.wait(seconds=61)
    for address, by, path in (
        (f"/campaigns/{day.pk}/wall", world["porter"], "photos"),
        (f"/wall/{day.slug}", None, "pictures"),
    ):
        wall = visit(address, by=by).content.decode()
        assert f'src="/{path}/{film.pk}/video.mp4"' in wall
        assert "<video controls muted" in wall
        assert "autoplay" not in wall, (
            "the script plays it, and only for those who did not ask for less motion"
        )
        assert b"It boils." in visit(f"/{path}/{film.pk}/captions.vtt", by=by).content
        visit(f"/{path}/{film.pk}/video.mp4", by=by)
    assert campaigning.wall(day, Audience.OUTSIDE) == ["The kettle on Juniper.\n\n#ADayAtStBrannocs"]
    photos.say_no(by=world["porter"], pictured=row, now=world.now)
    for address, by, path in (
        (f"/campaigns/{day.pk}/wall", world["porter"], "photos"),
        (f"/wall/{day.slug}", None, "pictures"),
    ):
        assert "<video" not in visit(address, by=by).content.decode()
        visit(f"/{path}/{film.pk}/video.mp4", by=by, expecting=404)


def test_a_video_is_taken_away_with_its_captions_and_the_consents(
    campaigning: Campaigning, day: Campaign, visit: Visit
) -> None:
    album = Album(campaigning.world)
    film = album.film(people=People.THESE)
    album.name(film, "porter", said_yes=True)
    campaigning.enter(day, photo=film, goes_out=False)
    answer = visit(f"/campaigns/{day.pk}/export.zip", by=campaigning.world["sister"], post={})
    with ZipFile(io.BytesIO(answer.getvalue())) as got:
        assert got.namelist()[:3] == ["pictures/0001.jpg", "pictures/0001.mp4", "pictures/0001.vtt"]
        assert got.read("pictures/0001.jpg") == largest_jpeg(film)
        assert got.read("pictures/0001.mp4") == made_video(film.trust_id, film.sha256).read_bytes()
        assert got.read("pictures/0001.vtt").startswith(b"WEBVTT")
        assert b"Dave Quick" in got.read("consents.csv")


def test_a_video_without_captions_does_not_enter(
    campaigning: Campaigning, day: Campaign, visit: Visit
) -> None:
    film = Album(campaigning.world).film(lines="")
    page = visit(f"/campaigns/{day.pk}/enter", by=campaigning.world["nurse"]).content.decode()
    assert "This video has no captions yet." in page
    with pytest.raises(Refusal, match="no captions"):
        campaigning.enter(day, photo=film)


def test_other_captions_after_a_look_wait_for_another_one(campaigning: Campaigning) -> None:
    day, world = campaigning.open("sister"), campaigning.world
    film = Album(world).film()
    entry = campaigning.show(campaigning.enter(day, photo=film, words="The kettle.", goes_out=False))
    assert len(campaigning.wall(day)) == 1
    world.wait(seconds=1)
    photos.caption(
        by=film.owner, photo=film, captions=typed("0:00 It sings.", 1), is_spoken=True, now=world.now
    )
    assert campaigning.wall(day) == [], "at once, before any job has run"
    world.work()
    entry.refresh_from_db()
    assert entry.state == EntryState.WAITING
    assert campaigning.wall(day) == []


def test_a_look_counts_for_the_captions_that_were_seen(campaigning: Campaigning) -> None:
    day, world = campaigning.open("sister"), campaigning.world
    film = Album(world).film()
    entry = campaigning.enter(day, photo=film, words="The kettle.", goes_out=False)
    card = QueuePage.of(day, world["matron"], world.now).waiting[0]
    photos.caption(
        by=film.owner, photo=film, captions=typed("0:00 It sings.", 1), is_spoken=True, now=world.now
    )
    with pytest.raises(Refusal, match="changed since you opened this"):
        show(by=world["matron"], entry=entry, seen=card.seen, now=world.now)
    assert campaigning.show(entry).state == EntryState.SHOWN


def test_a_video_that_nobody_can_see_yet_is_not_looked_at(campaigning: Campaigning) -> None:
    day, world = campaigning.open("sister"), campaigning.world
    film = Album(world).film()
    entry = campaigning.enter(day, photo=film, words="The kettle.", goes_out=False)
    Video.objects.filter(still=film).update(state=VideoState.SENT)
    with pytest.raises(Refusal, match="being made ready") as no:
        campaigning.show(entry)
    assert no.value.remedy == "Look at it once it can be seen."
    Video.objects.filter(still=film).update(state=VideoState.MADE)
    assert campaigning.show(entry).state == EntryState.SHOWN
