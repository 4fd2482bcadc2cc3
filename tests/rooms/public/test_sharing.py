"""*Tell us what happened*: words first, nothing lost, one story a form, and no machines."""

import pytest
from django.test import Client

from candour.channels.frontdoor import guards
from candour.channels.frontdoor.models import Story, StoryState
from candour.channels.secrets import unseal
from tests.pages import CheckedClient, Visit
from tests.rooms.public.telling import filled, form_line, publish
from tests.world import COMPLAINT, World


def test_the_page_opens_with_where_to_turn_in_an_emergency(world: World, visit: Visit) -> None:
    html = visit("/share").content.decode()
    place = [html.index(words) for words in ("Call 999", "Call 111", "Samaritans", "What happened?")]
    assert place == sorted(place)
    assert "Do not use this page if you need help now" in html


def test_the_page_says_when_it_is_read_and_what_is_kept(world: World, visit: Visit) -> None:
    assert "do not know yet how long" in visit("/share").content.decode()
    for _ in range(10):
        publish(world)
    html = visit("/share").content.decode()
    assert "nearly all of the last 10" in html
    assert "up to 10 years" in html
    assert "Staff who are criticised are not named" in html


def test_a_story_is_told_and_the_private_link_is_shown(world: World, visit: Visit) -> None:
    sent = visit("/share", post=filled(teller_name="Jan"), expecting=302)
    story = Story.objects.get()
    assert (story.text, story.teller_name, story.state) == (COMPLAINT, "Jan", StoryState.WAITING)
    html = visit(sent.headers["Location"]).content.decode()
    token = sent.headers["Location"].split("/")[2]
    assert "Keep this link" in html
    assert f"/told/{token}</p>" in html
    assert "Nobody has read this yet" in visit(f"/told/{token}").content.decode()


def test_two_clicks_make_one_story_and_lead_to_one_link(world: World, visit: Visit) -> None:
    form = filled()
    first = visit("/share", post=form, expecting=302)
    second = visit("/share", post=form, expecting=302)
    assert first.headers["Location"] == second.headers["Location"]
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": ""}, "Tell us what happened, in your own words"),
        ({"text": "x" * 10_001}, "Use 10,000 characters or fewer"),
        ({"wish": ""}, "Choose what we may do with it"),
        ({"wish": "shout"}, "Choose one of these"),
        ({"for_whom": ""}, "Choose whose care it is about"),
        ({"wish": "ring_me"}, "Enter a phone number, or choose another way"),
        ({"teller_name": "n" * 61}, "60 characters or fewer"),
        ({"site": "999999"}, "Choose one of these"),
    ],
)
def test_what_is_missing_is_said_and_every_word_comes_back(
    world: World, visit: Visit, change: dict[str, str], says: str
) -> None:
    form = {**filled(teller_name="Jan"), **change}
    html = visit("/share", post=form, expecting=422).content.decode()
    assert says in html
    assert "<title>Error: " in html
    assert form["text"] in html
    assert form["opened"] in html
    assert not Story.objects.exists()


def test_a_number_is_kept_only_where_we_are_to_ring(world: World, visit: Visit) -> None:
    visit("/share", post=filled(wish="ring_me", contact="01632 960000"), expecting=302)
    visit("/share", post=filled(wish="publish", contact="01632 960000"), expecting=302)
    rung, published = Story.objects.order_by("pk")
    assert unseal(rung.contact) == "01632 960000"
    assert rung.state == StoryState.KEPT_PRIVATE
    assert published.contact == ""


def test_a_machine_that_fills_the_hidden_box_is_turned_back_with_its_words(
    world: World, visit: Visit
) -> None:
    html = visit("/share", post=filled(website="http://spam.example"), expecting=422).content.decode()
    assert "A box that should stay empty was filled in" in html
    assert COMPLAINT in html
    assert "public-trap" not in html  # now it shows, so that somebody whose browser filled it can empty it
    assert not Story.objects.exists()


def test_an_answer_in_no_time_is_asked_to_wait_and_then_let_in(world: World, visit: Visit) -> None:
    html = visit("/share", post=filled(opened=form_line(0)), expecting=422).content.decode()
    assert "That was very quick" in html
    assert COMPLAINT in html
    visit("/share", post=filled(opened=form_line(5)), expecting=302)


@pytest.mark.parametrize("line", ["", "forged", "old"])
def test_a_form_that_was_open_too_long_or_is_not_ours_comes_back_with_a_new_line(
    world: World, visit: Visit, line: str
) -> None:
    given = form_line(8 * 24 * 3600) if line == "old" else line
    html = visit("/share", post=filled(opened=given), expecting=422).content.decode()
    assert COMPLAINT in html
    fresh = html.split('name="opened"')[1].split('value="')[1].split('"')[0]
    assert guards.read_form(fresh).token
    assert fresh != given


def test_too_many_stories_an_hour_get_a_page_that_keeps_the_words(world: World, visit: Visit) -> None:
    for number in range(guards.AN_HOUR["story"]):
        visit("/share", post=filled(text=f"Story {number}"), expecting=302)
    answer = visit("/share", post=filled(text="One too many"), expecting=429)
    html = answer.content.decode()
    assert "A lot has been sent from your network" in html
    assert "One too many</textarea>" in html
    assert 0 < int(answer.headers["Retry-After"]) <= 3601
    assert not Story.objects.filter(text="One too many").exists()


def test_a_name_of_two_alphabets_is_turned_back_with_the_words(world: World, visit: Visit) -> None:
    html = visit("/share", post=filled(teller_name="J\u0430n"), expecting=422).content.decode()
    assert COMPLAINT in html
    assert "candour-refusal" in html


def test_words_that_look_like_a_program_come_back_as_words(world: World, visit: Visit) -> None:
    attack = "</textarea><script>alert(1)</script>"
    html = visit(
        "/share", post=filled(text=attack, wish="", teller_name='"><b>', website='"><i>'), expecting=422
    ).content.decode()
    assert "<script>alert" not in html
    assert '"><b>' not in html
    assert "&lt;/textarea&gt;" in html


def test_a_form_without_its_security_token_changes_nothing(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/share", filled()).status_code == 403
    assert not Story.objects.exists()


def test_the_form_sets_no_cookie_but_its_own(world: World, client: CheckedClient) -> None:
    client.get("/share")
    assert set(client.cookies) == {"csrftoken"}


def test_anybody_can_report_a_story_with_a_reason(world: World, visit: Visit) -> None:
    story = publish(world)
    path = f"/stories/{story.pk}/report"
    html = visit(path, post={"opened": form_line(), "reason": ""}, expecting=422).content.decode()
    assert "Enter a reason" in html
    html = visit(path, post={"opened": form_line(0), "reason": "Names me"}, expecting=422).content.decode()
    assert "Names me</textarea>" in html
    visit(path, post={"opened": form_line(), "reason": "It names my sister"}, expecting=302)
    assert [report.reason for report in story.reports.all()] == ["It names my sister"]
    visit("/reported")
