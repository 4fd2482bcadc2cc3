"""Who hosts: stepping in and back, asking a colleague, and whom communications agree to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.clinics import actions
from candour.clinics.forms import AskHostForm
from candour.clinics.models import HostAgreed
from candour.clinics.queries.clinics import agreed_hosts
from candour.clinics.views.finding import clinic_page, done, find
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people.access import needs_role, signed_in, the_person
from candour.people.queries.persons import colleague_called
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["POST"])
@signed_in
@once
def host(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will have the reader host a clinic, too."""
    return done(request, clinic_id, lambda by, found: actions.host(by=by, clinic=found, now=timezone.now()))


@require_http_methods(["POST"])
@signed_in
@once
def stop_hosting(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will let the reader step back as a host."""
    return done(
        request, clinic_id, lambda by, found: actions.stop_hosting(by=by, clinic=found, now=timezone.now())
    )


@require_http_methods(["POST"])
@signed_in
@once
def ask_to_host(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will ask a colleague, by name, to host a clinic, too."""
    person, form = the_person(request), AskHostForm(request.POST)
    found = find(person, clinic_id)
    if not form.is_valid():
        return clinic_page(request, found, asks=form)
    try:
        whom = colleague_called(person.trust_id, form.cleaned_data["name"])
        actions.ask_to_host(by=person, clinic=found, whom=whom, now=timezone.now())
    except Refusal as refusal:
        return clinic_page(request, find(person, clinic_id), refusal=refusal, asks=form)
    return redirect("clinics-one", clinic_id)


@require_http_methods(["GET", "POST"])
@needs_role(Role.COMMUNICATIONS)
@once
def agreed(request: HttpRequest) -> HttpResponse:
    """This will list whom communications agreed to as hosts, and agree to somebody."""
    person, refusal, is_sent = the_person(request), None, request.method == "POST"
    form = AskHostForm(request.POST if is_sent else None)
    if is_sent and form.is_valid():
        try:
            whom = colleague_called(person.trust_id, form.cleaned_data["name"])
            actions.agree_to_host(by=person, person=whom, now=timezone.now())
            return redirect("clinics-hosts")
        except Refusal as no:
            refusal = no
    found = agreed_hosts(person.trust_id)
    status = 403 if refusal else None
    return page(request, "clinics/hosts.html", found, form=form, refusal=refusal, status=status)


@require_http_methods(["POST"])
@needs_role(Role.COMMUNICATIONS)
@once
def end_agreement(request: HttpRequest, agreed_id: int) -> HttpResponse:
    """This will end such an agreement."""
    person = the_person(request)
    found = HostAgreed.objects.for_trust(person.trust_id).filter(pk=agreed_id).first()
    if found is None:
        raise Http404
    actions.end_agreement(by=person, agreed=found, now=timezone.now())
    return redirect("clinics-hosts")
