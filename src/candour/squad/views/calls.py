"""Writing a call, changing one, and ending one."""

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.squad import CALLERS, to_touch
from candour.people.access import needs_role, the_person
from candour.people.models import Person
from candour.squad.actions import calling
from candour.squad.forms import CallForm
from candour.squad.models import Call
from candour.squad.queries.calls import call_of, written_of
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET", "POST"])
@needs_role(*CALLERS)
@once
def write(request: HttpRequest) -> HttpResponse:
    """This will open a call."""
    person, refusal = the_person(request), None
    form = CallForm(request.POST if request.method == "POST" else None).offer(person.trust)
    if request.method == "POST" and form.is_valid():
        try:
            calling.open_call(by=person, written=form.written, now=timezone.now())
            return redirect("squad")
        except Refusal as no:
            refusal = no
    return page(request, "squad/call.html", None, form=form, refusal=refusal, status=403 if refusal else None)


@require_http_methods(["GET", "POST"])
@needs_role(*CALLERS)
@once
def change(request: HttpRequest, call_id: int) -> HttpResponse:
    """This will change what an open call says."""
    person, now = the_person(request), timezone.now()
    call = find_call(person, call_id)
    refusal = to_touch(call.closes_at, call.ended_at, now)
    if refusal is not None:
        return refused(request, refusal)
    sent = request.POST if request.method == "POST" else None
    form = CallForm(sent, initial=asdict(written_of(call))).without_sites()
    if request.method == "POST" and form.is_valid():
        try:
            calling.change_call(by=person, call=call, written=form.written, now=now)
            return redirect("squad")
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "is_changed": True}
    return page(request, "squad/call.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["POST"])
@needs_role(*CALLERS)
@once
def end(request: HttpRequest, call_id: int) -> HttpResponse:
    """This will end a call before its last day."""
    person = the_person(request)
    calling.end_call(by=person, call=find_call(person, call_id), now=timezone.now())
    return redirect("squad")


def find_call(person: Person, call_id: int) -> Call:
    """This will give one call of somebody's trust; Http404 for any other."""
    try:
        return call_of(person.trust_id, call_id)
    except Call.DoesNotExist as missing:
        raise Http404 from missing
