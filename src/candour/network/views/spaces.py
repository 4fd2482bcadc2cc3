"""Spaces: which there are, one of them, who is in it, and looking after it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain import spaces as rules
from candour.domain.refusal import Refusal
from candour.domain.spaces import INSIDE, Standing
from candour.network import actions
from candour.network.actions.posting import place_of
from candour.network.forms import BringForm, SayForm, SpaceForm
from candour.network.models import Mute, Space
from candour.network.presenters.feed import FeedPage
from candour.network.presenters.spaces import PeoplePage, SpacePage, SpacesPage
from candour.network.queries import posts, spaces
from candour.network.views.finding import find_colleague, find_space
from candour.network.views.pictures import with_photos
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.people.queries.persons import colleague_called
from candour.web.addresses import number
from candour.web.forms import Form
from candour.web.once import once
from candour.web.pages import page, redirect, refused

MOST_SHOWN = 100


@require_http_methods(["GET"])
@signed_in
def listed(request: HttpRequest) -> HttpResponse:
    """This will list the spaces."""
    return page(request, "network/spaces.html", SpacesPage.of(spaces.listed(the_person(request))))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """This will begin a space."""
    person, refusal = the_person(request), None
    form = SpaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.begin_space(
                by=person,
                name=form.cleaned_data["name"],
                about=form.cleaned_data["about"],
                kind=form.kind_chosen,
                now=timezone.now(),
            )
            return redirect("network-space", made.pk)
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "space": None}
    return page(request, "network/space_form.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["GET", "POST"])
@signed_in
def space(request: HttpRequest, space_id: int) -> HttpResponseBase:
    """This will show one space, and take what is said there."""
    return with_photos(request, f"space:{space_id}") or _space(request, space_id)


@once
def _space(request: HttpRequest, space_id: int) -> HttpResponse:
    person, refusal = the_person(request), None
    found = find_space(person, space_id)
    standing = spaces.standing_of(spaces.member_of(found, person))
    draft = posts.draft_of(person, place_of(found))
    first = {"text": draft.text if draft else ""}
    form = SayForm(request.POST or None, request.FILES or None, initial=first).offer([])
    if request.method == "POST" and form.is_valid():
        try:
            text, choices = form.cleaned_data["text"], form.choices
            said = actions.say(by=person, text=text, space=found, choices=choices, now=timezone.now())
            return redirect("network-post", said.pk)
        except Refusal as no:
            refusal = no
    shown = _space_page(found, person, standing, before=number(request.GET.get("before", "")))
    more = {"refusal": refusal, "draft": draft}
    return page(request, "network/space.html", shown, form=form, status=403 if refusal else None, **more)


@require_http_methods(["POST"])
@signed_in
@once
def join(request: HttpRequest, space_id: int) -> HttpResponse:
    """This will come in, or ask to."""
    return _done(
        request, space_id, lambda found, person: actions.join(by=person, space=found, now=timezone.now())
    )


@require_http_methods(["POST"])
@signed_in
@once
def leave(request: HttpRequest, space_id: int) -> HttpResponse:
    """This will go out, or take one's request back."""
    return _done(
        request, space_id, lambda found, person: actions.leave(by=person, space=found, now=timezone.now())
    )


@require_http_methods(["POST"])
@signed_in
@once
def close(request: HttpRequest, space_id: int) -> HttpResponse:
    """This will close a space."""
    return _done(
        request,
        space_id,
        lambda found, person: actions.close_space(by=person, space=found, now=timezone.now()),
    )


@require_http_methods(["POST"])
@signed_in
@once
def mute(request: HttpRequest, space_id: int) -> HttpResponse:
    """This will be quiet about a space, or not any more."""
    is_muted = request.POST.get("mute") == "yes"
    return _done(
        request,
        space_id,
        lambda found, person: actions.mute(by=person, space=found, is_muted=is_muted, now=timezone.now()),
    )


