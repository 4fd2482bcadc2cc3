"""The turns of the readers' week: put in, taken out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.squad import CALLERS
from candour.people.access import needs_role, the_person
from candour.squad.actions import turns
from candour.squad.forms import WeeklyForm
from candour.squad.models import Weekly
from candour.squad.presenters.rota import WeeklyLine
from candour.squad.queries.turns import weekly_of, weekly_one
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET", "POST"])
@needs_role(*CALLERS)
@once
def week(request: HttpRequest) -> HttpResponse:
    """This will show the turns of the week, and put one in."""
    person, refusal = the_person(request), None
    form = WeeklyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            title = form.cleaned_data["title"]
            turns.plan_weekly(by=person, weekly=form.weekly, title=title, now=timezone.now())
            return redirect("squad-week")
        except Refusal as no:
            refusal = no
    shown = tuple(map(WeeklyLine.of, weekly_of(person.trust_id)))
    return page(
        request, "squad/week.html", shown, form=form, refusal=refusal, status=403 if refusal else None
    )


@require_http_methods(["POST"])
@needs_role(*CALLERS)
@once
def end(request: HttpRequest, weekly_id: int) -> HttpResponse:
    """This will take a turn out of the week."""
    person = the_person(request)
    try:
        weekly = weekly_one(person.trust_id, weekly_id)
    except Weekly.DoesNotExist as missing:
        raise Http404 from missing
    turns.end_weekly(by=person, weekly=weekly, now=timezone.now())
    return redirect("squad-week")
