"""The pages of the feed: said, answered, pressed, changed, reported; and who finds nothing there."""

import re

import pytest

from candour.domain.spaces import SpaceKind
from candour.network import actions
from candour.network.models import Comment, Draft, Post, Space
from tests.pages import CheckedClient, Visit
from tests.rooms.network.feeding import Feed


@pytest.fixture
def dave(feed: Feed, client: CheckedClient) -> CheckedClient:
    client.force_login(feed.world["porter"])
    return client


def test_words_to_everybody_stand_in_the_feed(feed: Feed, dave: CheckedClient) -> None:
    answer = dave.post("/feed", {"text": "The **lift** works, @Maya Penhale! #GoodDay", "place": "everybody"})
    post = Post.objects.get()
    assert answer.headers["Location"] == f"/feed/{post.pk}"
    page = dave.get("/feed").content.decode()
    assert "<strong>lift</strong>" in page
    assert f'href="/feed/people/{feed.world["nurse"].pk}"' in page
    assert 'href="/feed/tags/goodday"' in page


@pytest.mark.parametrize(
    ("text", "shown", "not_shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;", "<script>alert"),
        ("[press](javascript:alert(1))", "press", 'href="javascript'),
        (
            "[press](https://example.org)",
            'href="https://example.org" rel="nofollow noopener noreferrer"',
            "data:",
        ),
        ("![x](https://example.org/a.png)", "x", "<img src"),
        ("# Not a heading", "# Not a heading", "<h1># Not"),
        ("see https://example.org/a.", 'href="https://example.org/a"', 'a."'),
        ("one\ntwo", "one<br>", "zzz"),
        ("http://example.org", "http://example.org", 'href="http://example.org'),
    ],
)
def test_words_are_light_markdown_and_never_act(
    feed: Feed, dave: CheckedClient, text: str, shown: str, not_shown: str
) -> None:
    post = feed.say("nurse", text)
    page = dave.get(f"/feed/{post.pk}").content.decode()
    assert shown in page
    assert not_shown not in page


def test_an_empty_post_is_refused_and_nothing_is_lost(dave: CheckedClient) -> None:
    answer = dave.post("/feed", {"text": "", "place": "everybody", "choice_one": "Tea"})
    assert answer.status_code == 422
    assert 'value="Tea"' in answer.content.decode()
    assert not Post.objects.exists()


@pytest.mark.parametrize(("text", "kept"), [("Said.", []), ("", ["Half a sent"])])
def test_a_draft_that_arrives_after_its_post_was_sent_is_not_kept(
    dave: CheckedClient, text: str, kept: list[str]
) -> None:
    """The autosave was on its way when the form was sent; of a form that was refused it is still kept."""
    form = dave.get("/feed").content.decode()
    token = re.findall(r'name="once" value="([^"]+)"', form[form.index('id="say"') :])[0]
    dave.post("/feed", {"text": text, "place": "everybody", "once": token})
    dave.post("/feed/draft/everybody", {"text": "Half a sent", "once": token})
    assert list(Draft.objects.values_list("text", flat=True)) == kept


def test_a_poll_is_asked_and_answered(feed: Feed, dave: CheckedClient) -> None:
    dave.post("/feed", {"text": "Tea?", "place": "everybody", "choice_one": "Yes", "choice_two": "No"})
    post = Post.objects.get()
    yes = post.poll.choices.get(words="Yes")
    dave.post(f"/feed/{post.pk}/vote", {"choice": yes.pk})
    page = dave.get(f"/feed/{post.pk}").content.decode()
    assert "(your vote)" in page
    assert "1 vote" in page


def test_a_thread_is_answered_changed_and_taken_back(feed: Feed, dave: CheckedClient) -> None:
    post = feed.say("nurse")
    dave.post(f"/feed/{post.pk}", {"text": "Well done."})
    first = Comment.objects.get()
    dave.post(f"/feed/{post.pk}", {"text": "And thanks.", "answers": first.pk})
    assert Comment.objects.latest("pk").answers == first
    dave.post(f"/comments/{first.pk}/change", {"text": "Very well done."})
    assert "Very well done." in dave.get(f"/feed/{post.pk}").content.decode()
    dave.post(f"/comments/{first.pk}/take-back", {})
    assert "Taken back." in dave.get(f"/feed/{post.pk}").content.decode()


def test_ones_own_post_is_changed_and_what_it_said_can_be_read(feed: Feed, dave: CheckedClient) -> None:
    post = feed.say("porter", "Tea at three.")
    assert "Tea at three." in dave.get(f"/feed/{post.pk}/change").content.decode()
    dave.post(f"/feed/{post.pk}/change", {"text": "Tea at four."})
    page = dave.get(f"/feed/{post.pk}").content.decode()
    assert "What it said before" in page
    assert "Tea at three." in page
    dave.post(f"/feed/{post.pk}/take-back", {})
    page = dave.get(f"/feed/{post.pk}").content.decode()
    assert "This post was taken back." in page
    assert "Tea at" not in page


def test_a_press_says_something_and_a_second_takes_it_back(feed: Feed, dave: CheckedClient) -> None:
    post = feed.say("nurse")
    answer = dave.post(f"/feed/{post.pk}/feel", {"feeling": "thanks", "back": "/feed"})
    assert answer.headers["Location"] == f"/feed#post-{post.pk}"
    assert 'aria-pressed="true"' in dave.get("/feed").content.decode()
    dave.post(f"/feed/{post.pk}/feel", {"feeling": ""})
    assert 'aria-pressed="true"' not in dave.get("/feed").content.decode()