@require_http_methods(["GET", "POST"])
@signed_in
@once
def change(request: HttpRequest, space_id: int) -> HttpResponse:
    """This will change what a space is."""
    person, refusal = the_person(request), None
    found = find_space(person, space_id)
    may_not = rules.to_keep(spaces.seen_by(found, person))
    if may_not is not None:
        return refused(request, may_not)
    known = {"name": found.name, "about": found.about, "kind": found.kind}
    form = SpaceForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_space(
                by=person,
                space=found,
                name=form.cleaned_data["name"],
                about=form.cleaned_data["about"],
                kind=form.kind_chosen,
                now=timezone.now(),
            )
            return redirect("network-space", space_id)
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "space": found}
    return page(request, "network/space_form.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["GET"])
@signed_in
def people(request: HttpRequest, space_id: int) -> HttpResponse:
    """This will show who is in a space, and who asks to come in."""
    person = the_person(request)
    return _people(request, find_space(person, space_id), person, BringForm())


@require_http_methods(["POST"])
@signed_in
@once
def answer(request: HttpRequest, space_id: int, person_id: int) -> HttpResponse:
    """This will let somebody in who asked, say no, or let a member look after the space, too."""
    person = the_person(request)
    found, colleague = find_space(person, space_id), find_colleague(person, person_id)
    says, now = request.POST.get("says", ""), timezone.now()
    try:
        if says == "keeper":
            actions.share_keeping(by=person, space=found, person=colleague, now=now)
        else:
            actions.answer(by=person, space=found, person=colleague, is_yes=says == "yes", now=now)
    except Refusal as refusal:
        return _people(request, found, person, BringForm(), refusal)
    return redirect("network-space-people", space_id)


@require_http_methods(["POST"])
@signed_in
@once
def bring(request: HttpRequest, space_id: int) -> HttpResponse:
    """This will bring in a colleague by name."""
    person = the_person(request)
    found, form = find_space(person, space_id), BringForm(request.POST)
    if not form.is_valid():
        return _people(request, found, person, form)
    try:
        colleague = colleague_called(person.trust_id, form.cleaned_data["name"])
        actions.bring_in(by=person, space=found, person=colleague, now=timezone.now())
    except Refusal as refusal:
        return _people(request, found, person, form, refusal)
    return redirect("network-space-people", space_id)


def _done(request: HttpRequest, space_id: int, act: Callable[[Space, Person], object]) -> HttpResponse:
    person = the_person(request)
    try:
        act(find_space(person, space_id), person)
    except Refusal as refusal:
        return refused(request, refusal)
    still_there = spaces.readable(person).filter(pk=space_id).exists()
    return redirect("network-space", space_id) if still_there else redirect("network-spaces")


def _space_page(found: Space, person: Person, standing: Standing, *, before: int) -> SpacePage:
    shown = FeedPage.of(
        posts.feed(person, before=before, space=found),
        person,
        timezone.now(),
        heading=found.name,
        why="Newest first.",
        nothing="Nobody has said anything here yet.",
    )
    is_keeper = standing is Standing.KEEPER
    return SpacePage.of(
        found,
        standing,
        shown,
        waiting=spaces.waiting_at(found).count() if is_keeper else 0,
        is_muted=standing in INSIDE and Mute.objects.filter(person=person, space=found).exists(),
    )


def _people(
    request: HttpRequest, found: Space, person: Person, form: Form, refusal: Refusal | None = None
) -> HttpResponse:
    standing = spaces.standing_of(spaces.member_of(found, person))
    members = spaces.members_of(found)
    waiting = list(spaces.waiting_at(found)[:MOST_SHOWN]) if standing is Standing.KEEPER else []
    shown = PeoplePage.of(found, list(members[:MOST_SHOWN]), members.count(), waiting, standing)
    status = 403 if refusal else None
    return page(request, "network/people.html", shown, form=form, status=status, refusal=refusal)
