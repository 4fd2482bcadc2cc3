"""Coming to a clinic, or not after all; and one tap afterwards."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.clinics import actions
from candour.clinics.views.finding import clinic_page, done, find
from candour.domain.clinics import Helped
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.web.addresses import number
from candour.web.once import once


@require_http_methods(["POST"])
@signed_in
@once
def come(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will have the reader reminded of a drop-in."""
    return done(request, clinic_id, lambda by, found: actions.come(by=by, clinic=found, now=timezone.now()))


@require_http_methods(["POST"])
@signed_in
@once
def book(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will give the reader a slot, or have them wait for one that is full."""
    slot = number(request.POST.get("slot", ""))
    waits = request.POST.get("waits") == "yes"
    return done(
        request,
        clinic_id,
        lambda by, found: actions.book(by=by, clinic=found, slot=slot, waits=waits, now=timezone.now()),
    )


@require_http_methods(["POST"])
@signed_in
@once
def give_back(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will give the reader's place back."""
    return done(
        request, clinic_id, lambda by, found: actions.give_back(by=by, clinic=found, now=timezone.now())
    )


@require_http_methods(["POST"])
@signed_in
@once
def want_host(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will ask for another host, for a guest who comes or waits."""
    return done(
        request, clinic_id, lambda by, found: actions.ask_for_host(by=by, clinic=found, now=timezone.now())
    )


@require_http_methods(["POST"])
@signed_in
@once
def helped(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will keep whether a clinic helped the reader."""
    said = request.POST.get("helped", "")
    if said not in set(Helped):
        found = find(the_person(request), clinic_id)
        return clinic_page(request, found, refusal=Refusal("Nothing was chosen.", "Press one of the three."))
    return done(
        request,
        clinic_id,
        lambda by, found: actions.answer(by=by, clinic=found, helped=Helped(said), now=timezone.now()),
    )
