"""The pledge: everybody reads it, an executive gives it."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.roles import Role
from candour.people.access import holds_role, role_refusal, signed_in, the_person
from candour.people.actions import give_pledge
from candour.people.forms.pledge import PledgeForm
from candour.people.presenters.pledge import PledgeOnPage, PledgePage
from candour.people.queries import pledge_of
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET", "POST"])
@signed_in
@once
def pledge(request: HttpRequest) -> HttpResponse:
    """This will show the pledge that stands, and let an executive give it in their own words."""
    person = the_person(request)
    may_give = holds_role(request, Role.EXECUTIVE)
    if request.method == "POST" and not may_give:
        return refused(request, role_refusal(Role.EXECUTIVE))
    standing = pledge_of(person.trust_id)
    form = PledgeForm(
        request.POST if request.method == "POST" else None,
        initial={"words": standing.words if standing else ""},
    )
    if form.is_bound and form.is_valid():
        give_pledge(by=person, words=form.cleaned_data["words"], now=timezone.now())
        return redirect("people-pledge")
    shown = PledgePage(PledgeOnPage.of(standing), may_give)
    return page(request, "people/pledge.html", shown, form=form if may_give else None)
