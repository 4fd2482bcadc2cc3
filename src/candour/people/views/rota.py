"""Who is on call now and next: the rota, planning a turn, swapping and cancelling one."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people import actions, queries
from candour.people.access import holds_role, needs_role, signed_in, the_person
from candour.people.actions.rota import PLANNERS
from candour.people.forms.rota import PlanForm, StandingDutyForm, SwapForm
from candour.people.models import Person, Shift
from candour.people.presenters import rota as presenters
from candour.web.once import once
from candour.web.pages import page, redirect

AHEAD = timedelta(days=28)


@require_http_methods(["GET"])
@signed_in
def rota(request: HttpRequest) -> HttpResponse:
    """This will show who is on call now and in the next four weeks, and every gap."""
    reader, now = the_person(request), timezone.now()
    shown = presenters.rota(
        queries.shifts_between(reader.trust, now, now + AHEAD),
        queries.gaps(reader.trust, now),
        queries.standing_duty(reader.trust),
        reader=reader,
        may_plan=holds_role(request, *PLANNERS),
        now=now,
    )
    return page(request, "people/rota.html", shown)


@require_http_methods(["GET", "POST"])
@needs_role(*PLANNERS)
@once
def plan(request: HttpRequest) -> HttpResponse:
    """This will plan a turn on call; a gap is refused, with a way to close it, above the button."""
    reader, refusal = the_person(request), None
    form = PlanForm(request.POST or None).offer(reader.trust)
    if request.method == "POST" and form.is_valid():
        try:
            _plan(reader, form)
            return redirect("people-rota")
        except Refusal as no:
            refusal = no
    return page(
        request, "people/plan.html", None, form=form, refusal=refusal, status=403 if refusal else None
    )


@require_http_methods(["GET", "POST"])
@signed_in
@once
def swap(request: HttpRequest, number: int) -> HttpResponse:
    """This will give a turn to somebody else."""
    reader, refusal = the_person(request), None
    shift = _shift(reader, number)
    form = SwapForm(request.POST or None).offer(reader.trust)
    if request.method == "POST" and form.is_valid():
        try:
            to = queries.person_of(reader.trust_id, int(form.cleaned_data["to"]))
            actions.swap(by=reader, shift=shift, to=to, now=timezone.now())
            return redirect("people-rota")
        except Refusal as no:
            refusal = no
    return page(
        request, "people/swap.html", shift, form=form, refusal=refusal, status=403 if refusal else None
    )


@require_http_methods(["POST"])
@needs_role(*PLANNERS)
@once
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """This will take a turn off the rota."""
    reader = the_person(request)
    actions.cancel_shift(by=reader, shift=_shift(reader, number), now=timezone.now())
    return redirect("people-rota")


@require_http_methods(["GET", "POST"])
@needs_role(*PLANNERS)
@once
def standing_duty(request: HttpRequest) -> HttpResponse:
    """This will say who stands at the end of every route, and who is asked after them."""
    reader, refusal = the_person(request), None
    now_there = [str(each.pk) for each in queries.standing_duty(reader.trust)]
    kept = dict(zip(("first", "then"), now_there, strict=False))
    posted = request.POST if request.method == "POST" else None
    form = StandingDutyForm(posted, initial=kept).offer(reader.trust)
    if form.is_bound and form.is_valid():
        try:
            chosen = [form.cleaned_data[name] for name in ("first", "then") if form.cleaned_data[name]]
            people = [queries.person_of(reader.trust_id, int(each)) for each in chosen]
            actions.set_standing_duty(by=reader, trust=reader.trust, people=people, now=timezone.now())
            return redirect("people-rota")
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    return page(request, "people/standing_duty.html", None, form=form, refusal=refusal, status=status)


def _shift(reader: Person, number: int) -> Shift:
    try:
        return queries.shift_of(reader.trust_id, number)
    except Shift.DoesNotExist as nothing:
        raise Http404 from nothing


def _plan(by: Person, form: PlanForm) -> Shift:
    given = form.cleaned_data
    deputy = queries.person_of(by.trust_id, int(given["deputy"])) if given["deputy"] else None
    return actions.plan_shift(
        by=by,
        person=queries.person_of(by.trust_id, int(given["person"])),
        deputy=deputy,
        role=Role(given["role"]),
        title=given["title"],
        starts_at=form.starts_at,
        ends_at=form.ends_at,
        now=timezone.now(),
    )
