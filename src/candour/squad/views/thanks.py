"""Thanking a colleague, and reading what one was thanked for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.squad import Help
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.people.queries import person_of
from candour.squad.actions import thanking
from candour.squad.forms import ThankForm
from candour.squad.models import ThankYou
from candour.squad.presenters.thanks import ThanksLine
from candour.squad.queries.thanks import thanks_one, thanks_to
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def thanks(request: HttpRequest) -> HttpResponse:
    """This will show the reader what colleagues thanked them for."""
    shown = tuple(map(ThanksLine.of, thanks_to(the_person(request))))
    return page(request, "squad/thanks.html", shown)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def thank(request: HttpRequest, number: int) -> HttpResponse:
    """This will say thank you to a colleague."""
    person, refusal = the_person(request), None
    try:
        to = person_of(person.trust_id, number)
    except Person.DoesNotExist as missing:
        raise Http404 from missing
    form = ThankForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            thanking.thank(
                by=person, to=to, help_given=Help(given["help"]), words=given["words"], now=timezone.now()
            )
            return redirect("people-person", number)
        except Refusal as no:
            refusal = no
    return page(request, "squad/thank.html", to, form=form, refusal=refusal, status=403 if refusal else None)


@require_http_methods(["POST"])
@signed_in
@once
def show(request: HttpRequest, thanks_id: int) -> HttpResponse:
    """This will let colleagues read thanks on the reader's own page, or keep them."""
    person = the_person(request)
    try:
        said = thanks_one(person, thanks_id)
    except ThankYou.DoesNotExist as missing:
        raise Http404 from missing
    thanking.show(by=person, said=said, is_shown=request.POST.get("show") == "yes", now=timezone.now())
    return redirect("squad-thanks")
