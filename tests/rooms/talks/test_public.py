"""The public pages of a talk: they confirm nothing about anybody, work once, and lose nothing typed."""

import os
import re
from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.channels.frontdoor import guards
from candour.channels.frontdoor.guards import open_form
from candour.domain.talks import LINK_LASTS, How
from candour.listening.models import PublicPost
from candour.people.models import Notice
from candour.talks import actions
from candour.talks.models import Talk
from tests.pages import CheckedClient, Visit
from tests.rooms.talks.asking import LORNA, ask, asked_people, filled, offer
from tests.world import World

FRESH = re.compile(r'<updated>[^<]*<|<input[^>]*type="hidden"[^>]*>')
THANKS = "/talk/asked"


def path(token: str) -> str:
    return f"/talk/{token}"


def plain(html: str, token: str = "") -> str:
    """This will leave out what differs with every printing of a page."""
    return FRESH.sub("", html).replace(token or "\0", "")


def test_a_link_says_who_rings_and_asks_nothing_about_care(world: World, visit: Visit) -> None:
    offered = offer(world)
    html = visit(path(offered.token)).content.decode()
    assert "Ruth, Matron, rings you." in html
    assert "You need not say who you are or what it is about." in html
    assert "999" in html
    assert world["matron"].last_name not in html


def test_somebody_asks_once_and_is_thanked(world: World, visit: Visit) -> None:
    offered = offer(world)
    sent = visit(path(offered.token), post=filled(world), expecting=302)
    assert sent.headers["Location"] == THANKS
    assert "Your request is with a person now." in visit(THANKS).content.decode()
    talk = Talk.objects.get()
    wanted = actions.look(by=world["matron"], talk=talk, now=world.now)
    assert (wanted.reach, wanted.name, wanted.when) == ("01632 960778", "Lorna", "evenings")


def test_used_old_and_unknown_links_get_the_same_bytes(world: World, visit: Visit) -> None:
    used, old, handed = offer(world), offer(world), offer(world)
    world.now += LINK_LASTS - timedelta(minutes=1)
    ask(world, offer(world))
    Talk.objects.filter(pk=used.talk.pk).update(asked_at=world.now)
    world.now += timedelta(minutes=2)
    assert handed.token
    answers = [visit(path(token), expecting=404) for token in (used.token, old.token, "a", "x" * 43)]
    assert len({answer.content for answer in answers}) == 1
    headers = [{k: v for k, v in answer.headers.items() if k != "Set-Cookie"} for answer in answers]
    assert all(each == headers[0] for each in headers)
    posts = [visit(path(token), post=filled(world), expecting=404) for token in (used.token, old.token, "a")]
    assert len({plain(answer.content.decode()) for answer in posts}) == 1


def test_what_was_typed_for_a_closed_link_comes_back_in_a_form_that_needs_none(
    world: World, visit: Visit
) -> None:
    offered = offer(world, how=How.EITHER)
    ask(world, offered)
    sent = filled(world, words="Ring twice.")
    html = visit(path(offered.token), post=sent, expecting=404).content.decode()
    assert "This link is closed." in html
    assert "Ring twice.</textarea>" in html
    assert 'value="01632 960778"' in html
    assert 'action="/talk"' in html
    visit("/talk", post=sent, expecting=302)
    assert Talk.objects.filter(came="open").count() == 1


def test_the_same_form_twice_is_thanked_twice_and_kept_once(world: World) -> None:
    offered, browser = offer(world), CheckedClient()
    once = re.search(r'name="once" value="([^"]*)"', browser.get(path(offered.token)).content.decode())
    assert once
    body = {**filled(world), "once": once[1]}
    for _ in range(2):
        sent = browser.post(path(offered.token), body)
        assert (sent.status_code, sent.headers["Location"]) == (302, THANKS)
    assert asked_people(offered.talk) == ["Ruth"]


@pytest.mark.parametrize("address", ["/talk", THANKS, "/talk/{token}", "/talk/gone"])
def test_every_page_is_quiet(world: World, client: CheckedClient, address: str) -> None:
    offered = offer(world)
    response = client.get(address.format(token=offered.token))
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in response.content.decode()


def test_a_form_is_let_in_as_browsers_send_it(world: World) -> None:
    offered, browser = offer(world), Client(enforce_csrf_checks=True)
    html = browser.get(path(offered.token)).content.decode()
    token = html.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    body = {**filled(world), "csrfmiddlewaretoken": token}
    assert browser.post(path(offered.token), body).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("reach", "", "Enter a phone number or an email address"),
        ("reach", "1" * 121, "must be 120 characters or fewer"),
        ("words", "w" * 301, "Use 300 characters or fewer"),
        ("when", "", "Choose a time"),
        ("when", "now", "Choose one of these"),
    ],
)
def test_an_incomplete_form_says_what_to_do(
    world: World, visit: Visit, field: str, value: str, words: str
) -> None:
    offered = offer(world)
    for address in (path(offered.token), "/talk"):
        html = visit(address, post=filled(world, **{field: value}), expecting=422).content.decode()
        assert words in html
        assert "<title>Error: " in html
    assert not Talk.objects.filter(asked_at__isnull=False).exists()


