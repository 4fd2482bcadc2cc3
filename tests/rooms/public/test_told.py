"""The private return link: everything about one story, for its teller alone."""

import pytest
from django.test import Client

from candour.channels.frontdoor import guards, looking
from candour.channels.frontdoor.models import Story, StoryState, Wish
from candour.channels.frontdoor.telling import Told
from candour.channels.secrets import unseal
from tests.pages import CheckedClient, Visit
from tests.rooms.public.telling import answer, look
from tests.world import World

PAGES = ("", "/keep", "/wish", "/withdraw")


@pytest.fixture
def told(world: World) -> Told:
    """Somebody has told a story and kept the link."""
    return world.tell("Six hours on a trolley.")


def read(visit: Visit, told: Told, page: str = "") -> str:
    return visit(f"/told/{told.token}{page}").content.decode()


def test_it_says_who_read_it_and_when(world: World, visit: Visit, told: Told) -> None:
    assert "Nobody has read this yet" in read(visit, told)
    looking.mark_first_read(by=world["reader"], story=told.story, now=world.now)
    reader = world["reader"]
    assert f"{reader.first_name}, {reader.job_title} read this at 10:00 on 16 November 2026" in read(
        visit, told
    )
    assert reader.last_name not in read(visit, told)


def test_it_says_where_the_story_stands(world: World, visit: Visit, told: Told) -> None:
    assert "Waiting for a look" in read(visit, told)
    look(world, told)
    html = read(visit, told)
    assert "Published on our page" in html
    assert f'href="/stories/{told.story.pk}"' in html


def test_a_refusal_has_its_reason_there(world: World, visit: Visit, told: Told) -> None:
    because = "It tells who another patient is."
    looking.refuse_story(by=world["reader"], story=told.story, because=because, now=world.now)
    html = read(visit, told)
    assert "We kept it off the page" in html
    assert because in html


def test_a_name_left_out_is_told_with_its_reason(world: World, visit: Visit) -> None:
    told = world.tell("Nurse Brenda ignored us.")
    looking.publish_story(
        by=world["reader"],
        story=told.story,
        names=[(6, 12)],
        because="staff are not named.",
        no_criticised_name_is_left=True,
        now=world.now,
    )
    assert "We left out a name, because staff are not named." in read(visit, told)
    assert "Brenda" in read(visit, told)


@pytest.mark.parametrize(
    ("wish", "words"), [(Wish.TELL_ONLY, "Only people who work here"), (Wish.RING_ME, "we will ring you")]
)
def test_a_private_story_says_that_it_is_private(world: World, visit: Visit, wish: Wish, words: str) -> None:
    told = world.tell("Private.", Wish.TELL_ONLY)
    Story.objects.filter(pk=told.story.pk).update(wish=wish)
    assert words in read(visit, told)
    visit(f"/stories/{told.story.pk}", expecting=404)


def test_the_answer_to_a_private_story_stands_there_alone(world: World, visit: Visit) -> None:
    told = world.tell("Private.", Wish.TELL_ONLY)
    answer(world, told.story, "I will look into it today. Maya")
    html = read(visit, told)
    assert "There is an answer for you" in html
    assert "I will look into it today." in html
    for path in ("/", "/feed.atom"):
        assert "I will look into it today." not in visit(path).content.decode()


def test_the_teller_says_whether_it_was_an_answer(world: World, visit: Visit, told: Told) -> None:
    path = f"/told/{told.token}/judge"
    assert "Was this an answer?" not in read(visit, told)
    visit(path, post={"verdict": "yes"}, expecting=403)
    answer(world, told.story)
    assert "Was this an answer?" in read(visit, told)
    visit(path, post={"verdict": "not_yet"}, expecting=302)
    assert "You said not yet" in read(visit, told)
    visit(path, post={"verdict": "yes"}, expecting=302)
    assert Story.objects.get().was_answered == "yes"


def test_the_teller_writes_back_once_however_often_it_is_sent(world: World, visit: Visit, told: Told) -> None:
    path = f"/told/{told.token}/reply"
    words = "Thank you. <script>alert(1)</script>"
    visit(path, post={"text": words}, expecting=302)
    visit(path, post={"text": words}, expecting=302)
    html = read(visit, told)
    assert html.count("Thank you. &lt;script&gt;") == 1
    assert "<script>alert" not in html
    assert "Write something first" in visit(path, post={"text": " "}, expecting=422).content.decode()


def test_too_many_replies_get_a_page_that_keeps_the_words(world: World, visit: Visit, told: Told) -> None:
    for number in range(guards.AN_HOUR["reply"]):
        visit(f"/told/{told.token}/reply", post={"text": f"Reply {number}"}, expecting=302)
    html = visit(f"/told/{told.token}/reply", post={"text": "Last words"}, expecting=429).content.decode()
    assert "Last words</textarea>" in html


def test_the_teller_changes_the_wish_and_a_public_story_comes_down(
    world: World, visit: Visit, told: Told
) -> None:
    look(world, told)
    path = f"/told/{told.token}/wish"
    html = visit(path, post={"wish": "ring_me"}, expecting=422).content.decode()
    assert "Enter a phone number, or choose another way" in html
    visit(path, post={"wish": "ring_me", "contact": "01632 960000"}, expecting=302)
    visit(f"/stories/{told.story.pk}", expecting=404)
    assert "we will ring you" in read(visit, told)
    visit(path, post={"wish": "ring_me", "contact": "01632 960111"}, expecting=302)
    assert unseal(Story.objects.get().contact) == "01632 960111"


def test_taking_it_back_is_asked_once_and_takes_everything_down(
    world: World, visit: Visit, told: Told
) -> None:
    look(world, told)
    assert "Take your story back?" in read(visit, told, "/withdraw")
    visit(f"/stories/{told.story.pk}")
    visit(f"/told/{told.token}/withdraw", post={}, expecting=302)
    visit(f"/stories/{told.story.pk}", expecting=404)
    assert Story.objects.get().state == StoryState.WITHDRAWN
    html = read(visit, told)
    assert "You took this story back" in html
    assert "Six hours" not in html
    html = visit(f"/told/{told.token}/reply", post={"text": "More"}, expecting=422).content.decode()
    assert "You took this story back." in html
    assert "More</textarea>" in html


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_link_is_quiet(world: World, visit: Visit, told: Told, page: str) -> None:
    response = visit(f"/told/{told.token}{page}")
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert '<meta name="robots" content="noindex' in response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_a_wrong_link_gets_a_page_that_helps(world: World, visit: Visit, told: Told, page: str) -> None:
    response = visit(f"/told/{told.token[:-1]}{page}", expecting=404)
    assert "This link does not open a story" in response.content.decode()
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_guessing_links_ends_soon(
    world: World, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(guards.AN_HOUR, "link", 12)  # as many as it says, whatever it says
    for number in range(12):
        assert client.get(f"/told/{number}").status_code == 404
    assert client.get("/told/once-more").status_code == 429


def test_a_form_on_the_link_is_let_in_as_browsers_send_it(world: World, told: Told) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(f"/told/{told.token}").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    sent = browser.post(
        f"/told/{told.token}/reply",
        {"text": "Thank you", "csrfmiddlewaretoken": token},
        headers={"origin": "http://testserver"},
    )
    assert sent.status_code == 302


def test_the_link_is_kept_nowhere(world: World, visit: Visit) -> None:
    told = world.tell()
    visit(f"/told/{told.token}")
    story = Story.objects.filter(pk=told.story.pk).values().get()
    assert told.token not in str(story)
