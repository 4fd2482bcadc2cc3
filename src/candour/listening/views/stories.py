"""Stories from the front door that wait for a person's look before they are public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels.frontdoor import actions as frontdoor
from candour.channels.frontdoor import queries
from candour.channels.frontdoor.models import Story
from candour.domain.refusal import Refusal
from candour.listening.forms import PublishForm, RefuseForm, SettleForm
from candour.listening.presenters.stories import likely_names, spans_of, stories_view, story_view
from candour.people.access import signed_in, the_person
from candour.web.forms import Form
from candour.web.once import once
from candour.web.pages import page, redirect

MOST = 100


@require_http_methods(["GET"])
@signed_in
def stories(request: HttpRequest) -> HttpResponse:
    """This will list the stories that wait for a look, and what was reported, the longest waiting first."""
    return _stories_page(request)


@require_http_methods(["POST"])
@signed_in
@once
def settle(request: HttpRequest, report_id: int) -> HttpResponse:
    """This will close a report with what was decided about it."""
    person = the_person(request)
    report = queries.open_reports(person.trust).filter(pk=report_id).first()
    if report is None:
        raise Http404
    form = SettleForm(request.POST, auto_id=f"settle-{report.pk}-%s")
    if not form.is_valid():
        return _stories_page(request, report.pk, form)
    frontdoor.settle_report(
        by=person, report=report, because=form.cleaned_data["because"], now=timezone.now()
    )
    return redirect("listening-stories")


def _stories_page(request: HttpRequest, report_id: int = 0, sent: Form | None = None) -> HttpResponse:
    person = the_person(request)
    waiting, reports = queries.waiting_for_a_look(person.trust), queries.open_reports(person.trust)
    shown, reported = list(waiting[:MOST]), list(reports[:MOST])
    view = stories_view(shown, waiting.count(), reported, reports.count(), person)
    forms: dict[int, Form] = {each.id: SettleForm(auto_id=f"settle-{each.id}-%s") for each in view.reports}
    if sent is not None:
        forms[report_id] = sent
    return page(request, "listening/stories.html", view, form=sent, forms=forms)


@require_http_methods(["GET"])
@signed_in
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """This will show one story to whoever looks at it before it is public."""
    return _story_page(request, _story(request, story_id))


@require_http_methods(["POST"])
@signed_in
@once
def publish(request: HttpRequest, story_id: int) -> HttpResponse:
    """This will put a story on the public page, with the names left out that were ticked or typed."""
    row = _story(request, story_id)
    form = PublishForm(request.POST, likely=likely_names(row.text), auto_id="publish-%s")
    if not form.is_valid():
        return _story_page(request, row, publishing=form)
    try:
        said = form.cleaned_data
        frontdoor.publish_story(
            by=the_person(request),
            story=row,
            names=spans_of(row.text, said.get("names", []), said["other_names"]),
            because=said["because"],
            no_criticised_name_is_left=said["is_looked_at"],
            now=timezone.now(),
        )
    except Refusal as refusal:
        return _story_page(request, row, publishing=form, refusal=refusal)
    return redirect("listening-stories")


@require_http_methods(["POST"])
@signed_in
@once
def refuse(request: HttpRequest, story_id: int) -> HttpResponse:
    """This will keep a story off the public page, with a reason for the teller."""
    row = _story(request, story_id)
    form = RefuseForm(request.POST, auto_id="refuse-%s")
    if not form.is_valid():
        return _story_page(request, row, refusing=form)
    because = form.cleaned_data["because"]
    frontdoor.refuse_story(by=the_person(request), story=row, because=because, now=timezone.now())
    return redirect("listening-stories")


def _story(request: HttpRequest, story_id: int) -> Story:
    found = queries.story_row(the_person(request).trust, f"story:{story_id}")
    if found is None:
        raise Http404
    return found


def _story_page(
    request: HttpRequest,
    row: Story,
    *,
    publishing: Form | None = None,
    refusing: Form | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    view = story_view(row, the_person(request))
    forms = {
        "publish": publishing or PublishForm(likely=likely_names(row.text), auto_id="publish-%s"),
        "refuse": refusing or RefuseForm(auto_id="refuse-%s"),
    }
    status = 403 if refusal else None
    sent = publishing or refusing
    return page(request, "listening/story.html", view, form=sent, forms=forms, refusal=refusal, status=status)
