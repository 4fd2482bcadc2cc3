"""Breach records, for legal and records: the list with its clocks, and one record."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.amends.actions.breaches import assess, close_breach
from candour.amends.forms import AssessForm, CloseForm
from candour.amends.models import Breach
from candour.amends.presenters.breaches import BreachLine, BreachPage
from candour.amends.queries.breaches import breach_of, closed_breaches, open_breaches
from candour.domain.breaches import BREACH_ROLES
from candour.domain.refusal import Refusal
from candour.listening.queries.posts import names_of
from candour.people.access import needs_role, the_person
from candour.voice.models import TakeDown
from candour.web.once import once
from candour.web.pages import page, redirect

for_the_desk = needs_role(*sorted(BREACH_ROLES))


@require_http_methods(["GET"])
@for_the_desk
def breaches(request: HttpRequest) -> HttpResponse:
    """This will list the open records with the time that is left, then those that are closed."""
    trust_id, now = the_person(request).trust_id, timezone.now()
    open_ones = [BreachLine.of(each, now) for each in open_breaches(trust_id)]
    closed = [BreachLine.of(each, now) for each in closed_breaches(trust_id)]
    return page(request, "amends/breaches.html", None, open_ones=open_ones, closed=closed)


@require_http_methods(["GET"])
@for_the_desk
def breach(request: HttpRequest, breach_id: int) -> HttpResponse:
    """This will show one record: its clock, what is known, what is missing."""
    return _page(request, _breach(request, breach_id))


@require_http_methods(["POST"])
@for_the_desk
@once
def write_down(request: HttpRequest, breach_id: int) -> HttpResponse:
    """This will keep what is known by now."""
    found = _breach(request, breach_id)
    form = AssessForm(request.POST)
    if not form.is_valid():
        return _page(request, found, assessing=form)
    try:
        assess(by=the_person(request), breach=found, assessed=form.assessed, now=timezone.now())
    except Refusal as refusal:
        return _page(request, found, assessing=form, refusal=refusal)
    return redirect("amends-breach", found.pk)


@require_http_methods(["POST"])
@for_the_desk
@once
def close(request: HttpRequest, breach_id: int) -> HttpResponse:
    """This will close a record with a reason."""
    found = _breach(request, breach_id)
    form = CloseForm(request.POST, auto_id="close-%s")
    if not form.is_valid():
        return _page(request, found, closing=form)
    reason = form.cleaned_data["reason"]
    try:
        close_breach(by=the_person(request), breach=found, reason=reason, now=timezone.now())
    except Refusal as refusal:
        return _page(request, found, closing=form, refusal=refusal)
    return redirect("amends-breach", found.pk)


def _breach(request: HttpRequest, breach_id: int) -> Breach:
    try:
        return breach_of(the_person(request).trust_id, breach_id)
    except Breach.DoesNotExist:
        raise Http404 from None


def _page(
    request: HttpRequest,
    found: Breach,
    *,
    assessing: AssessForm | None = None,
    closing: CloseForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    why = TakeDown.objects.for_trust(found.trust_id).filter(statement=found.statement_id)
    names = names_of(found.trust_id, [found.assessed_by, found.closed_by])
    shown = BreachPage.of(found, why.values_list("reason", flat=True).first() or "", names, timezone.now())
    return page(
        request,
        "amends/breach.html",
        shown,
        form=assessing or closing,
        assessing=assessing or AssessForm(initial=_so_far(found)),
        closing=closing or CloseForm(auto_id="close-%s"),
        refusal=refusal,
        status=403 if refusal else None,
    )


def _so_far(found: Breach) -> dict[str, str]:
    answers = {True: "yes", False: "no", None: ""}
    return {
        "detail": found.detail,
        "people": found.people,
        "consequences": found.consequences,
        "risk": found.risk,
        "ico_told": answers[found.ico_told],
        "ico_because": found.ico_because,
        "person_told": answers[found.person_told],
        "person_because": found.person_because,
    }
