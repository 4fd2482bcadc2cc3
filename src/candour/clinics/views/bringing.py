"""Bringing a case: written, looked at as others will read it, then shown; or taken back."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.clinics import actions
from candour.clinics.actions.cases import coming_refusal, showing_refusal
from candour.clinics.forms import CaseForm
from candour.clinics.models import Case
from candour.clinics.queries import cases as queries
from candour.clinics.views.finding import find, find_case
from candour.domain.cases import SOURCE_WORDS, CaseSource, mark_of
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET", "POST"])
@signed_in
@once
def bring(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will write a case, begun from one's own draft or a public post without what names somebody."""
    person, now = the_person(request), timezone.now()
    found = find(person, clinic_id)
    if (may_not := coming_refusal(person, found, now)) is not None:
        return refused(request, may_not)
    mine = queries.own_case(person, found)
    asked = {name: request.GET.get(name, "") for name in ("reply", "post")}
    source, begun = queries.begun_with(person, **asked)
    form = CaseForm(request.POST or None, initial={"text": mine.text if mine else begun})
    if request.method == "POST" and form.is_valid():
        kept = actions.keep_case(
            by=person, clinic=found, source=source, text=form.cleaned_data["text"], now=now
        )
        return redirect("clinics-case-look", kept.pk)
    shown = CaseSource.OWN_WORDS if mine else source
    drafts = queries.own_drafts(person) if source is CaseSource.OWN_WORDS and mine is None else []
    return page(request, "clinics/case.html", found, form=form, source=shown, drafts=drafts)


@require_http_methods(["GET"])
@signed_in
def look(request: HttpRequest, case_id: int) -> HttpResponse:
    """This will show whoever brings a case exactly what others will read."""
    return _case_page(request, find_case(the_person(request), case_id))


@require_http_methods(["POST"])
@signed_in
@once
def show(request: HttpRequest, case_id: int) -> HttpResponse:
    """This will let hosts and guests read a case."""
    person = the_person(request)
    case = find_case(person, case_id)
    try:
        actions.show_case(by=person, case=case, seen=request.POST.get("seen", ""), now=timezone.now())
    except Refusal as refusal:
        return _case_page(request, find_case(person, case_id), refusal)
    return redirect("clinics-one", case.clinic_id)


@require_http_methods(["POST"])
@signed_in
@once
def take_back(request: HttpRequest, case_id: int) -> HttpResponse:
    """This will take a case back."""
    person = the_person(request)
    case = find_case(person, case_id)
    actions.take_case_back(by=person, case=case, now=timezone.now())
    return redirect("clinics-one", case.clinic_id)


def _case_page(request: HttpRequest, case: Case, refusal: Refusal | None = None) -> HttpResponse:
    return page(
        request,
        "clinics/case_look.html",
        case,
        refusal=refusal,
        seen=mark_of(case.text),
        may_not_show=showing_refusal(case),
        source=SOURCE_WORDS[CaseSource(case.source)],
        status=403 if refusal else None,
    )
