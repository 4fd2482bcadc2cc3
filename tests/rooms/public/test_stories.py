"""Stories with answers, as everybody sees them."""

import pytest
from django.utils import timezone

from candour.channels.base import Message
from candour.channels.connections import connected
from candour.channels.frontdoor import looking, telling
from candour.channels.frontdoor.channel import FrontDoor
from candour.channels.frontdoor.models import Answer, Story, Wish
from candour.domain.actor import Teller
from candour.people.models import Site
from candour.voice.actions import deciding
from tests.pages import CheckedClient, Visit
from tests.rooms.public.telling import answer, publish
from tests.world import HUMAN_REPLY, World

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def read(visit: Visit, path: str, expecting: int = 200) -> str:
    return visit(path, expecting=expecting).content.decode()


def test_an_empty_page_says_so_and_what_to_do(world: World, visit: Visit) -> None:
    html = read(visit, "/")
    assert "Nobody has told us anything here yet" in html
    assert html.count('href="/share"') >= 2


def test_an_installation_without_a_trust_says_that_nobody_answers_yet(db: None, visit: Visit) -> None:
    assert "Nobody answers here yet" in read(visit, "/", 404)


def test_a_story_stands_there_with_its_answer_and_who_gave_it(world: World, visit: Visit) -> None:
    story = publish(world, "The board said 20 minutes for four hours.", name="Graham")
    answer(world, story, "I am sorry, Graham. Maya")
    for path in ("/", f"/stories/{story.pk}"):
        html = read(visit, path)
        assert "The board said 20 minutes" in html
        assert "Graham" in html
        assert "Staff nurse, Emergency department" in html
        assert "How answers are approved" in html


def test_a_story_without_an_answer_says_so(world: World, visit: Visit) -> None:
    publish(world)
    assert "Nobody has answered yet" in read(visit, "/")


def test_an_answer_says_how_many_colleagues_looked_at_it(world: World, visit: Visit) -> None:
    post = world.receive()
    statement = world.send(post)
    seen = statement.versions.get().sha256
    deciding.approve(by=world["matron"], statement=statement, seen=seen, now=world.now)
    world.wait(minutes=5)
    assert "Looked at by one colleague before it was published." in read(visit, "/")


def test_an_answer_by_somebody_trained_says_so(world: World, visit: Visit) -> None:
    post = world.receive("The nurses on Juniper ward were wonderful with my dad. Thank you all so much.")
    thanks = "Thank you for telling us about your dad. I will read it out on Juniper ward tonight. Siân"
    world.send(post, thanks, by="midwife")
    world.wait(minutes=5)
    html = read(visit, "/")
    assert thanks in html
    assert "Published by a trained member of staff." in html


def test_only_what_was_published_appears(world: World, visit: Visit) -> None:
    world.tell("Waiting for a look")
    world.tell("Private words", wish=Wish.TELL_ONLY)
    refused = world.tell("Refused words").story
    looking.refuse_story(
        by=world["reader"], story=refused, because="It is about another trust.", now=world.now
    )
    html = read(visit, "/")
    for words in ("Waiting for a look", "Private words", "Refused words"):
        assert words not in html
    for story in Story.objects.all():
        assert "not on our page" in read(visit, f"/stories/{story.pk}", 404)
        visit(f"/stories/{story.pk}/report", expecting=404)


def test_a_name_left_out_stays_left_out(world: World, visit: Visit) -> None:
    text = "Nurse Brenda ignored us."
    story = world.tell(text).story
    looking.publish_story(
        by=world["reader"],
        story=story,
        names=[(6, 12)],
        because="Staff are not named.",
        no_criticised_name_is_left=True,
        now=world.now,
    )
    for path in ("/", f"/stories/{story.pk}", f"/stories/{story.pk}/report", "/feed.atom"):
        assert "Brenda" not in read(visit, path)
    assert "[name left out]" in read(visit, "/")


def test_a_story_taken_back_leaves_every_page(world: World, visit: Visit) -> None:
    story = publish(world, "Take me back")
    answer(world, story, "Thank you for this.")
    telling.withdraw_story(by=Teller(story.pk), story=story, now=world.now)
    for path in ("/", "/feed.atom"):
        assert "Take me back" not in read(visit, path)
        assert "Thank you for this." not in read(visit, path)
    visit(f"/stories/{story.pk}", expecting=404)


def test_a_removed_answer_leaves_a_line_in_its_place(world: World, visit: Visit) -> None:
    story = publish(world)
    said = answer(world, story, "Words that had to go. Maya")
    FrontDoor().delete(connected(world.made.front_door), f"answer:{said.pk}", "k2")
    for path in ("/", f"/stories/{story.pk}"):
        html = read(visit, path)
        assert "An answer stood here. We took it down" in html
        assert "Words that had to go" not in html
    assert "Words that had to go" not in read(visit, "/feed.atom")
    visit(f"/answers/{said.pk}/report", expecting=404)


def test_the_hour_of_telling_is_nobodys_business(world: World, visit: Visit) -> None:
    story = publish(world)
    html = read(visit, f"/stories/{story.pk}")
    assert "16 November 2026" in html
    assert "10:00" not in html


