"""A change of the table: begun, looked at beside the past, agreed to, adopted, left."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.people.access import roles_here, signed_in, the_person
from candour.people.models import Person
from candour.policy import actions
from candour.policy.forms.small import AdoptForm, BeginForm, days_of
from candour.policy.models import PolicyChange
from candour.policy.presenters.pages import ChangePage, PolicyPage, SimulationPage
from candour.policy.views.finding import change_here
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["POST"])
@signed_in
@once
def begin(request: HttpRequest) -> HttpResponse:
    """This will begin a change of the table in force."""
    form, refusal = BeginForm(request.POST), None
    if form.is_valid():
        try:
            given = form.cleaned_data["reason"]
            change = actions.begin_change(by=the_person(request), reason=given, now=timezone.now())
            return redirect("policy-change", change.pk)
        except Refusal as no:
            refusal = no
    shown = PolicyPage.of(the_person(request), roles_here(request))
    status = 403 if refusal else None
    return page(request, "policy/policy.html", shown, form=form, refusal=refusal, status=status)


@require_http_methods(["GET"])
@signed_in
def change(request: HttpRequest, change_id: int) -> HttpResponse:
    """This will show a change: its table, what differs, what it would have done, who adopts it."""
    return show_change(request, change_here(request, change_id))


@require_http_methods(["GET"])
@signed_in
def simulation(request: HttpRequest, change_id: int) -> HttpResponse:
    """This will replay the replies of the past 30, 90 or 365 days against a change."""
    days = days_of(request.GET.get("days"))
    shown = SimulationPage.of(change_here(request, change_id), days, timezone.now())
    return page(request, "policy/simulation.html", shown)


@require_http_methods(["POST"])
@signed_in
@once
def adopt(request: HttpRequest, change_id: int) -> HttpResponse:
    """This will put the table of a change in force."""
    found, form = change_here(request, change_id), AdoptForm(request.POST)
    if not form.is_valid():
        return show_change(request, found, form)
    given = form.cleaned_data
    try:
        version = actions.adopt_change(
            by=the_person(request),
            change=found,
            seen=given["seen"],
            reason=given["reason"],
            days=form.chosen_days,
            now=timezone.now(),
        )
    except Refusal as refusal:
        return show_change(request, found, form, refusal)
    return redirect("policy-version", version.pk)


@require_http_methods(["POST"])
@signed_in
@once
def do(request: HttpRequest, change_id: int, doing: str) -> HttpResponse:
    """This will do one thing with a change: agree, offer, compare or leave."""
    found = change_here(request, change_id)
    if doing not in _DOINGS:
        raise Http404
    try:
        _DOINGS[doing](request, the_person(request), found)
    except Refusal as refusal:
        return show_change(request, found, refusal=refusal)
    return redirect("policy-page") if doing == "leave" else redirect("policy-change", found.pk)


def show_change(
    request: HttpRequest,
    found: PolicyChange,
    form: AdoptForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """This will print a change, with a refused form kept as it was filled in."""
    shown = ChangePage.of(the_person(request), found, timezone.now())
    form = form or AdoptForm(initial={"reason": found.reason, "seen": shown.sha256, "days": "30"})
    status = 403 if refusal is not None else None
    return page(request, "policy/change.html", shown, form=form, refusal=refusal, status=status)


def _agree(request: HttpRequest, by: Person, found: PolicyChange) -> None:
    actions.agree(by=by, change=found, seen=request.POST.get("seen", ""), now=timezone.now())


def _offer(request: HttpRequest, by: Person, found: PolicyChange) -> None:  # noqa: ARG001  # one shape for all
    actions.offer_change(by=by, change=found, now=timezone.now())


def _compare(request: HttpRequest, by: Person, found: PolicyChange) -> None:  # noqa: ARG001  # one shape for all
    actions.compare_anew(by=by, change=found, now=timezone.now())


def _leave(request: HttpRequest, by: Person, found: PolicyChange) -> None:  # noqa: ARG001  # one shape for all
    actions.leave_change(by=by, change=found, now=timezone.now())


_DOINGS: dict[str, Callable[[HttpRequest, Person, PolicyChange], None]] = {
    "agree": _agree,
    "offer": _offer,
    "compare": _compare,
    "leave": _leave,
}