def test_what_is_kept_stands_on_a_page_of_its_own(feed: Feed, dave: CheckedClient) -> None:
    post = feed.say("nurse")
    dave.post(f"/feed/{post.pk}/keep", {"keep": "yes"})
    assert f'id="post-{post.pk}"' in dave.get("/feed/kept").content.decode()
    dave.post(f"/feed/{post.pk}/keep", {"keep": "no"})
    assert "You have kept nothing yet." in dave.get("/feed/kept").content.decode()


def test_a_report_reaches_communications_who_decide(feed: Feed, visit: Visit) -> None:
    post, dave, decides = (
        feed.say("nurse", "Bed 4 is moaning."),
        feed.world["porter"],
        feed.world["communications"],
    )
    visit(f"/feed/{post.pk}/report", by=dave, post={"reason": ""}, expecting=422)
    why = {"reason": "It is about a patient."}
    asked = visit(f"/feed/{post.pk}/report", by=dave, post=why, expecting=302)
    assert "A human in communications looks" in visit(asked.headers["Location"], by=dave).content.decode()
    visit("/feed/reports", by=dave, expecting=403)
    assert "It is about a patient." in visit("/feed/reports", by=decides).content.decode()
    number = post.reports.get().pk
    said = {"hides": "yes", f"r{number}-words": ""}
    visit(f"/feed/reports/{number}", by=decides, post=said, expecting=422)
    said[f"r{number}-words"] = "It tells of a patient."
    visit(f"/feed/reports/{number}", by=decides, post=said, expecting=302)
    assert "A colleague took this post out of sight." in visit(f"/feed/{post.pk}", by=dave).content.decode()


def test_a_private_space_is_not_there_for_others(feed: Feed, dave: CheckedClient) -> None:
    space = feed.space("nurse", SpaceKind.PRIVATE)
    post = feed.say("nurse", "Between us.", space)
    said = feed.answer("nurse", post)
    for address in (
        f"/spaces/{space.pk}",
        f"/spaces/{space.pk}/people",
        f"/feed/{post.pk}",
        f"/feed/{post.pk}/report",
        f"/comments/{said.pk}/report",
    ):
        assert dave.get(address).status_code == 404, address
    assert dave.post(f"/spaces/{space.pk}/join", {}).status_code == 404
    assert "Between us." not in dave.get(f"/feed/people/{feed.world['nurse'].pk}").content.decode()


def test_a_space_is_begun_joined_and_looked_after(feed: Feed, dave: CheckedClient) -> None:
    dave.post("/spaces/new", {"name": "Choir", "about": "We sing.", "kind": "by_request"})
    page = dave.get("/spaces").content.decode()
    assert "Choir" in page
    assert "You look after it" in page
    space = Space.objects.get()
    actions.join(by=feed.world["nurse"], space=space, now=feed.world.now)
    page = dave.get(f"/spaces/{space.pk}/people").content.decode()
    assert "Asks to join" in page
    dave.post(f"/spaces/{space.pk}/people/{feed.world['nurse'].pk}", {"says": "yes"})
    dave.post(f"/spaces/{space.pk}/people/bring", {"name": "Siân Beer"})
    assert dave.post(f"/spaces/{space.pk}/people/bring", {"name": "Nobody Here"}).status_code == 403
    page = dave.get(f"/spaces/{space.pk}/people").content.decode()
    assert "3 members" in page
    dave.post(f"/spaces/{space.pk}/change", {"name": "The choir", "about": "", "kind": "open"})
    dave.post(f"/spaces/{space.pk}", {"text": "First rehearsal on Monday.", "place": "everybody"})
    page = dave.get(f"/spaces/{space.pk}").content.decode()
    assert "First rehearsal on Monday." in page
    assert "The choir" in page


def test_what_was_being_written_waits_in_its_box(feed: Feed, dave: CheckedClient) -> None:
    post = feed.say("nurse")
    assert dave.post("/feed/draft/everybody", {"text": "Half a thought"}).status_code == 204
    assert dave.post(f"/feed/draft/post:{post.pk}", {"text": "Half an answer"}).status_code == 204
    assert dave.post("/feed/draft/nowhere", {"text": "x"}).status_code == 404
    assert "Half a thought" in dave.get("/feed").content.decode()
    assert "Half an answer" in dave.get(f"/feed/{post.pk}").content.decode()


def test_what_was_said_to_a_private_space_is_not_left_in_the_box_for_everybody(
    feed: Feed, dave: CheckedClient
) -> None:
    space = feed.space("porter", SpaceKind.PRIVATE)
    dave.post("/feed/draft/everybody", {"text": "Between us."})
    dave.post("/feed", {"text": "Between us.", "place": str(space.pk)})
    assert Post.objects.get().space == space
    assert not Draft.objects.exists()


def test_older_posts_are_a_link_away(feed: Feed, dave: CheckedClient) -> None:
    said = [feed.say("nurse", f"Number {number}.") for number in range(25)]
    page = dave.get("/feed").content.decode()
    assert f"?before={said[5].pk}" in page
    older = dave.get(f"/feed?before={said[5].pk}").content.decode()
    assert "Number 4." in older
    assert "Number 5." not in older
