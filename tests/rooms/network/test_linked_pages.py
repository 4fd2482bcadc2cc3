"""The page behind a post's link: what it says of itself stands under the words, where it says anything."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import pytest
from django.test import override_settings

from candour.channels.previewing import LARGEST_PAGE, LONGEST, Page
from candour.domain.actor import Job
from candour.jobs.models import State, Work
from candour.network import actions
from candour.network.linked_pages import Says, what_it_says
from candour.network.models import LinkedPage, Post
from tests.pages import CheckedClient
from tests.rooms.network.feeding import Feed
from tests.serving import serving

GOOD = b"""<!doctype html><html><head><title>Plain</title>
<meta property="og:title" content="Sleep &amp; shifts"><meta name="description" content="Dark and cool.">
<meta property="og:site_name" content="Shelf"><meta property="og:image" content="https://example.org/a.png">
</head><body><p>Hello</p></body></html>"""
HTML = "text/html; charset=utf-8"


@dataclass
class Site:
    """A server of somebody else: where it is, and what it was asked for."""

    address: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def site(body: bytes = GOOD, status: int = 200, kind: str = HTML) -> Iterator[Site]:
    """This will serve one page under every path."""
    made = Site()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            with suppress(OSError):  # whoever reads too little hangs up
                self.wfile.write(body)

    with serving(Answers) as made.address:
        yield made


def shown(feed: Feed, post: Post) -> str:
    """This will give the card of the post's page as HTML, empty without one; the feed shows the same."""
    client = CheckedClient()
    client.force_login(feed.world["porter"])
    cards = []
    for address in ("/feed", f"/feed/{post.pk}"):
        _, _, after = client.get(address).content.decode().partition('<div class="candour-linked">')
        cards.append(after.partition("</div>")[0])
    assert cards[0] == cards[1]
    return cards[0]


def test_a_good_page_stands_under_the_words_once_it_was_read(feed: Feed) -> None:
    with site() as other:
        post = feed.say("nurse", f"Read this: {other.address}/sleep.")
        assert (other.asked, shown(feed, post)) == ([], ""), "nobody waits for somebody else's server"
        feed.world.work()
        feed.world.work()
    card = shown(feed, post)
    assert (
        f'<a href="{other.address}/sleep" rel="nofollow noopener noreferrer">Sleep &amp; shifts</a>' in card
    )
    assert "Dark and cool." in card
    assert "Shelf (127.0.0.1)" in card
    assert "<img" not in card
    assert other.asked == ["/sleep"]
    assert feed.events(post=post.pk) == ["post:written", "post:link_read"]


def test_what_a_page_says_is_shown_as_words(feed: Feed) -> None:
    evil = (
        b"<title>&lt;img src=x onerror=alert(1)&gt;A &amp;lt;b&amp;gt; \xe2\x80\xaeB</title>"
        b"<meta property=og:site_name content='\"><script>alert(1)</script>NHS'>"
    )
    with site(evil) as other:
        post = feed.say("nurse", f"{other.address}/")
        feed.world.work()
    card = shown(feed, post)
    assert re.findall(r"<(\w+)", card) == ["p", "a", "p"]
    assert "A &lt;b&gt; B</a>" in card
    assert "NHS (127.0.0.1)" in card


NOTHING_TO_SAY = (
    (GOOD, 404, HTML),
    (GOOD, 200, "application/pdf"),
    (GOOD + b" " * LARGEST_PAGE, 200, HTML),
    (b"\xff\x00<<<title<meta" * 50, 200, HTML),
    (b"", 200, HTML),
    (b"<title> \n </title><meta name=description content=Alone>", 200, HTML),
)


def test_where_nothing_can_be_said_the_plain_link_stands(feed: Feed) -> None:
    for body, status, kind in NOTHING_TO_SAY:
        with site(body, status, kind) as other:
            for who in ("nurse", "matron"):
                feed.say(who, f"See {other.address}/a")
                feed.world.work()
            assert other.asked == ["/a"], "a page that fails is not asked for again at once"
    assert LinkedPage.objects.filter(title="").count() == 2 * len(NOTHING_TO_SAY)
    assert not shown(feed, Post.objects.latest("pk"))
    assert not Work.objects.filter(state=State.DEAD).exists()


