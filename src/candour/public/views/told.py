"""The private return link: what became of one's story, and everything that its teller may do with it.

Who knows the address holds the story, so no answer here may be stored, listed or passed on. The referrer is
cut to the site's name and not to nothing: with "no-referrer" browsers send `Origin: null` with a form, and
the guard against forged forms would turn every teller away.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candour.channels.frontdoor import actions
from candour.channels.frontdoor.models import Verdict, Wish
from candour.channels.frontdoor.queries import StoryOnLink, story_by_link
from candour.domain.actor import Teller
from candour.domain.refusal import Refusal
from candour.public.door import Door, at_the_door, door_of
from candour.public.forms import MoreForm, WishForm
from candour.public.presenters.told import ToldPage
from candour.public.queries import trust_of_link
from candour.public.visitors import TurnedBack, given_back, too_often
from candour.web.forms import Form
from candour.web.once import once
from candour.web.pages import page, redirect, refused

P = ParamSpec("P")
QUIET = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def on_the_link(
    view: Callable[Concatenate[HttpRequest, Door, StoryOnLink, str, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """This will hand the view the story of its link, help with a wrong link, and keep each answer quiet."""

    @wraps(view)
    def opened(
        request: HttpRequest, door: Door, /, token: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        found = story_by_link(door.trust, token)
        answer = (
            _wrong_link(request, door, token)
            if found is None
            else view(request, door, found, token, *args, **kwargs)
        )
        for name, value in QUIET.items():
            answer.headers[name] = value
        return answer

    return at_the_door(opened)


@require_safe
@on_the_link
def told(request: HttpRequest, door: Door, found: StoryOnLink, token: str) -> HttpResponse:
    """This will show what became of a story."""
    return _page(request, door, found, token)


@require_safe
@on_the_link
def keep(request: HttpRequest, door: Door, found: StoryOnLink, token: str) -> HttpResponse:
    """This will show the private link, to copy, to print or to write down."""
    link = door.whole("public-told", token=token)
    return page(request, "public/keep.html", door=door, link=link, token=token, wish=found.story.wish)


@require_POST
@once
@on_the_link
def add(request: HttpRequest, door: Door, found: StoryOnLink, token: str) -> HttpResponse:
    """This will take more words from the teller."""
    form = MoreForm(request.POST)
    if not form.is_valid():
        return _page(request, door, found, token, more=form)
    now = timezone.now()
    turned = too_often(request, door.trust, "reply", now)
    if turned is None:
        try:
            by, text = Teller(found.story.pk), form.cleaned_data["text"]
            actions.reply_by_teller(by=by, story=found.story, text=text, now=now)
            return redirect(door.to("public-told", token=token))
        except Refusal as refusal:
            turned = TurnedBack(refusal)
    return _page(request, door, found, token, more=form, turned=turned)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@on_the_link
def change_wish(request: HttpRequest, door: Door, found: StoryOnLink, token: str) -> HttpResponse:
    """This will do as the teller now wishes; what should be private comes down at once."""
    form = WishForm(request.POST if request.method == "POST" else None, initial={"wish": found.story.wish})
    form.number_is_known = bool(found.story.contact)
    template = "public/wish.html"
    if request.method != "POST" or not form.is_valid():
        return page(request, template, form=form, refusal=None, door=door, token=token)
    wish, contact = Wish(form.cleaned_data["wish"]), form.cleaned_data["contact"]
    try:
        by = Teller(found.story.pk)
        actions.change_wish(by=by, story=found.story, wish=wish, contact=contact, now=timezone.now())
    except Refusal as refusal:
        return given_back(request, template, TurnedBack(refusal), None, form, door=door, token=token)
    return redirect(door.to("public-told", token=token))


@require_http_methods(["GET", "HEAD", "POST"])
@once
@on_the_link
def withdraw(request: HttpRequest, door: Door, found: StoryOnLink, token: str) -> HttpResponse:
    """This will take a story back, after asking once whether that is meant."""
    back = door.to("public-told", token=token)
    if request.method != "POST":
        return page(
            request, "public/withdraw.html", ToldPage.of(found, door, token, timezone.now()), door=door
        )
    try:
        actions.withdraw_story(by=Teller(found.story.pk), story=found.story, now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal, back=back)
    return redirect(back)


@require_POST
@once
@on_the_link
def judge(request: HttpRequest, door: Door, found: StoryOnLink, token: str) -> HttpResponse:
    """This will keep whether the teller thinks that this was an answer."""
    back = door.to("public-told", token=token)
    try:
        verdict = Verdict.YES if request.POST.get("verdict") == Verdict.YES else Verdict.NOT_YET
        by = Teller(found.story.pk)
        actions.say_was_this_an_answer(by=by, story=found.story, verdict=verdict, now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal, back=back)
    return redirect(back)


def _page(
    request: HttpRequest,
    door: Door,
    found: StoryOnLink,
    token: str,
    *,
    more: Form | None = None,
    turned: TurnedBack | None = None,
) -> HttpResponse:
    presenter = ToldPage.of(found, door, token, timezone.now())
    if turned is not None and more is not None:
        return given_back(request, "public/told.html", turned, presenter, more, door=door)
    form = more if more is not None else MoreForm()
    return page(request, "public/told.html", presenter, form=form, refusal=None, door=door)


def _wrong_link(request: HttpRequest, door: Door, token: str) -> HttpResponse:
    """This will lead on to the trust that the story was told to, or say what may be wrong with the link."""
    turned = too_often(request, door.trust, "link", timezone.now())
    if turned is not None:
        return refused(request, turned.refusal, status=turned.status, back=door.to("public-front"))
    owner = trust_of_link(token) if door.is_first else None
    if owner is not None and request.method in {"GET", "HEAD"}:
        return redirect(door_of(owner).to("public-told", token=token))
    return page(request, "public/no_link.html", door=door, status=404)
