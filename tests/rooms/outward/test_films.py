"""A video that is said in public: whoever decides sees it with its captions, and those are what is public."""

import pytest

from candour.channels.frontdoor.models import Answer
from candour.domain.refusal import Refusal
from candour.domain.videos import typed
from candour.outward.models import Outward
from candour.outward.queries import pictures_on_our_page
from candour.photos import actions as photos
from candour.photos.models import Photo
from candour.voice.models import Asking
from tests.pages import Visit
from tests.rooms.outward.speaking import Speaking
from tests.rooms.photos.album import Album


@pytest.fixture
def film(speaking: Speaking) -> Photo:
    return Album(speaking.world).film()


@pytest.fixture
def outward(speaking: Speaking, film: Photo) -> Outward:
    """The nurse's own post with a video, on its way to the public."""
    return speaking.begin(speaking.post(film))


def caption(speaking: Speaking, film: Photo, lines: str) -> None:
    found = typed(lines, 1)
    photos.caption(by=film.owner, photo=film, captions=found, is_spoken=True, now=speaking.world.now)


def test_whoever_writes_and_whoever_decides_see_the_film_and_its_captions(
    speaking: Speaking, film: Photo, outward: Outward, visit: Visit
) -> None:
    nurse, pk = speaking.world["nurse"], outward.statement_id
    composer = visit(f"/speak/{pk}", by=nurse).content.decode()
    speaking.send(outward)
    decider = Asking.objects.get(route__version__statement=pk, ended_at=None).person
    for page, by in ((composer, nurse), (visit(f"/decide/{pk}", by=decider).content.decode(), decider)):
        assert f'<source src="/photos/{film.pk}/video.mp4"' in page
        assert "0:00 It boils." in page
        visit(f"/photos/{film.pk}/video.mp4", by=by)
        assert b"It boils." in visit(f"/photos/{film.pk}/captions.vtt", by=by).content


def test_other_captions_are_refused_once_somebody_decides_on_them(
    speaking: Speaking, film: Photo, outward: Outward
) -> None:
    del outward
    with pytest.raises(Refusal, match="stay as they are") as no:
        caption(speaking, film, "0:00 It sings.")
    assert no.value.remedy == "Take it down, and send it again with the captions that you want."
    caption(speaking, film, "0:00 It boils.")  # the same ones


def test_the_public_sees_the_film_of_the_post_and_no_other_with_the_same_still(
    speaking: Speaking, film: Photo, outward: Outward
) -> None:
    speaking.publish(outward)
    film.refresh_from_db()
    other = speaking.photo()
    Photo.objects.filter(pk=other.pk).update(outgoing_sha256=film.outgoing_sha256)
    speaking.post(other)
    number = f"answer:{Answer.objects.get().pk}"
    shown = pictures_on_our_page(speaking.world.made.trust, [number], speaking.world.now)
    assert shown == {number: [film]}
