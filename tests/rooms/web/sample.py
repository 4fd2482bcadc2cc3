"""A few pages of no room, to see the layouts, forms and answers of `web` at work."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candour.domain.refusal import Refusal
from candour.web import forms
from candour.web.models import SentForm
from candour.web.once import once
from candour.web.pages import kept, redirect, refused

NOW = datetime(2026, 11, 22, 22, 10, tzinfo=UTC)

LIST = """{% extends "web/layout.html" %}
{% from "components/post/macro.html" import post_card %}
{% from "components/tag/macro.html" import kind_tag, urgent_tag %}
{% from "components/time/macro.html" import since, when %}
{% from "components/form/macro.html" import link_button, post_button with context %}
{% from "components/empty/macro.html" import empty_state %}
{% from "components/live/macro.html" import live_news %}
{% block title %}Listen{% endblock %}
{% block content %}
{{ live_news("inbox", "new post", "new posts") }}
{% call(part) post_card(quote="Six hours on a trolley.", href="/listen", name="Post by Jan", tone="urgent") %}
  {% if part == "head" %}{{ kind_tag("complaint") }}{{ urgent_tag() }}<p>waiting {{ since(at, now) }}</p>
  {% else %}<p>{{ when(at, now) }}</p>{{ post_button("Take it", "/send", small=true) }}{% endif %}
{% endcall %}
{{ kind_tag("") }}
{{ empty_state("Nobody is waiting.", "See what was answered", "/listen") }}
{{ link_button("Write a post", "/send") }}
{% endblock %}"""

FORM = """{% extends "web/layout.html" %}
{% from "components/route/macro.html" import route_card %}
{% from "components/refusal/macro.html" import refusal_box %}
{% from "components/form/macro.html" import button, post_form with context %}
{% block title %}Replying to a complaint{% endblock %}
{% block content %}
{% call route_card("Who will see this first") %}<p>1 person: the social reader on call.</p>{% endcall %}
{% call post_form("/send", draft="/keep", files=true) %}
{% for field in form %}{{ field }}{% endfor %}
{{ button("Send to the reader on call") }}{{ button("How will it look?", "link") }}
{% endcall %}
{{ refusal_box(refusal, "/listen") }}
{% endblock %}"""

DRAFTING = """{% extends "web/layout.html" %}
{% from "components/form/macro.html" import button, post_form with context %}
{% block title %}Writing{% endblock %}
{% block content %}
{% call post_form("/send", draft="/keep") %}{{ form.words }}{{ button("Send") }}{% endcall %}
<form action="/listen" data-clears-drafts><button>Sign out</button></form>
{% endblock %}"""

REFUSAL = Refusal("This is your own reply.", "Another reader will look at it.", "3.1")


class EveryField(forms.Form):
    """One field of each sort."""

    words = forms.TextAreaField("Your words", missing="Write something first", counted=True, max_length=300)
    name = forms.TextField("Your first name", missing=None, hint="As people call you")
    mail = forms.EmailField("Your email", missing=None)
    count = forms.NumberField("Hours you waited", missing=None, least=0, most=99)
    way = forms.RadiosField(
        "What would help?",
        options=[forms.Option("publish", "Publish it", "With a name"), ("ring", "Ring me")],
        missing="Choose what would help",
        initial="ring",
    )
    site = forms.SelectField("Where?", options=[("", "Choose a site"), ("1", "Tarka")], missing=None)
    about = forms.CheckboxesField("About", options=[("wait", "Waiting"), ("care", "Care")], missing=None)
    own = forms.CheckboxField("This is my own device", hint="Drafts are kept on it")
    on = forms.DateField("When was it?", missing=None)
    password = forms.PasswordField("Password", missing=None)
    photo = forms.FileField("A photo", missing=None, accept="image/*")
    back = forms.HiddenField(initial="/listen")


@dataclass(frozen=True)
class SomebodyHere:
    """Somebody signed in, as far as a layout asks."""

    is_authenticated: bool = True
    trust_id: int = 1
    pk: int = 1


@require_GET
def listen(request: HttpRequest) -> HttpResponse:
    """This will print a list for somebody signed in."""
    request.user = SomebodyHere()  # type: ignore[assignment]  # all that a layout asks of a person
    return _printed(request, LIST, at=NOW - timedelta(hours=2, minutes=10), now=NOW)


@require_http_methods(["GET", "POST"])
@once
def send(request: HttpRequest) -> HttpResponse:
    """This will count one effect for each form sent, as rows of a table that is there anyway."""
    form = EveryField(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = SentForm.objects.create(token_hash=f"effect {SentForm.objects.count()}", sent_at=NOW)
        return redirect(f"/listen?effect={made.pk}")
    return _printed(request, FORM, form=form, refusal=REFUSAL, status=422 if form.errors else 200)


@require_GET
def drafting(request: HttpRequest) -> HttpResponse:
    """This will print a form whose words are kept; ?own says that the device is one's own."""
    request.user = SomebodyHere()  # type: ignore[assignment]  # all that a layout asks of a person
    request.session["own_device"] = "own" in request.GET
    return _printed(request, DRAFTING, form=EveryField())


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """This will say that words were kept."""
    return kept(NOW)


@require_GET
def refuse(request: HttpRequest) -> HttpResponse:
    """This will answer with a refusal."""
    return refused(request, REFUSAL, back="/listen")


@require_GET
def raise_refusal(request: HttpRequest) -> HttpResponse:
    """This will let a refusal through."""
    raise REFUSAL


@require_GET
def break_down(request: HttpRequest) -> HttpResponse:
    """This will fail as our own code might."""
    raise RuntimeError("the cupboard is locked")


@require_GET
def find_it_full(request: HttpRequest) -> HttpResponse:
    """This will fail as the database does on a full disk."""
    raise OperationalError("database or disk is full")


def _printed(request: HttpRequest, words: str, status: int = 200, **context: object) -> HttpResponse:
    template = engines["jinja2"].from_string(words)
    return HttpResponse(template.render({"form": None, **context}, request), status=status)


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("candour.web.urls")),
    path("listen", listen, name="listen"),
    path("send", send, name="send"),
    path("keep", keep, name="keep"),
    path("drafting", drafting),
    path("refused", refuse),
    path("raised", raise_refusal),
    path("broken", break_down),
    path("full", find_it_full),
]
handler404 = "candour.web.errors.not_found"
handler500 = "candour.web.errors.broken"
