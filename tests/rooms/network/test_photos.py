"""Pictures of posts: they come with the words, wait for those in them, and go with the post."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from candour.domain.picturing import Audience, People, PictureOf
from candour.domain.posting import LONGEST_POST
from candour.domain.refusal import Refusal
from candour.domain.spaces import SpaceKind
from candour.network import actions
from candour.network.models import DraftPhoto, Post
from candour.photos import actions as photos
from candour.photos.models import Photo, Pictured
from tests.drawing import drawn
from tests.pages import CheckedClient
from tests.rooms.network.feeding import Feed
from tests.rooms.policy.printed import sent_by

TOLD = {"alt": "The new kettle on its shelf.", "people": "nobody", "background": "yes"}


def file(shade: int, name: str = "kettle.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, drawn(shade=shade), "image/jpeg")


def told(feed: Feed, who: str = "nurse", shade: int = 1, people: People = People.NOBODY) -> Photo:
    by, now = feed.world[who], feed.world.now
    photo = photos.add_photo(by=by, content=drawn(shade=shade), now=now)
    return photos.describe(
        by=by, photo=photo, alt=TOLD["alt"], people=people, is_background_checked=True, now=now
    )


def browse(feed: Feed, who: str) -> CheckedClient:
    client = CheckedClient()
    client.force_login(feed.world[who])
    return client


def bytes_of(photo: Photo) -> str:
    return f"/photos/{photo.pk}/40.webp"


def test_without_scripts_two_photos_are_chosen_described_and_posted(feed: Feed) -> None:
    client = browse(feed, "nurse")
    sent = {"text": "Look!", "place": "everybody", "photos": [file(1), file(2)]}
    answer = client.post("/feed", sent)
    assert answer.headers["Location"] == "/feed/photos/everybody"
    assert not Post.objects.exists()
    for _ in range(2):
        to_tell = client.get("/feed/photos/everybody").headers["Location"]
        page = client.get(to_tell)
        assert b"What a good description says" in page.content
        assert client.post(to_tell, {"alt": "", "people": "", "background": ""}).status_code == 422
        back = client.post(to_tell, {**TOLD, "back": "/feed/photos/everybody"})
        assert back.headers["Location"] == "/feed/photos/everybody"
    composer = client.get("/feed/photos/everybody")
    assert composer.content.count(b"Ready.") == 2
    assert b"Look!" in composer.content, "the words came along"
    assert client.post("/feed/photos/everybody", {"text": "Look!", "place": "everybody"}).status_code == 302
    assert not DraftPhoto.objects.exists()
    shown = browse(feed, "porter").get("/feed").content.decode()
    assert shown.count("<picture>") == 2
    assert 'width="40" height="30"' in shown
    assert TOLD["alt"] in shown


def test_a_file_that_is_no_picture_is_named_and_the_others_stay(feed: Feed) -> None:
    client = browse(feed, "nurse")
    broken = SimpleUploadedFile("page.jpg", b"<html><script>alert(1)</script>", "image/jpeg")
    page = client.post("/feed", {"text": "Look!", "place": "everybody", "photos": [broken, file(1)]})
    assert page.status_code == 403
    assert b"page.jpg: This is no picture that we can read." in page.content
    assert DraftPhoto.objects.count() == 1


def test_a_post_meant_for_a_private_space_stays_meant_for_it(feed: Feed) -> None:
    space, client = feed.space("nurse", SpaceKind.PRIVATE), browse(feed, "nurse")
    here, words = "/feed/photos/everybody", {"text": "Our rota is wrong.", "place": str(space.pk)}
    back = f"{here}?in={space.pk}"
    assert client.post("/feed", {**words, "photos": [file(1), file(2)]})["Location"] == back
    left_out, kept = DraftPhoto.objects.order_by("pk").values_list("photo_id", flat=True)
    for key in (left_out, kept):
        client.post(f"/photos/{key}?back={back}", TOLD)
    button = client.get(back).content.decode().split(f'action="{here}/{left_out}"')[1].split("</form>")[0]
    hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', button))
    assert client.post(f"{here}/{left_out}", hidden)["Location"] == back
    broken = SimpleUploadedFile("page.jpg", b"<html></html>", "image/jpeg")
    for status, wrong in ((403, {"photos": [broken]}), (422, {"text": "x" * (LONGEST_POST + 1)})):
        page = client.post(here, {**words, **wrong})
        assert page.status_code == status
        assert f'/photos/{kept}?back={back}"' in page.content.decode(), "*Change* leads back to the space"
        sent = sent_by(page.content.decode(), "say")
        assert sent["place"] == [str(space.pk)]
    client.post(here, {**sent, "text": "Our rota is mended."})
    assert Post.objects.get().space == space
    actions.close_space(by=feed.world["nurse"], space=space, now=feed.world.now)
    assert sent_by(client.get(back).content.decode(), "say")["place"] == [""], "nobody is chosen unasked"


@pytest.mark.parametrize("is_sent_already", [False, True])
@pytest.mark.parametrize("is_space", [False, True])
def test_a_poll_is_not_lost_to_photos(feed: Feed, is_sent_already: bool, is_space: bool) -> None:
    client, photos = (
        browse(feed, "nurse"),
        {"photos_here": ["1"]} if is_sent_already else {"photos": [file(1)]},
    )
    here = f"/spaces/{feed.space('nurse').pk}" if is_space else "/feed"
    poll = {"text": "Tea?", "place": "everybody", "choice_one": "Yes", "choice_two": "No"}
    answer = client.post(here, {**poll, **photos})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Post the poll without photos, or leave the choices empty" in page
    sent = sent_by(page, "say")
    assert [sent[name] for name in ("text", "choice_one", "choice_two")] == [["Tea?"], ["Yes"], ["No"]]
    assert client.post(here, sent).status_code == 302
    assert Post.objects.get().poll.choices.count() == 2


def test_a_picture_waits_and_the_post_does_not(feed: Feed) -> None:
    photo, now = told(feed, people=People.THESE), feed.world.now
    with pytest.raises(Refusal, match="who is in this picture"):
        actions.say(by=feed.world["nurse"], text="", photos=[photo], now=now)
    row = photos.name_colleague(
        by=feed.world["nurse"],
        photo=photo,
        person=feed.world["midwife"],
        audience=Audience.INSIDE,
        said_yes=False,
        now=now,
    )
    actions.say(by=feed.world["nurse"], text="", photos=[photo, told(feed, shade=2)], now=now)
    mine, others = browse(feed, "nurse"), browse(feed, "porter")
    name = feed.world["midwife"].full_name.encode()
    assert b"Waiting for " + name in mine.get("/feed").content
    page = others.get("/feed").content
    assert page.count(b"<picture>") == 1
    assert name not in page
    assert others.get(bytes_of(photo)).status_code == 404
    assert feed.told("midwife") == ["pictured"]
    page = browse(feed, "midwife").get("/photos/of-me").content
    assert b"not answered yet" in page
    browse(feed, "midwife").post(f"/photos/people/{row.pk}/agree", {"audience": "inside"})
    assert feed.told("midwife") == []
    assert others.get("/feed").content.count(b"<picture>") == 2
    assert others.get(bytes_of(photo)).status_code == 200
    browse(feed, "midwife").post(f"/photos/people/{row.pk}/no")
    assert others.get("/feed").content.count(b"<picture>") == 1
    for who in ("porter", "nurse", "midwife"):
        assert browse(feed, who).get(bytes_of(photo)).status_code == 404
    assert feed.told("nurse") == ["picture_down"]
    assert b"does not want it shown" in mine.get(f"/photos/{photo.pk}").content


def test_a_picture_of_a_private_space_is_not_there_for_others(feed: Feed) -> None:
    space = feed.space("nurse", SpaceKind.PRIVATE)
    actions.bring_in(by=feed.world["nurse"], space=space, person=feed.world["midwife"], now=feed.world.now)
    photo = told(feed)
    post = actions.say(by=feed.world["nurse"], text="", space=space, photos=[photo], now=feed.world.now)
    midwife, porter = browse(feed, "midwife"), browse(feed, "porter")
    shown = midwife.get(bytes_of(photo))
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Cache-Control"] == "private, no-store"
    assert porter.get(bytes_of(photo)).status_code == 404
    midwife.logout()
    assert midwife.get(bytes_of(photo)).status_code == 302
    assert CheckedClient().get(f"/pictures/{photo.pk}/40.webp").status_code == 404
    actions.take_back(by=feed.world["nurse"], post=post, now=feed.world.now)
    for who in ("nurse", "midwife", "porter"):
        assert browse(feed, who).get(bytes_of(photo)).status_code == 404
    feed.world.work()
    photo.refresh_from_db()
    assert photo.erased_at is not None


def test_a_picture_of_two_posts_stays_until_both_are_gone(feed: Feed) -> None:
    photo, now, nurse = told(feed), feed.world.now, feed.world["nurse"]
    posts = [actions.say(by=nurse, text=text, photos=[photo], now=now) for text in ("One", "Two")]
    actions.take_back(by=nurse, post=posts[0], now=now)
    porter = browse(feed, "porter")
    assert porter.get(bytes_of(photo)).status_code == 200
    actions.take_back(by=nurse, post=posts[1], now=now)
    assert porter.get(bytes_of(photo)).status_code == 404


def test_nobody_posts_somebody_elses_picture(feed: Feed) -> None:
    photo = told(feed)
    with pytest.raises(Refusal, match="Somebody else added"):
        actions.say(by=feed.world["porter"], text="", photos=[photo], now=feed.world.now)
    actions.choose_photos(by=feed.world["porter"], place="everybody", keys=[photo.pk])
    assert not DraftPhoto.objects.exists()


def test_only_whoever_added_a_picture_takes_it_down_as_their_own(feed: Feed) -> None:
    photo, world = told(feed), feed.world
    photos.name_other(
        by=world["nurse"],
        photo=photo,
        kind=PictureOf.VISITOR,
        called="the woman in red",
        audience=Audience.INSIDE,
        purpose="The garden's page",
        until=date(2099, 1, 1),
        cares_for_them=False,
        asked_by=world["porter"],
        now=world.now,
    )
    asked, mine = browse(feed, "porter"), browse(feed, "nurse")
    assert asked.get(f"/photos/{photo.pk}").status_code == 200
    assert asked.post(f"/photos/{photo.pk}/take-down").status_code == 404
    assert mine.get(bytes_of(photo)).status_code == 200
    assert mine.post(f"/photos/{photo.pk}/take-down").status_code == 302
    assert mine.get(bytes_of(photo)).status_code == 404


def test_a_patients_yes_is_written_down_page_by_page(feed: Feed) -> None:
    photo = told(feed)
    client, back = browse(feed, "nurse"), "/feed/photos/everybody"
    form = {
        "back": back,
        "kind": "patient",
        "called": "the man on the left",
        "cares": "yes",
        "audience": "outside",
        "purpose": "The garden's page",
        "until-day": "1",
        "until-month": "1",
        "until-year": "2099",
        "until_0": "1",
        "until_1": "1",
        "until_2": "2099",
    }
    refused = client.post(f"/photos/{photo.pk}/in-writing", form)
    assert refused.status_code == 403
    assert b"involved in this person" in refused.content
    assert f'name="back" value="{back}"' in refused.content.decode(), (
        "it leads back however often it is tried"
    )
    done = client.post(f"/photos/{photo.pk}/in-writing", {**form, "cares": "no"})
    assert done.headers["Location"] == f"/photos/{photo.pk}?back={back}#people"
    row = Pictured.objects.get(photo=photo)
    assert (row.agreed_to, row.person, row.asked_by) == ("outside", None, feed.world["nurse"])
    assert browse(feed, "porter").get(f"/photos/{photo.pk}").status_code == 404, (
        "consents are for those who asked"
    )
    assert b"the man on the left" in client.get(f"/photos/{photo.pk}").content
    assert client.post(f"/photos/people/{row.pk}/no").status_code == 302
    photo.refresh_from_db()
    assert photo.taken_down_at is not None
