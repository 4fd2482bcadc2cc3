"""The pages on which entries stand: sending one, looking at them, both walls, the story and its file."""

import csv
import io
import json
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.campaigns import actions
from candour.campaigns.export import files_of
from candour.campaigns.models import Campaign, Entry
from candour.campaigns.presenters.charts import Chart
from candour.campaigns.queries.numbers import hours_of, numbers_of
from candour.domain.amending import TakeDownReason
from candour.domain.picturing import Audience
from candour.network import actions as network
from candour.photos import actions as photos
from candour.voice.actions.taking_down import take_down
from tests.pages import CheckedClient, Visit
from tests.rooms.campaigns.campaigning import Campaigning

SITE = "St Brannoc's Hospital"


@pytest.fixture
def day(campaigning: Campaigning) -> Campaign:
    campaigning.train("nurse")
    return campaigning.open(by="sister")


def test_a_picture_is_sent_from_its_page_and_sent_twice_is_sent_once(
    campaigning: Campaigning, day: Campaign, client: CheckedClient
) -> None:
    world, photo = campaigning.world, campaigning.photo()
    client.force_login(world["nurse"])
    page = client.get(f"/campaigns/{day.pk}/enter").content.decode()
    once = page.split('name="once" value="')[1].split('"')[0]
    sent = {"photo": str(photo.pk), "words": "Toast.", "once": once}
    assert client.post(f"/campaigns/{day.pk}/enter", {**sent, "words": ""}).status_code == 422
    for _ in range(2):
        assert client.post(f"/campaigns/{day.pk}/enter", sent).headers["Location"] == f"/campaigns/{day.pk}"
    assert Entry.objects.count() == 1
    shown = client.get(f"/campaigns/{day.pk}").content.decode()
    assert "On the wall." in shown
    assert "On its way out." in shown


def test_what_is_refused_keeps_the_words_on_the_page(
    campaigning: Campaigning, day: Campaign, visit: Visit
) -> None:
    photo = campaigning.photo()
    held = {"photo": str(photo.pk), "words": "Mrs Jones in bay 4 smiles."}
    page = visit(f"/campaigns/{day.pk}/enter", by=campaigning.world["nurse"], post=held, expecting=403)
    assert "Mrs Jones in bay 4 smiles." in page.content.decode()
    assert "could tell a stranger" in page.content.decode()


def test_a_picture_that_cannot_go_yet_says_why(campaigning: Campaigning, day: Campaign, visit: Visit) -> None:
    photo = campaigning.photo(of="porter")
    row = photo.pictured.get()
    inside = Audience.INSIDE
    photos.agree(by=campaigning.world["porter"], pictured=row, audience=inside, now=campaigning.world.now)
    page = visit(f"/campaigns/{day.pk}/enter", by=campaigning.world["nurse"]).content.decode()
    assert "Waiting for Dave Quick to agree." in page
    assert "Which one?" not in page


def test_the_queue_shows_what_waits_and_two_tabs_decide_once(
    campaigning: Campaigning, day: Campaign, visit: Visit
) -> None:
    world, entry = campaigning.world, campaigning.enter(day, by="porter", goes_out=False)
    page = visit(f"/campaigns/{day.pk}/entries", by=world["matron"]).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    address = f"/campaigns/entries/{entry.pk}"
    visit(f"/campaigns/{day.pk}/entries", by=world["nurse"], expecting=403)
    visit(f"{address}/keep-off", by=world["matron"], post={"reason": ""}, expecting=422)
    for _tab in range(2):
        visit(f"{address}/show", by=world["matron"], post={"seen": seen, "where": "inside"}, expecting=302)
    assert campaigning.events(day).count("entry:shown") == 1
    visit(f"{address}/keep-off", by=world["matron"], post={"reason": "The board."}, expecting=302)
    assert "The board." in visit(f"/campaigns/{day.pk}/entries", by=world["matron"]).content.decode()


def test_the_walls_say_who_and_where_and_the_public_one_no_colleagues_comment(
    campaigning: Campaigning, day: Campaign, visit: Visit, client: CheckedClient
) -> None:
    world, entry = campaigning.world, campaigning.enter(day)
    assert entry.post is not None
    network.comment(by=world["porter"], post=entry.post, text="Save me some.", now=world.now)
    public = f"/wall/{day.slug}"
    assert "Ward round" not in client.get(public).content.decode(), "it can still be held back"
    world.wait(seconds=61)
    for page in (visit(f"/campaigns/{day.pk}/wall", by=world["porter"]), client.get(public)):
        words = page.content.decode()
        assert "Maya, Staff nurse" in words
        assert "1 picture" in words
        assert "The new kettle on its shelf." in words
    assert "1 picture, 1 comment" not in client.get(public).content.decode()
    assert "Save me some." in visit(f"/campaigns/{day.pk}/wall", by=world["porter"]).content.decode()
    assert "Save me some." not in client.get(public).content.decode()
    assert "What we show of our days" in client.get("/working-here").content.decode()
    source = client.get(public).content.decode().split('<img src="')[1].split('"')[0]
    assert client.get(source).status_code == 200
    actions.stop(by=world["press"], campaign=day, reason="A child is in one.", now=world.now)
    assert client.get(public).status_code == 404
    assert client.get(source).status_code == 404
    assert "What we show of our days" not in client.get("/working-here").content.decode()


