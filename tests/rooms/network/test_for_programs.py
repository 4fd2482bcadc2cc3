"""The feed as JSON: the same posts as on the page, to the same people, page by page."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.domain.picturing import Audience, People
from candour.domain.posting import Feeling
from candour.domain.spaces import SpaceKind
from candour.network import actions
from candour.network.models import Post, ReadUpTo
from candour.network.queries.posts import PAGE_SIZE
from candour.photos import actions as photos
from tests.drawing import drawn
from tests.pages import CheckedClient
from tests.rooms.network.feeding import Feed

ROOT = "http://testserver"


@pytest.fixture
def dave(feed: Feed, client: CheckedClient) -> CheckedClient:
    client.force_login(feed.world["porter"])
    return client


def read(client: CheckedClient, address: str = "/feed.json") -> Any:
    return client.get(address).json()


def with_photo(feed: Feed, shade: int, *, of: str = "") -> Post:
    by, now = feed.world["nurse"], feed.world.now
    photo = photos.add_photo(by=by, content=drawn(shade=shade), now=now)
    people = People.THESE if of else People.NOBODY
    photo = photos.describe(
        by=by, photo=photo, alt="The new kettle.", people=people, is_background_checked=True, now=now
    )
    if of:
        photos.name_colleague(
            by=by, photo=photo, person=feed.world[of], audience=Audience.INSIDE, said_yes=False, now=now
        )
    return actions.say(by=by, text="Look!", photos=[photo], now=now)


def test_a_program_reads_what_its_person_reads(feed: Feed, dave: CheckedClient) -> None:
    nurse, porter, now = feed.world["nurse"], feed.world["porter"], feed.world.now
    post = feed.say("nurse", "The **lift** works <again> #GoodDay")
    feed.answer("porter", post)
    actions.feel(by=porter, post=post, feeling=Feeling.LOVE, now=now)
    answer = dave.get("/feed.json")
    assert answer.headers["Content-Type"] == "application/feed+json"
    assert "no-store" in answer.headers["Cache-Control"]
    page = answer.json()
    assert (page["version"], page["feed_url"]) == (
        "https://jsonfeed.org/version/1.1",
        f"{ROOT}/feed.json",
    )
    assert page["items"] == [
        {
            "id": str(post.pk),
            "url": f"{ROOT}/feed/{post.pk}",
            "content_text": "The **lift** works <again> #GoodDay",
            "date_published": post.written_at.isoformat(),
            "authors": [{"name": nurse.full_name, "url": f"{ROOT}/feed/people/{nurse.pk}"}],
            "tags": ["GoodDay"],
            "_candour": {
                "job_title": nurse.job_title,
                "team": nurse.team.name if nurse.team else "",
                "site": nurse.team.site.name if nurse.team else "",
                "space": "",
                "is_poll": False,
                "comments": 1,
                "felt": {"love": 1},
            },
        }
    ]


def test_older_posts_are_behind_a_cursor_that_new_ones_do_not_move(feed: Feed, dave: CheckedClient) -> None:
    posts = [feed.say("nurse", f"Number {number}").pk for number in range(PAGE_SIZE + 2)]
    first = read(dave)
    feed.say("nurse", "Said meanwhile")
    older = read(dave, first["next_url"].removeprefix(ROOT))
    assert [int(each["id"]) for each in first["items"] + older["items"]] == posts[::-1]
    assert "next_url" not in older


def test_a_page_costs_five_statements_however_much_stands_in_it(feed: Feed, dave: CheckedClient) -> None:
    read(dave)  # what is kept for a process is warm
    for many in (1, PAGE_SIZE):
        for _ in range(many):
            feed.answer("midwife", feed.say("nurse", "Said #again"))
        with_photo(feed, many)
        with CaptureQueriesContext(connection) as asked:
            assert len(read(dave)["items"]) == min(many + 1, PAGE_SIZE)
        assert len(asked) == 5


def test_what_is_private_muted_or_gone_is_not_in_it(feed: Feed, dave: CheckedClient) -> None:
    now = feed.world.now
    feed.say("nurse", "Only for us", feed.space("nurse", SpaceKind.PRIVATE))
    actions.mute(by=feed.world["porter"], post=feed.say("nurse", "Muted"), is_muted=True, now=now)
    actions.take_back(by=feed.world["nurse"], post=feed.say("nurse", "Gone"), now=now)
    kept = actions.change(by=feed.world["nurse"], post=feed.say("nurse", "Heard"), text="Heard!", now=now)
    items = read(dave)["items"]
    assert [each["content_text"] for each in items] == ["Heard!"]
    assert items[0]["date_modified"] == kept.edited_at.isoformat() if kept.edited_at else None


def test_a_picture_is_in_it_only_while_it_may_be_shown(feed: Feed, dave: CheckedClient) -> None:
    shown, _waits = with_photo(feed, 1), with_photo(feed, 2, of="midwife")
    items = {int(each["id"]): each for each in read(dave)["items"]}
    attached = items[shown.pk]["attachments"]
    assert [each["title"] for each in attached] == ["The new kettle."]
    assert dave.get(attached[0]["url"].removeprefix(ROOT)).headers["Content-Type"] == "image/jpeg"
    assert [key for key, each in items.items() if "attachments" in each] == [shown.pk]


def test_fetching_it_reads_nothing_for_its_person(feed: Feed, dave: CheckedClient) -> None:
    feed.say("nurse")
    assert read(dave)["items"]
    assert not ReadUpTo.objects.exists()
    dave.get("/feed")
    assert ReadUpTo.objects.get().person_id == feed.world["porter"].pk


def test_a_visitor_is_sent_to_sign_in(feed: Feed, client: CheckedClient) -> None:
    feed.say("nurse")
    assert client.get("/feed.json").headers["Location"] == "/sign-in?next=/feed.json"
