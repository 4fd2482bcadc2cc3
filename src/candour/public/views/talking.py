"""*Talk to a person in private*: by a one-time link, on one's private link, or at an address for everybody.

A link in a public reply can be opened by anybody, so these pages confirm nothing about anybody and print
nothing that was typed by staff or by whoever wrote the post. A used, an old and an unknown link get one and
the same answer from one and the same question to the database. No answer is stored, listed or passed on: the
address of a link goes to no other site ("same-origin"; with "no-referrer" browsers would send `Origin: null`,
and the guard against forged forms would turn everybody away).
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from candour.channels.frontdoor import guards
from candour.channels.frontdoor.queries import StoryOnLink
from candour.domain.actor import Teller, Visitor
from candour.domain.refusal import Refusal
from candour.domain.talks import How, closed_link
from candour.public.door import Door, at_the_door, door_of
from candour.public.presenters.talking import AskPage
from candour.public.views.told import QUIET, on_the_link
from candour.public.visitors import TOO_MANY, TurnedBack, given_back, too_often, turned_back
from candour.talks import actions, queries
from candour.talks.forms import AskForm
from candour.web.once import once
from candour.web.pages import page, redirect, refused

P = ParamSpec("P")
HERE_ONLY = {**QUIET, "Referrer-Policy": "same-origin"}
TEMPLATE = "public/talk.html"
NOT_FOUND = 404


def quiet(
    view: Callable[Concatenate[HttpRequest, Door, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """This will open a door's page whose answers may not be stored, listed or passed on."""

    @wraps(view)
    def opened(request: HttpRequest, door: Door, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        answer = view(request, door, *args, **kwargs)
        for name, value in HERE_ONLY.items():
            answer.headers[name] = value
        return answer

    return at_the_door(opened)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@quiet
def ask(request: HttpRequest, door: Door) -> HttpResponse:
    """This will take a request for a talk from anybody; whoever is on duty gets it."""
    now = timezone.now()
    shown, form = AskPage.of(door.to("public-talk-ask")), _form(request, How.EITHER)
    if request.method != "POST" or not form.is_valid():
        return page(request, TEMPLATE, shown, form=form, refusal=None, trap="", door=door)
    turned = turned_back(request, door.trust, "talk", now)
    if turned is None:
        try:
            opened = form.cleaned_data["opened"]
            actions.ask_openly(by=Visitor(), trust=door.trust, form=opened, wanted=form.wanted(), now=now)
            return redirect(door.to("public-talk-asked"))
        except Refusal as refusal:
            turned = TurnedBack(refusal)
    return given_back(request, TEMPLATE, turned, shown, form, door=door)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@quiet
def ask_by_link(request: HttpRequest, door: Door, token: str) -> HttpResponse:
    """This will take a request for the talk that a link offers, once."""
    now = timezone.now()
    talk = queries.open_link(door.trust, token, now)
    if talk is None:
        return _elsewhere(request, door, token) or _closed(request, door)
    shown = AskPage.of(door.to("public-talk", token=token), talk)
    form = _form(request, How(talk.how))
    if request.method != "POST" or not form.is_valid():
        return page(request, TEMPLATE, shown, form=form, refusal=None, trap="", door=door)
    turned = turned_back(request, door.trust, "talk", now)
    if turned is None:
        try:
            wanted = form.wanted()
            actions.ask_by_link(by=Visitor(), trust=door.trust, token=token, wanted=wanted, now=now)
            return redirect(door.to("public-talk-asked"))
        except Refusal as refusal:
            turned = TurnedBack(refusal)
    return given_back(request, TEMPLATE, turned, shown, form, door=door)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@on_the_link
def ask_as_teller(request: HttpRequest, door: Door, found: StoryOnLink, token: str) -> HttpResponse:
    """This will take a teller's request for a talk: with whoever offered one, or with whoever is on duty."""
    now, story = timezone.now(), found.story
    talk = queries.offered_to_teller(door.trust, story.pk, now)
    shown = AskPage.of(door.to("public-told-talk", token=token), talk)
    form = _form(request, How(talk.how) if talk else How.EITHER)
    if request.method != "POST" or not form.is_valid():
        return page(request, TEMPLATE, shown, form=form, refusal=None, trap="", door=door)
    turned = turned_back(request, door.trust, "talk", now)
    if turned is None:
        try:
            opened, wanted = form.cleaned_data["opened"], form.wanted()
            actions.ask_as_teller(by=Teller(story.pk), story=story, form=opened, wanted=wanted, now=now)
            return redirect(door.to("public-told", token=token))
        except Refusal as refusal:
            turned = TurnedBack(refusal)
    return given_back(request, TEMPLATE, turned, shown, form, door=door)


@require_safe
@quiet
def asked(request: HttpRequest, door: Door) -> HttpResponse:
    """This will thank somebody for asking, and say what to do if nobody gets in touch."""
    return page(request, "public/talk_asked.html", AskPage.of(door.to("public-talk-ask")), door=door)


def _form(request: HttpRequest, how: How) -> AskForm:
    sent = request.POST if request.method == "POST" else None
    return AskForm(sent, how=how, initial={"opened": guards.open_form(timezone.now())})


def _elsewhere(request: HttpRequest, door: Door, token: str) -> HttpResponse | None:
    """This will lead a link on to the pages of the trust that offered it, while it is open."""
    if not door.is_first or request.method == "POST":
        return None
    owner = queries.trust_of_open_link(token, timezone.now())
    return redirect(door_of(owner).to("public-talk", token=token)) if owner is not None else None


def _closed(request: HttpRequest, door: Door) -> HttpResponse:
    """This will answer every link that opens nothing; what was typed comes back in a form that needs none."""
    turned = too_often(request, door.trust, "link", timezone.now())
    if turned is not None and request.method != "POST":
        return refused(request, turned.refusal, status=TOO_MANY, back=door.to("public-talk-ask"))
    if request.method != "POST":
        return page(request, "public/talk_closed.html", door=door, status=NOT_FOUND)
    shown, form = AskPage.of(door.to("public-talk-ask")), _form(request, How.EITHER)
    closed = turned or TurnedBack(closed_link(), NOT_FOUND)
    return given_back(request, TEMPLATE, closed, shown, form, door=door)