def test_machines_and_floods_are_turned_back_with_their_words(world: World, visit: Visit) -> None:
    quick = visit("/talk", post=filled(world, opened=open_form(world.now)), expecting=422)
    assert "That was very quick." in quick.content.decode()
    visit("/talk", post=filled(world, website="http://spam.example"), expecting=422)
    for number in range(guards.AN_HOUR["talk"]):
        visit("/talk", post=filled(world, name=f"N{number}"), expecting=302)
    last = visit("/talk", post=filled(world, name="Last"), expecting=429)
    assert 'value="Last"' in last.content.decode()
    assert int(last.headers["Retry-After"]) > 0


def test_guessing_links_ends_soon(
    world: World, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(guards.AN_HOUR, "link", 12)  # as many as it says, whatever it says
    for number in range(12):
        assert client.get(path(str(number))).status_code == 404
    answer = client.get(path("once-more"))
    assert answer.status_code == 429
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_link_of_another_trust_leads_to_its_own_pages(world: World, other: World, visit: Visit) -> None:
    offered = offer(other)
    there = visit(path(offered.token), expecting=302).headers["Location"]
    assert there == f"/t/saltmarsh/talk/{offered.token}"
    visit(there)
    visit(there, post=filled(other), expecting=302)
    visit(f"/t/saltmarsh/talk/{offer(world).token}", expecting=404)
    assert Talk.objects.get(asked_at__isnull=False).trust == other.made.trust


def test_one_way_alone_is_not_asked_for_again(world: World, visit: Visit) -> None:
    assert "What would you like?" not in visit(path(offer(world).token)).content.decode()
    html = visit(path(offer(world, how=How.EITHER).token)).content.decode()
    assert "rings, meets or writes to you, as you like" in html
    assert "What would you like?" in html


def test_a_teller_sees_the_offer_and_asks_without_another_link(world: World, visit: Visit) -> None:
    told = world.tell()
    world.work()
    address = f"/told/{told.token}"
    assert "Talk to a person in private" in visit(address).content.decode()
    offer(world, PublicPost.objects.get(network_id=f"story:{told.story.pk}"))
    html = visit(address).content.decode()
    assert "We would like to talk to you" in html
    assert "Ruth, Matron, rings you." in html
    assert "Ruth, Matron, rings you." in visit(f"{address}/talk").content.decode()
    visit(f"{address}/talk", post=filled(world), expecting=302)
    html = visit(address).content.decode()
    assert "You asked to talk in private" in html
    assert "01632" not in html
    talk = Talk.objects.get()
    assert (talk.came, talk.kept_by) == ("told", world["matron"])


def test_a_talk_that_a_stranger_took_up_is_not_shown_on_the_teller_s_link(world: World, visit: Visit) -> None:
    told = world.tell()
    world.work()
    ask(world, offer(world, PublicPost.objects.get(network_id=f"story:{told.story.pk}")))
    assert "You asked to talk" not in visit(f"/told/{told.token}").content.decode()


def test_public_pages_and_feeds_show_no_trace_of_a_talk(world: World, visit: Visit) -> None:
    post = world.receive()
    story = f"/stories/{post.network_id.removeprefix('story:')}"
    pages = ("/", "/feed.atom", "/voices", story)
    before = [plain(visit(page).content.decode()) for page in pages]
    ask(world, offer(world, post))
    world.work()
    assert [plain(visit(page).content.decode()) for page in pages] == before


def test_notices_and_letters_hold_none_of_it(world: World) -> None:
    talk = ask(world)
    for notice in Notice.objects.filter(about=f"talk:{talk.pk}"):
        for words in (LORNA.name, LORNA.reach, LORNA.words, "trolley"):
            assert words not in notice.words


@settings(
    max_examples=300 if os.environ.get("CANDOUR_FULL") else 30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(min_size=1, max_size=200), st.text(max_size=200))
def test_whatever_a_post_or_a_draft_says_the_pages_are_the_same_to_the_byte(
    world: World, visit: Visit, post_words: str, draft_words: str
) -> None:
    post = PublicPost.objects.first() or world.receive()
    clean = post_words.replace("\0", "").encode("utf-8", "ignore").decode() or "x"
    drafted = draft_words.replace("\0", "").encode("utf-8", "ignore").decode()
    PublicPost.objects.filter(pk=post.pk).update(text=clean, author=clean[:120])
    world.draft(post, drafted)
    offered = offer(world, post)
    html = plain(visit(path(offered.token)).content.decode(), offered.token)
    form = plain(visit("/talk").content.decode())
    assert html == _first("link", html)
    assert form == _first("open", form)


_seen: dict[str, str] = {}


def _first(name: str, html: str) -> str:
    """This will give the first page that was printed under a name: every later one is the same."""
    return _seen.setdefault(name, html)