def test_a_place_can_be_chosen(world: World, visit: Visit) -> None:
    place = Site.objects.for_trust(world.made.trust).order_by("pk")[0]
    here, elsewhere = publish(world, "It was here."), publish(world, "It was elsewhere.")
    Story.objects.filter(pk=here.pk).update(site=place)
    html = read(visit, f"/?site={place.pk}")
    assert "It was here." in html
    assert "It was elsewhere." not in html
    assert elsewhere.published_text in read(visit, "/?site=nonsense")


def test_older_stories_are_one_step_away_and_none_is_lost_or_doubled(world: World, visit: Visit) -> None:
    for number in range(45):
        publish(world, f"Story number {number:02}.")
    seen: list[str] = []
    path = "/"
    for _ in range(3):
        html = read(visit, path)
        seen += [f"{number:02}" for number in range(44, -1, -1) if f"Story number {number:02}." in html]
        path = html.split("Older stories")[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert seen == [f"{number:02}" for number in range(44, -1, -1)]
    assert "Older stories" not in html
    assert "Back to the newest" in html


@pytest.mark.parametrize("before", ["x", "2026-11-16_1", "_", "2026-11-16T10:00:00+00:00_", "9" * 400])
def test_a_place_in_the_list_that_makes_no_sense_begins_at_the_newest(
    world: World, visit: Visit, before: str
) -> None:
    publish(world, "Here I am.")
    assert "Here I am." in visit(f"/?before={before}").content.decode()


def test_what_people_write_never_runs(world: World, visit: Visit) -> None:
    story = publish(world, f"Story {ATTACK}", name="<b>Ann</b>")
    answer(world, story, f"Answer {ATTACK}")
    for path in ("/", f"/stories/{story.pk}", f"/stories/{story.pk}/report"):
        html = read(visit, path)
        assert "&lt;script&gt;" in html
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "<b>Ann" not in html


def test_the_feed_has_answers_with_words_that_cannot_run(world: World, visit: Visit) -> None:
    story = publish(world, f"Story {ATTACK} \x0b", name="Ann & Co")
    answer(world, story, f"Answer {ATTACK}")
    response = visit("/feed.atom")
    xml = response.content.decode()
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    assert "Maya answered Ann &amp; Co" in xml
    assert f"/stories/{story.pk}#answer-" in xml
    assert "&amp;lt;script&amp;gt;" in xml  # escaped as a page's words, and again as the feed's
    assert "&lt;script&gt;" not in xml
    assert "\x0b" not in xml


def test_a_post_of_our_own_has_a_page(world: World, visit: Visit) -> None:
    said = answer(world, None, "The lift works again. Maya")
    assert "The lift works again." in read(visit, "/")
    assert "The lift works again." in read(visit, f"/posts/{said.pk}")
    visit(f"/posts/{said.pk + 100}", expecting=404)


def test_a_visitor_gets_no_cookie_for_reading(world: World, client: CheckedClient) -> None:
    story = publish(world)
    for path in ("/", f"/stories/{story.pk}", "/voices", "/privacy", "/accessibility", "/feed.atom"):
        response = client.get(path)
        assert response.status_code == 200
        assert not response.cookies, path


def test_nothing_on_a_page_comes_from_elsewhere(world: World, visit: Visit) -> None:
    publish(world)
    for path in ("/", "/share", "/voices", "/privacy", "/accessibility"):
        html = read(visit, path)
        assert "https://" not in html
        assert "http://" not in html.replace("http://www.w3.org", "")


@pytest.mark.parametrize("path", ["/robots.txt", "/voices", "/privacy", "/accessibility", "/feed.atom", "/"])
def test_pages_answer_a_question_for_their_head(world: World, client: CheckedClient, path: str) -> None:
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


def test_staff_see_the_public_page_as_everybody_does(world: World, visit: Visit) -> None:
    publish(world, "For everybody.")
    html = visit("/", by=world["nurse"]).content.decode()
    assert "For everybody." in html
    assert "Sign out" in html
    assert "Sign in (staff)" in read(visit, "/")


def test_an_answer_that_was_changed_says_when_and_what_it_said_before(world: World, visit: Visit) -> None:
    story = publish(world)
    said = answer(world, story, HUMAN_REPLY)
    assert "Changed at" not in read(visit, f"/stories/{story.pk}")
    message = Message(text="I am sorry, Sam. Maya", name="Maya", role="Staff nurse")
    FrontDoor().edit(connected(world.made.front_door), f"answer:{said.pk}", message, "e1")
    for path in ("/", f"/stories/{story.pk}"):
        html = read(visit, path)
        assert "I am sorry, Sam. Maya" in html
        assert f"Changed at {timezone.localtime(Answer.objects.get(pk=said.pk).edited_at):%H:%M}" in html
        assert HUMAN_REPLY[:40] in html
    FrontDoor().delete(connected(world.made.front_door), f"answer:{said.pk}", "d1")
    assert HUMAN_REPLY[:40] not in read(visit, f"/stories/{story.pk}")
