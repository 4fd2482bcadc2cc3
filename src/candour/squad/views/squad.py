"""The squad's page, saying yes, and stepping back."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.squad import CALLERS
from candour.people.access import holds_role, roles_here, signed_in, the_person
from candour.people.queries import rights_in_force
from candour.squad.actions import volunteering
from candour.squad.forms import YesForm
from candour.squad.presenters.squad import CallCard, Colleague, Mine, SquadPage
from candour.squad.queries.calls import calls_to, every_open_call
from candour.squad.queries.volunteers import volunteer_of, volunteers_of
from candour.squad.views.calls import find_call
from candour.voice.queries.policy import policy_in_force
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def squad(request: HttpRequest) -> HttpResponse:
    """This will show the open calls, what comes next for whoever said yes, and who is in the squad."""
    person, now = the_person(request), timezone.now()
    mine, may_call = volunteer_of(person), holds_role(request, *CALLERS)
    found = every_open_call(person.trust_id, now) if may_call else calls_to(person, now)
    _, table = policy_in_force(person.trust_id)
    shown = SquadPage(
        calls=tuple(map(CallCard.of, found)),
        mine=Mine.of(mine, roles_here(request), rights_in_force(person, now), table) if mine else None,
        colleagues=tuple(map(Colleague.of, volunteers_of(person.trust_id))),
        may_call=may_call,
    )
    return page(request, "squad/squad.html", shown)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def join(request: HttpRequest, call_id: int = 0) -> HttpResponse:
    """This will take somebody into the squad, by a call or without one, or change what they said."""
    person, refusal = the_person(request), None
    call, mine = find_call(person, call_id) if call_id else None, volunteer_of(person)
    kept = {name: getattr(mine, name) for name in YesForm.base_fields} if mine else None
    form = YesForm(request.POST if request.method == "POST" else None, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            volunteering.volunteer(by=person, yes=form.yes, call=call, now=timezone.now())
            return redirect("squad")
        except Refusal as no:
            refusal = no
    shown, status = CallCard.of(call) if call else None, 403 if refusal else None
    return page(
        request, "squad/join.html", shown, form=form, is_in=bool(mine), refusal=refusal, status=status
    )


@require_http_methods(["POST"])
@signed_in
@once
def step_back(request: HttpRequest) -> HttpResponse:
    """This will take somebody out of the squad."""
    volunteering.step_back(by=the_person(request), now=timezone.now())
    return redirect("squad")
