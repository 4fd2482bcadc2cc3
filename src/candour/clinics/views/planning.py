"""Clinics: which there are, one of them, planning, changing, calling it off, a calendar file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.clinics import actions
from candour.clinics.calendars import happening
from candour.clinics.forms import CallOffForm, PlanForm, initial_of
from candour.clinics.presenters.listed import ClinicsPage
from candour.clinics.queries import clinics as queries
from candour.clinics.queries import figures
from candour.clinics.views.finding import clinic_page, find
from candour.domain.clinics import to_change
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people.access import holds_role, roles_here, signed_in, the_person
from candour.web.calendar import calendar_answer, calendar_bytes
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET"])
@signed_in
def listed(request: HttpRequest) -> HttpResponse:
    """This will list clinics: drop-ins first, then those with slots, then what was held."""
    person, now = the_person(request), timezone.now()
    trust = person.trust_id
    shown = ClinicsPage.of(
        queries.upcoming(trust, now),
        queries.past(trust, now),
        mine=queries.mine(person, now),
        may_not_plan=queries.hosting_refusal(person, roles_here(request), now),
        figures=figures.of_trust(trust),
        own=figures.of_host(person),
    )
    may_agree = holds_role(request, Role.COMMUNICATIONS)
    return page(request, "clinics/clinics.html", shown, may_agree=may_agree)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """This will plan a clinic."""
    person, refusal = the_person(request), None
    may_not = queries.hosting_refusal(person, roles_here(request), timezone.now())
    if may_not is not None:
        return refused(request, may_not)
    form = PlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan(by=person, plan=form.plan, now=timezone.now())
            return redirect("clinics-one", made.pk)
        except Refusal as no:
            refusal = no
    return page(
        request, "clinics/plan.html", None, form=form, refusal=refusal, status=403 if refusal else None
    )


@require_http_methods(["GET"])
@signed_in
def one(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will show one clinic."""
    return clinic_page(request, find(the_person(request), clinic_id))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def change(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will change a clinic, or move it."""
    person, now = the_person(request), timezone.now()
    found = find(person, clinic_id)
    refusal = to_change(queries.seen(found, person), now)
    if refusal is not None:
        return refused(request, refusal)
    form = PlanForm(request.POST or None, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(by=person, clinic=found, plan=form.plan, now=now)
            return redirect("clinics-one", clinic_id)
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "clinic": found}
    return page(request, "clinics/plan.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def call_off(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will ask why a clinic is called off, and call it off."""
    person, now = the_person(request), timezone.now()
    found, form = find(person, clinic_id), CallOffForm(request.POST or None)
    refusal = queries.calling_refusal(queries.seen(found, person), roles_here(request), now)
    if refusal is not None:
        return refused(request, refusal)
    if request.method == "POST" and form.is_valid():
        try:
            actions.call_off(by=person, clinic=found, reason=form.cleaned_data["reason"], now=now)
            return redirect("clinics-one", clinic_id)
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "clinic": found}
    return page(request, "clinics/call_off.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["GET"])
@signed_in
def calendar(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will give one clinic as a file for the reader's calendar, with their slot where they have one.

    Whoever waits has none yet, and gets no file.
    """
    person = the_person(request)
    found = find(person, clinic_id)
    mine = queries.place_in(found, person)
    if mine is not None and mine.is_waiting and mine.ended_at is None:
        raise Http404
    content = calendar_bytes(found.title, [happening(found, mine)])
    return calendar_answer(f"clinic-{found.pk}.ics", content)
