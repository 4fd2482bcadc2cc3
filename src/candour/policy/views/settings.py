"""Who answers for the policy, and the time before an election."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people.access import needs_role, roles_here, signed_in, the_person
from candour.people.queries.persons import active_with_role
from candour.policy import actions, queries
from candour.policy.forms.small import ElectionForm, OfficerForm
from candour.policy.presenters.pages import may_set_election
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET", "POST"])
@needs_role(Role.ADMINISTRATOR)
@once
def officer(request: HttpRequest) -> HttpResponse:
    """This will show and name the accountable officer."""
    person = the_person(request)
    executives = list(active_with_role(person.trust_id, Role.EXECUTIVE))
    now_named = queries.officer_of(person.trust_id)
    form = OfficerForm(
        request.POST if request.method == "POST" else None,
        people=executives,
        chosen=str(now_named.pk) if now_named else "",
    )
    refusal = None
    if request.method == "POST" and form.is_valid():
        chosen = next(each for each in executives if str(each.pk) == form.cleaned_data["person"])
        try:
            actions.name_officer(by=person, trust=person.trust, person=chosen, now=timezone.now())
            return redirect("policy-page")
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    return page(request, "policy/officer.html", now_named, form=form, refusal=refusal, status=status)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def election(request: HttpRequest) -> HttpResponse:
    """This will show and set the days before an election."""
    person = the_person(request)
    form = ElectionForm(request.POST if request.method == "POST" else None)
    refusal, status = may_set_election(roles_here(request)), None
    if request.method == "POST" and refusal is not None:
        status = 403
    elif request.method == "POST" and form.is_valid():
        try:
            actions.set_election(by=person, now=timezone.now(), **form.cleaned_data)
            return redirect("policy-election")
        except Refusal as no:
            refusal, status = no, 403
    return _election_page(request, form, refusal, status)


@require_http_methods(["POST"])
@signed_in
@once
def end_election(request: HttpRequest) -> HttpResponse:
    """This will end the time before an election early."""
    try:
        actions.end_election(by=the_person(request), now=timezone.now())
    except Refusal as refusal:
        return _election_page(request, ElectionForm(), refusal, 403)
    return redirect("policy-election")


def _election_page(
    request: HttpRequest, form: ElectionForm, refusal: Refusal | None, status: int | None
) -> HttpResponse:
    person = the_person(request)
    return page(
        request,
        "policy/election.html",
        queries.election_of(person.trust_id),
        form=form,
        refusal=refusal,
        may=may_set_election(roles_here(request)) is None,
        is_near=person.trust.is_pre_election,
        status=status,
    )
