"""Pages, forms, refusals and errors of the web room, on sample pages of no room."""

import re

import pytest
from django.test import Client
from jinja2.exceptions import UndefinedError

from candour.domain.refusal import Refusal
from candour.web import registers
from candour.web.figures import count_of
from candour.web.models import SentForm
from tests.house.page_checks import check_page
from tests.pages import CheckedClient, Visit
from tests.rooms.web.sample import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.rooms.web.sample")]

VALID = {"words": "I am sorry that you waited.", "way": "ring"}


def token_on(html: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', html)
    assert found
    return found[1]


def test_a_list_passes_the_page_checks_and_gives_times_in_words_and_exactly(visit: Visit) -> None:
    words = visit("/listen").content.decode()
    assert ">2 h 10 min<" in words
    assert "Sunday 22 November 2026 at 20:00" in words
    assert "Read it yourself" in words


def test_every_field_prints_its_component_with_a_label(visit: Visit) -> None:
    words = visit("/send").content.decode()
    assert "Your first name (optional)" in words
    assert 'autocomplete="email"' in words
    assert 'name="on-day"' in words


def test_an_invalid_form_answers_422_with_error_in_the_title_and_a_summary(visit: Visit) -> None:
    sent = {"words": "", "way": "", "on-day": "31", "on-month": "2", "on-year": "2026"}
    words = visit("/send", post=sent, expecting=422).content.decode()
    assert "<title>Error: Replying to a complaint" in words
    assert re.search(r'href="#id_words">\s*Write something first', words)
    assert re.search(r'href="#id_on-day">\s*Enter a real day', words)


def test_what_was_typed_stays_except_a_password(visit: Visit) -> None:
    sent = {"name": "Amy", "password": "a secret", "about": ["care"], "own": "yes"}
    words = visit("/send", post=sent, expecting=422).content.decode()
    assert 'value="Amy"' in words
    assert "a secret" not in words
    assert len(re.findall(r"\bchecked\b", words)) == 2


def test_a_form_sent_twice_has_one_effect_and_the_same_answer(client: Client) -> None:
    sent = VALID | {"once": token_on(client.get("/send").content.decode())}
    first = client.post("/send", sent)
    again = client.post("/send", sent)
    assert first.headers["Location"] == again.headers["Location"]
    assert SentForm.objects.filter(token_hash__startswith="effect").count() == 1


def test_an_invalid_form_does_not_use_its_token_up(client: Client) -> None:
    token = token_on(client.get("/send").content.decode())
    assert client.post("/send", {"once": token}).status_code == 422
    assert client.post("/send", VALID | {"once": token}).status_code == 302


def test_a_forged_token_is_no_token(client: Client) -> None:
    assert client.post("/send", VALID | {"once": "forged"}).status_code == 302
    assert client.post("/send", VALID | {"once": "forged"}).status_code == 302
    assert SentForm.objects.count() == 2


@pytest.mark.parametrize("path", ["/refused", "/raised"])
def test_a_refusal_is_a_page_with_reason_remedy_and_clause(path: str, visit: Visit) -> None:
    words = visit(path, expecting=403).content.decode()
    for part in ("This is your own reply.", "Another reader will look at it.", "Clause 3.1"):
        assert part in words


@pytest.mark.parametrize(
    ("path", "method", "status", "words"),
    [
        ("/nowhere", "get", 404, "We cannot find this page"),
        ("/listen", "post", 405, "This page cannot be opened that way"),
        ("/broken", "get", 500, "We are sorry"),
        ("/full", "get", 503, "We cannot save anything just now"),
    ],
)
def test_an_error_page_says_what_happened_and_what_next(
    path: str, method: str, status: int, words: str
) -> None:
    client = CheckedClient(raise_request_exception=False)
    response = getattr(client, method)(path)
    assert response.status_code == status
    assert words in response.content.decode()


def test_a_form_without_its_security_token_is_refused_with_help() -> None:
    client = CheckedClient(enforce_csrf_checks=True)
    response = client.post("/send", VALID)
    assert response.status_code == 403
    assert "This page was open too long" in response.content.decode()


@pytest.mark.parametrize("path", ["/listen", "/nowhere", "/broken", "/refused"])
def test_every_answer_carries_the_security_headers(path: str) -> None:
    response = CheckedClient(raise_request_exception=False).get(path)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_a_page_with_a_session_is_never_stored(client: Client) -> None:
    client.cookies["sessionid"] = "anything"
    assert client.get("/nowhere").headers["Cache-Control"] == "no-store, private"


def test_navigation_shows_counts_and_where_one_is(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    navigation = registers.Navigation()
    SentForm.objects.bulk_create(SentForm(token_hash=str(each), sent_at=NOW) for each in range(7))
    navigation.add("Listen", "listen", order=20, count=lambda _: count_of(SentForm.objects.all()))
    navigation.add("Away", "no-such-name", order=30)
    monkeypatch.setattr(registers, "navigation", navigation)
    words = visit("/listen").content.decode()
    assert '7<span class="nhsuk-u-visually-hidden"> waiting</span>' in words
    assert 'aria-current="page"' in words
    assert "Away" not in words
    assert "Listen" not in visit("/refused", expecting=403).content.decode(), "before signing in"


def test_banners_stand_on_every_page_but_not_on_error_pages(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    banners = registers.Banners()
    banners.add(lambda _: registers.Banner("Publishing is paused.", "stop"))
    monkeypatch.setattr(registers, "banners", banners)
    assert "Publishing is paused." in visit("/listen").content.decode()
    assert "Publishing is paused." not in visit("/nowhere", expecting=404).content.decode()


def test_a_typing_slip_in_a_template_is_an_error_not_a_blank() -> None:
    from django.template import engines  # noqa: PLC0415

    jinja = engines["jinja2"]
    for words in ("{{ nobody_gave_this }}", "{{ refusal.reson }}", "{% for x in nothing %}{% endfor %}"):
        with pytest.raises(UndefinedError):
            jinja.from_string(words).render({"refusal": Refusal("a", "b")})


def test_the_page_checks_find_what_is_wrong() -> None:
    bad = """<html><head><title>Other</title></head><body><h1>One</h1><h1>Two</h1><p id="a"><i id="a"></i>
      <form method="post" action="/nowhere/at/all"><input name="x"></form><img src="/x.png">
      <script>alert(1)</script><p style="color:red" onclick="x()"><a href="#gone">There</a></body></html>"""
    with pytest.raises(AssertionError) as caught:
        check_page(bad, "/listen")
    for fault in ("2 h1", "language", "id 'a'", "no label", "leads nowhere", "security token", "alt text"):
        assert fault in str(caught.value)
    for fault in ("inline script", "inline style", "'#gone'"):
        assert fault in str(caught.value)