def test_an_address_that_leads_inside_is_never_called(feed: Feed) -> None:
    for address in ("10.0.0.1", "169.254.169.254/latest/meta-data", "[::1]:22"):
        feed.say("nurse", f"See https://{address}")
    with site() as other, override_settings(CANDOUR_LOOPBACK_IS_ALLOWED=False):
        feed.say("nurse", f"See {other.address}/")
        feed.world.work()
    assert other.asked == []
    assert list(LinkedPage.objects.values_list("title", flat=True)) == [""] * 4


def test_without_a_link_that_can_be_kept_nobody_is_asked(feed: Feed) -> None:
    for text in ("javascript:alert(1)", "[x](javascript:alert(1))", "None.", f"https://e.org/{'a' * 500}"):
        assert feed.say("nurse", text).link == ""
    assert not Work.objects.filter(name="network.read_link").exists()


def test_another_link_is_read_anew_and_the_old_card_goes_at_once(feed: Feed) -> None:
    nurse, now = feed.world["nurse"], feed.world.now
    with site() as other:
        post = feed.say("nurse", f"{other.address}/one")
        feed.world.work()
        actions.change(by=nurse, post=post, text=f"Now {other.address}/one", now=now)
        assert shown(feed, post), "the link is the same"
        actions.change(by=nurse, post=post, text=f"Now {other.address}/two", now=now)
        assert not shown(feed, post)
        feed.world.work()
        assert "/two" in shown(feed, post)
        actions.change(by=nurse, post=post, text="Now none.", now=now)
        feed.world.work()
    assert other.asked == ["/one", "/two"]
    assert not LinkedPage.objects.exists()


def test_a_post_that_is_taken_back_takes_its_page_along(feed: Feed) -> None:
    nurse, now = feed.world["nurse"], feed.world.now
    with site() as other:
        post, early = feed.say("nurse", f"{other.address}/"), feed.say("nurse", f"{other.address}/b")
        actions.take_back(by=nurse, post=early, now=now)
        feed.world.work()
        assert other.asked == ["/"], "what is gone is not looked at"
        actions.take_back(by=nurse, post=post, now=now)
    assert not LinkedPage.objects.exists()


def test_what_was_read_for_a_link_that_changed_meanwhile_is_not_kept(feed: Feed) -> None:
    nurse, now, says = feed.world["nurse"], feed.world.now, Says("Old", "", "", "example.org")
    post = feed.say("nurse", "https://example.org/old")
    post = actions.change(by=nurse, post=post, text="https://example.org/new", now=now)
    reads = Job("network.read_link")
    actions.keep_page(by=reads, post=post, address="https://example.org/old", says=says, read_at=now, now=now)
    assert not LinkedPage.objects.exists()


def test_a_page_is_read_once_a_day_for_all_who_link_to_it(feed: Feed) -> None:
    with site() as other:
        for who in ("nurse", "matron"):
            feed.say(who, f"{other.address}/")
        feed.world.work()
        feed.world.wait(hours=23)
        feed.say("porter", f"{other.address}/")
        feed.world.work()
        assert other.asked == ["/"]
        feed.world.wait(hours=2)
        feed.say("executive", f"{other.address}/")
        feed.world.work()
    assert other.asked == ["/", "/"], "what was handed on is as old as when it was read"
    assert LinkedPage.objects.filter(title="Sleep & shifts").count() == 4


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<title>Café</title>".encode(), "Café"),
        ("<title>Café</title>".encode("cp1252"), "Café"),
        (b"<script>'<title>No</title>'</script><title>Yes</title>", "Yes"),
        (b"<title>One</title><svg><title>Two</title></svg>", "One"),
        (b"<meta property=og:title content=''><title>Plain</title>", "Plain"),
        (b"<title>" + b"word " * 5_000 + b"</title>", "word " * 26 + "word…"),
        (b"<title>A\r\n  B</title>", "A B"),
    ],
)
def test_the_title_is_one_short_line(body: bytes, title: str) -> None:
    assert what_it_says(Page("https://www.example.org/a", "text/html", body)).title == title


@pytest.mark.parametrize("sign", ["<div>", "<title", "<meta '", "<meta a", "&#"])
def test_a_page_made_to_hold_its_reader_lets_the_worker_go(sign: str) -> None:
    """A reader of whole pages sat over the first of these for minutes."""
    page = Page("https://example.org/", "text/html", (sign * LARGEST_PAGE)[:LARGEST_PAGE].encode())
    began = time.process_time()
    what_it_says(page)
    assert time.process_time() - began < 2 * LONGEST
