"""Pictures of what is being written: they come with the words, are described one by one, and are posted."""

from collections.abc import Sequence
from typing import BinaryIO, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.posting import EVERYBODY
from candour.domain.refusal import Refusal
from candour.network import actions
from candour.network.forms import SayForm
from candour.network.models import DraftPhoto, Space
from candour.network.presenters.pictures import ComposerPage
from candour.network.queries.photos import photos_of_draft
from candour.network.queries.posts import draft_of
from candour.network.queries.spaces import to_write_in
from candour.network.views.finding import find_space
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.photos.actions import add_sent
from candour.photos.queries import Joined
from candour.web.addresses import number
from candour.web.once import once
from candour.web.pages import page, redirect


def with_photos(request: HttpRequest, place: str) -> HttpResponseBase | None:
    """This will take the pictures that came with a form, if any, and lead on to where they are described.

    It stands before `once`: a picture is made outside of any transaction, and the same one twice is one.
    A poll goes on to its form, which says that it takes none: there is nowhere to keep its choices meanwhile.
    """
    sent = request.FILES.getlist("photos")
    here = [number(each) for each in request.POST.getlist("photos_here")]
    if request.method != "POST" or not (sent or here) or SayForm(request.POST).is_poll:
        return None
    person, now, refusals = the_person(request), timezone.now(), []
    actions.keep_draft(by=person, place=place, text=request.POST.get("text", ""), now=now)
    for file in sent:
        try:
            here.append(add_sent(by=person, file=cast("BinaryIO", file), now=now).pk)
        except Refusal as no:
            refusals.append(Refusal(f"{file.name}: {no.reason}", no.remedy))
    try:
        actions.choose_photos(by=person, place=place, keys=here)
    except Refusal as no:
        refusals.append(no)
    if refusals:
        return _page(request, place, photos_of_draft(person, place), None, refusals[0])
    return redirect(_at(request, place))


@require_http_methods(["GET", "POST"])
@signed_in
def photos(request: HttpRequest, place: str) -> HttpResponseBase:
    """This will show what is being written with its pictures, lead to those not described, and post it."""
    _space_of(the_person(request), place)
    return with_photos(request, place) or _photos(request, place)


@require_http_methods(["POST"])
@signed_in
@once
def leave_out(request: HttpRequest, place: str, photo_id: int) -> HttpResponse:
    """This will take a picture out of what is being written."""
    person = the_person(request)
    _space_of(person, place)
    try:
        actions.leave_out(by=person, place=place, photo_id=photo_id)
    except DraftPhoto.DoesNotExist as missing:
        raise Http404 from missing
    return redirect(_at(request, place))


@once
def _photos(request: HttpRequest, place: str) -> HttpResponse:
    person, now = the_person(request), timezone.now()
    chosen = photos_of_draft(person, place)
    if request.method == "GET":
        to_tell = ComposerPage.of(chosen, place=place, back=_at(request, place), now=now).next_to_tell
        return redirect(to_tell) if to_tell else _page(request, place, chosen, None)
    form = SayForm(request.POST).offer(to_write_in(person))
    if not form.is_valid():
        return _page(request, place, chosen, form)
    try:
        said = actions.say(
            by=person,
            text=form.cleaned_data["text"],
            space=_space_of(person, place) or form.space,
            photos=[each.photo for each in chosen],
            now=now,
        )
        actions.keep_draft(by=person, place=place, text="", now=now)
    except Refusal as refusal:
        return _page(request, place, chosen, form, refusal)
    return redirect("network-post", said.pk)


def _page(
    request: HttpRequest,
    place: str,
    chosen: Sequence[Joined],
    bound: SayForm | None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    person = the_person(request)
    draft = draft_of(person, place)
    first = {"text": draft.text if draft else "", "place": _chosen(request)}
    form = bound or SayForm(initial=first).offer(to_write_in(person))
    shown = ComposerPage.of(chosen, place=place, back=_at(request, place), now=timezone.now())
    more = {"refusal": refusal, "draft": draft, "chosen": _chosen(request)}
    status = 403 if refusal else None
    return page(request, "network/photos.html", shown, form=form, status=status, **more)


def _chosen(request: HttpRequest) -> str:
    """This will give who was chosen to read it, here or on the page before: a space's key or everybody."""
    key = number(request.POST.get("place") or request.GET.get("in") or "")
    return str(key) if key else EVERYBODY


def _at(request: HttpRequest, place: str) -> str:
    """This will give the page of what is being written, which remembers who was chosen to read it."""
    chosen = _chosen(request)
    return reverse("network-photos", args=[place]) + ("" if chosen == EVERYBODY else f"?in={chosen}")


def _space_of(person: Person, place: str) -> Space | None:
    """This will give the space that a place names, None for everybody; what names none is not there."""
    kind, _, key = place.partition(":")
    if place == EVERYBODY:
        return None
    if kind != "space" or not number(key):
        raise Http404
    return find_space(person, number(key))