def test_numbers_are_counted_by_site_and_hour_in_as_many_statements_however_much_there_is(
    campaigning: Campaigning, day: Campaign
) -> None:
    world = campaigning.world
    campaigning.train("communications")
    first = campaigning.enter(day, goes_out=False)
    assert first.post is not None

    def counted() -> tuple[int, int, int]:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            numbers, _hours = numbers_of(day), hours_of(day)
        return numbers.photos, numbers.comments, len(asked)

    assert counted() == (1, 0, 5)
    for _ in range(3):
        said = network.comment(by=world["porter"], post=first.post, text="Mm.", now=world.now)
    network.take_back_comment(by=world["porter"], comment=said, now=world.now)
    campaigning.enter(day, by="communications", shade=2, goes_out=False)
    assert counted() == (2, 2, 5)
    by_site = {each.site: (each.photos, each.comments) for each in numbers_of(day).sites}
    assert by_site == {SITE: (2, 2), "Saltmarsh Clinic": (0, 0), "Tarka Community Hospital": (0, 0)}
    assert [(each.photos, each.comments) for each in hours_of(day)] == [(2, 2)]


def test_the_story_tells_the_day_in_charts_with_a_table_and_its_moments(
    campaigning: Campaigning, day: Campaign, visit: Visit
) -> None:
    world, entry = campaigning.world, campaigning.enter(day, goes_out=False)
    story = f"/campaigns/{day.pk}/story"
    assert "No moment is chosen yet." in visit(story, by=world["porter"]).content.decode()
    moment = f"/campaigns/entries/{entry.pk}/moment"
    visit(moment, by=world["porter"], post={"moment": "yes"}, expecting=403)
    visit(moment, by=world["sister"], post={"moment": "yes"}, expecting=302)
    page = visit(story, by=world["porter"]).content.decode()
    assert page.count('role="img"') == 4
    assert '<title id="photos-site-title">Pictures by site</title>' in page
    assert "1 picture in all, the most here: St Brannoc&#39;s Hospital, 1." in page
    assert "Ward round, then toast." in page
    assert "Take it away" not in page


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((0, 0, 0), "No picture yet."),
        ((2, 1, 1), "4 pictures in all, the most here: A, 2."),
        ((1, 2, 2), "5 pictures in all, the most here: B and C, 2 each."),
        ((1, 1, 1), "3 pictures in all, the most here: A, B and C, 1 each."),
        ((1, 1, 1, 1, 1), "5 pictures in all, 1 at most in each."),
    ],
)
def test_a_chart_says_where_the_most_are_and_no_more(numbers: tuple[int, ...], says: str) -> None:
    chart = Chart.of("x", "Pictures", list(zip("ABCDE", numbers, strict=False)), "picture")
    assert chart.sentence == says


def test_what_is_taken_away_says_what_is_in_public_now(campaigning: Campaigning, day: Campaign) -> None:
    world, stays, goes = campaigning.world, campaigning.enter(day), campaigning.enter(day, shade=2)
    inside = campaigning.enter(day, shade=3, goes_out=False)
    assert captions_of(campaigning, day) == {each.pk: "no" for each in (stays, goes, inside)}, "not yet"
    world.wait(seconds=61)
    assert captions_of(campaigning, day) == {stays.pk: "yes", goes.pk: "yes", inside.pk: "no"}
    assert goes.statement is not None
    take_down(by=world["press"], statement=goes.statement, reason=TakeDownReason.DANGER, now=world.now)
    assert captions_of(campaigning, day) == {stays.pk: "yes", goes.pk: "no", inside.pk: "no"}


def captions_of(campaigning: Campaigning, campaign: Campaign) -> dict[int, str]:
    """This will say of each entry in a campaign's file whether it is in public."""
    files = dict(files_of(campaign, campaigning.world.now))
    lines = csv.DictReader(io.StringIO(files["captions.csv"].decode("utf-8-sig")))
    return {int(each["entry"]): each["in public"] for each in lines}


def test_everything_is_taken_away_as_one_file_that_runs_no_formula(
    campaigning: Campaigning, day: Campaign, visit: Visit
) -> None:
    world, photo = campaigning.world, campaigning.photo(of="porter")
    entry = campaigning.enter(day, photo=photo, goes_out=False, words="=1+1 is two. Toast.")
    assert entry.post is not None
    network.comment(by=world["porter"], post=entry.post, text="Mm.", now=world.now)
    address = f"/campaigns/{day.pk}/export.zip"
    visit(address, by=world["porter"], post={}, expecting=403)
    answer = visit(address, by=world["sister"], post={})
    with ZipFile(io.BytesIO(answer.getvalue())) as got:
        assert got.namelist() == ["pictures/0001.jpg", "captions.csv", "consents.csv", "comments.jsonl"]
        captions = list(csv.DictReader(io.StringIO(got.read("captions.csv").decode("utf-8-sig"))))
        consents = list(csv.DictReader(io.StringIO(got.read("consents.csv").decode("utf-8-sig"))))
        comments = [json.loads(line) for line in got.read("comments.jsonl").splitlines()]
        assert got.read("pictures/0001.jpg").startswith(b"\xff\xd8\xff")
    assert captions[0]["words"].startswith("'=1+1")
    assert (captions[0]["who"], captions[0]["site"]) == ("Maya", SITE)
    assert (consents[0]["who"], consents[0]["agreed to"]) == ("Dave Quick", "outside")
    assert [(each["post"], each["words"]) for each in comments] == [(entry.post.pk, "Mm.")]
    assert campaigning.events(day)[-1] == "campaign:exported"
    photos.say_no(by=world["porter"], pictured=photo.pictured.get(), now=world.now)
    answer = visit(address, by=world["sister"], post={})
    with ZipFile(io.BytesIO(answer.getvalue())) as got:
        assert "pictures/0001.jpg" not in got.namelist()
