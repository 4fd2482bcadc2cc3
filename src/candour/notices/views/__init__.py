"""How somebody is told: their wishes, this browser, and one notice to try it."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.notices import actions, queries
from candour.notices.forms import WishesForm, initial
from candour.notices.presenters import how_i_am_told
from candour.people.access import signed_in, the_person
from candour.people.models import SignedIn
from candour.web.once import once
from candour.web.pages import page, redirect, refused

WORKER = Path(__file__).parent.parent / "static" / "notices" / "worker.js"


@require_http_methods(["GET", "POST"])
@signed_in
@once
def wishes(request: HttpRequest) -> HttpResponse:
    """This will show and keep how the reader wishes to be told."""
    person, now = the_person(request), timezone.now()
    before = queries.wishes_of(person)
    form = WishesForm(request.POST if request.method == "POST" else None, initial=initial(before, now))
    if request.method == "POST" and form.is_valid():
        actions.keep_wishes(by=person, wishes=form.wishes(before, now), now=now)
        return redirect("notices-wishes")
    session = _session(request)
    shown = how_i_am_told(
        person,
        list(queries.devices_told(person)),
        session,
        why_not_here=actions.own_device_refusal(session),
        wishes=before,
        now=now,
    )
    return page(request, "notices/wishes.html", shown, form=form)


@require_http_methods(["POST"])
@signed_in
@once
def tell_here(request: HttpRequest) -> HttpResponse:
    """This will tell the reader at once on this browser."""
    given = {name: request.POST.get(name, "") for name in ("endpoint", "public_key", "secret")}
    try:
        actions.add_device(by=the_person(request), session=_session(request), now=timezone.now(), **given)
    except Refusal as refusal:
        return refused(request, refusal, status=422)
    return redirect("notices-wishes")


@require_http_methods(["POST"])
@signed_in
@once
def not_here(request: HttpRequest) -> HttpResponse:
    """This will stop telling the reader on this browser."""
    actions.end_device_told(by=the_person(request), session=_session(request), now=timezone.now())
    return redirect("notices-wishes")


@require_http_methods(["POST"])
@signed_in
@once
def try_it(request: HttpRequest) -> HttpResponse:
    """This will send the reader one notice by every way."""
    actions.try_it(by=the_person(request), now=timezone.now())
    return redirect("people-notices")


@require_http_methods(["GET"])
@signed_in
def worker(request: HttpRequest) -> HttpResponse:
    """This will give the browser the few lines that show a notice while no page is open."""
    del request
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")


def _session(request: HttpRequest) -> SignedIn:
    """This will give the reader's session on this browser."""
    try:
        return SignedIn.objects.get(session_key=request.session.session_key or "")
    except SignedIn.DoesNotExist as nothing:
        raise Http404 from nothing
