"""Pictures that were put straight into a reply, on our own page: with their words, as long as all agree."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.channels.frontdoor.models import Answer
from candour.channels.pictures import PictureIsNotThere
from candour.channels.pictures import picture as kept_picture
from candour.domain.amending import TakeDownReason
from candour.domain.picturing import People
from candour.domain.refusal import Refusal
from candour.photos import actions as photos
from candour.public.queries import pictures_put_in
from candour.voice.actions import deciding, submitting
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Statement
from tests.drawing import drawn
from tests.pages import CheckedClient, Visit
from tests.rooms.photos.album import OUTSIDE, Album
from tests.world import World

ALT = "A new clock on a white wall."
FILE = drawn(shade=1)
"""What the album's first picture is made of, too."""
Puts = Callable[[bytes], int]


@pytest.fixture
def draft(world: World) -> Statement:
    """The nurse's reply to a story on our own page."""
    return world.draft(world.receive())


@pytest.fixture
def puts(client: CheckedClient, world: World, draft: Statement) -> Puts:
    """Puts a file into the reply on its page, and gives the answer's status."""

    def put(content: bytes) -> int:
        client.force_login(world["nurse"])
        chosen = SimpleUploadedFile("IMG_1.jpg", content, "image/jpeg")
        told = {"alt": ALT, "may_be_shown": "yes", "picture": chosen}
        return client.post(f"/speak/{draft.pk}/pictures", told).status_code

    return put


def publish(world: World, draft: Statement) -> Answer:
    draft.refresh_from_db()
    statement = submitting.submit(by=world["nurse"], statement=draft, now=world.now)
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=world["matron"], statement=statement, seen=seen, now=world.now)
    world.wait(minutes=2)
    return Answer.objects.get()


def shown(answer: Answer, draft: Statement) -> tuple[str, str]:
    """This will give the page of a story, and the address of the picture in its answer."""
    draft.refresh_from_db()
    assert draft.current is not None
    ((sha256, _),) = draft.current.pictures
    return f"/stories/{answer.story_id}", f"/answers/{answer.pk}/{sha256}.jpg"


def test_everybody_sees_it_with_its_words_until_the_reply_is_taken_down(
    world: World, visit: Visit, puts: Puts, draft: Statement
) -> None:
    assert puts(FILE) == 302
    answer = publish(world, draft)
    page, picture = shown(answer, draft)
    assert f'<img class="candour-picture" src="{picture}" alt="{ALT}"' in visit(page).content.decode()
    given = visit(picture)
    assert given.content.startswith(b"\xff\xd8\xff")
    assert (given["Content-Type"], given["Cache-Control"]) == ("image/jpeg", "private, no-store")
    visit(f"/answers/{answer.pk}/{'0' * 64}.jpg", expecting=404)
    visit(f"/answers/{answer.pk + 1}/{picture.rpartition('/')[2]}", expecting=404)
    take_down(by=world["sister"], statement=draft, reason=TakeDownReason.STRANGER, now=world.now)
    assert "candour-picture" not in visit(page).content.decode()
    visit(picture, expecting=404)


def test_nobody_sees_it_before_the_reply_is_public(
    world: World, visit: Visit, puts: Puts, draft: Statement
) -> None:
    puts(FILE)
    draft.refresh_from_db()
    ((sha256, _),) = draft.draft_pictures
    for number in (0, 1, draft.pk):
        visit(f"/answers/{number}/{sha256}.jpg", expecting=404)


def test_another_trust_s_page_does_not_show_it(
    world: World, other: World, visit: Visit, puts: Puts, draft: Statement
) -> None:
    puts(FILE)
    _, picture = shown(publish(world, draft), draft)
    visit(f"/t/{other.made.trust.slug}{picture}", expecting=404)


def test_a_colleague_s_photo_goes_with_the_yes_of_those_in_it_and_is_gone_with_a_no(
    world: World, visit: Visit, puts: Puts, draft: Statement
) -> None:
    album = Album(world)
    asked = album.name(album.add("porter", people=People.THESE), "sister")
    assert puts(FILE) == 403, "she was not asked yet"
    photos.agree(by=world["sister"], pictured=asked, audience=OUTSIDE, now=world.now)
    assert puts(FILE) == 302
    page, picture = shown(publish(world, draft), draft)
    assert ALT in visit(page).content.decode()
    photos.say_no(by=world["sister"], pictured=asked, now=world.now)
    assert ALT not in visit(page).content.decode(), "at once, before any work is done"
    visit(picture, expecting=404)
    world.work()
    assert not Answer.objects.filter(deleted_at=None).exists()
    with pytest.raises(Refusal, match="asked us not to show it"):
        photos.keep_for_outside(by=world["nurse"], content=FILE, now=world.now)


def test_a_no_said_in_the_feed_reaches_the_same_file_in_an_earlier_reply(
    world: World, visit: Visit, puts: Puts, draft: Statement
) -> None:
    assert puts(FILE) == 302
    page, picture = shown(publish(world, draft), draft)
    album = Album(world)
    asked = album.name(album.add("porter", people=People.THESE), "sister")
    visit(picture)
    assert ALT in visit(page).content.decode(), "it stands until somebody minds"
    photos.say_no(by=world["sister"], pictured=asked, now=world.now)
    assert ALT not in visit(page).content.decode(), "at once, before any work is done"
    visit(picture, expecting=404)
    world.work()
    assert not Answer.objects.filter(deleted_at=None).exists()
    with pytest.raises(PictureIsNotThere):
        kept_picture(world.made.trust.pk, picture.rpartition("/")[2].removesuffix(".jpg"))


def test_the_pictures_of_all_answers_take_four_statements(world: World, puts: Puts, draft: Statement) -> None:
    assert puts(FILE) == 302
    assert puts(drawn((60, 40), shade=2)) == 302
    answer = publish(world, draft)
    album = Album(world)
    album.name(album.add("porter", people=People.THESE), "sister")
    trust = world.made.trust
    with CaptureQueriesContext(connection) as seen:
        assert [len(each) for each in pictures_put_in(trust, [answer.pk], world.now).values()] == [2]
    assert len(seen) == 4
    with CaptureQueriesContext(connection) as seen:
        assert pictures_put_in(trust, [answer.pk + 1], world.now) == {}
    assert len(seen) == 1


def test_a_copy_that_is_not_described_yet_keeps_none_up_that_all_agreed_to(world: World, puts: Puts) -> None:
    photos.add_photo(by=world["nurse"], content=FILE, now=world.now)
    album = Album(world)
    asked = album.name(album.add("porter", people=People.THESE), "sister")
    photos.agree(by=world["sister"], pictured=asked, audience=OUTSIDE, now=world.now)
    assert puts(FILE) == 302
