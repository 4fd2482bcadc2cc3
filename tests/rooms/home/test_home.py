"""The home page: what is new since last time, then what is older; what waits; the composer with its draft."""

from datetime import timedelta

from candour.network import actions
from candour.network.models import Felt, Kept, ReadUpTo
from candour.network.queries.posts import feed as feed_of
from candour.people.models import Pledge
from tests.pages import CheckedClient, Visit
from tests.rooms.network.feeding import Feed


def home(client: CheckedClient) -> str:
    return client.get("/home").content.decode()


def test_new_posts_stand_first_and_are_counted_until_the_reader_was_away(
    feed: Feed, client: CheckedClient
) -> None:
    client.force_login(feed.world["porter"])
    feed.say("nurse", "The first post of all")
    assert "since you were last here" not in home(client)
    ReadUpTo.objects.update(came_at=feed.world.now - timedelta(days=365))
    feed.say("matron", "Said while Dave was away")
    page = home(client)
    assert "1 new post since you were last here." in page
    assert page.index("Said while Dave was away") < page.index("You have seen") < page.index("The first post")
    assert "1 new post since you were last here." in home(client), "a reload does not lose it"


def test_the_composer_stands_above_the_posts_with_what_was_being_written(
    feed: Feed, client: CheckedClient
) -> None:
    client.force_login(feed.world["porter"])
    feed.say("nurse", "An older post")
    actions.keep_draft(by=feed.world["porter"], place="everybody", text="Half a sent", now=feed.world.now)
    page = home(client)
    assert page.index("Half a sent") < page.index("An older post")
    assert "Half a sent" not in client.get("/feed/people/1").content.decode()


def test_nothing_waits_is_said_only_where_nothing_does(feed: Feed, visit: Visit) -> None:
    assert "Nothing waits for you." in visit("/home", by=feed.world["porter"]).content.decode()
    Pledge.objects.update(replaced_at=feed.world.now)
    page = visit("/home", by=feed.world["executive"]).content.decode()
    assert "Your staff do not know what happens if they get it wrong" in page
    assert "Nothing waits for you." not in page


def test_a_press_on_the_home_page_comes_back_to_it(feed: Feed, client: CheckedClient) -> None:
    client.force_login(feed.world["porter"])
    post = feed.say("nurse")
    answer = client.post(f"/feed/{post.pk}/feel", {"feeling": "thanks", "back": "/home"})
    assert answer.headers["Location"] == f"/home#post-{post.pk}"
    assert 'aria-pressed="true"' in home(client)
    for elsewhere in ("https://example.org", "//example.org", "/feed\r\nX: y"):
        answer = client.post(f"/feed/{post.pk}/keep", {"keep": "yes", "back": elsewhere})
        assert answer.headers["Location"] == f"/feed/{post.pk}"
    assert (Felt.objects.count(), Kept.objects.count()) == (1, 1)


def test_what_is_printed_once_is_never_printed_for_what_changed(feed: Feed, client: CheckedClient) -> None:
    client.force_login(feed.world["porter"])
    post = feed.say("nurse", "The kettle is broken")
    assert "The kettle is broken" in home(client)
    actions.change(by=feed.world["nurse"], post=post, text="The kettle works", now=feed.world.now)
    page = home(client)
    assert ("The kettle works" in page, "The kettle is broken" in page) == (True, False)
    feed.answer("matron", post, "Well done")
    assert "Well done" in home(client)
    actions.take_back(by=feed.world["nurse"], post=post, now=feed.world.now)
    assert "The kettle works" not in home(client)


def test_the_same_question_answers_each_reader_with_their_own(feed: Feed) -> None:
    """Queries are made once a process and filled in: nobody may get another's answer."""
    porter, nurse = feed.world["porter"], feed.world["nurse"]
    post = feed.say("matron", f"Thanks, @{nurse.full_name}")
    actions.keep(by=porter, post=post, is_kept=True, now=feed.world.now)
    assert (feed_of(porter).around.kept, feed_of(nurse).around.kept) == ({post.pk}, set())
    actions.mute(by=nurse, whom=feed.world["matron"], is_muted=True, now=feed.world.now)
    assert (len(feed_of(porter).posts), len(feed_of(nurse).posts)) == (1, 0)
    assert feed_of(porter, before=post.pk).posts == ()
