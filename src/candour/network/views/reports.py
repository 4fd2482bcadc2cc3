"""Reports: asking a human to look, and looking."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.network import actions
from candour.network.forms import ReportForm, SettleForm
from candour.network.models import Comment, Post, Report
from candour.network.presenters.feed import OutcomePage, ReportsPage
from candour.network.queries.posts import readable_of
from candour.network.queries.reports import LOOK, open_reports, outcome_of, report_of
from candour.network.views.finding import at_post, find_comment, find_post
from candour.people.access import needs_role, signed_in, the_person
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET", "POST"])
@signed_in
@once
def report(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will ask a human to look at a post."""
    return _report(request, find_post(the_person(request), post_id), None)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def report_comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """This will ask a human to look at a comment."""
    found = find_comment(the_person(request), comment_id)
    return _report(request, found.post, found)


@require_http_methods(["GET"])
@needs_role(*LOOK)
def reports(request: HttpRequest) -> HttpResponse:
    """This will list what colleagues ask us to look at."""
    return _reports(request)


@require_http_methods(["POST"])
@needs_role(*LOOK)
@once
def settle(request: HttpRequest, report_id: int) -> HttpResponse:
    """This will end a report: out of sight, or it stays."""
    person = the_person(request)
    try:
        found = report_of(person.trust_id, report_id)
    except Report.DoesNotExist as missing:
        raise Http404 from missing
    form = SettleForm(request.POST, prefix=f"r{report_id}")
    if not form.is_valid():
        return _reports(request, form)
    try:
        hides = request.POST.get("hides") == "yes"
        actions.settle(
            by=person, report=found, hides=hides, words=form.cleaned_data["words"], now=timezone.now()
        )
    except Refusal as refusal:
        return _reports(request, form, refusal)
    return redirect("network-reports")


@require_http_methods(["GET"])
@signed_in
def outcome(request: HttpRequest, report_id: int) -> HttpResponse:
    """This will show what was decided, and why, to whoever asked and to whoever wrote it."""
    person = the_person(request)
    try:
        found = outcome_of(person, report_id)
    except Report.DoesNotExist as missing:
        raise Http404 from missing
    can_read = bool(readable_of(person, [found.post_id]))
    return page(request, "network/outcome.html", OutcomePage.of(found, person, can_read=can_read))


def _report(request: HttpRequest, post: Post, comment: Comment | None) -> HttpResponse:
    person, refusal = the_person(request), None
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.report(by=person, post=post, comment=comment, reason=reason, now=timezone.now())
            return redirect(f"{at_post(post.pk)}?reported=yes")
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "back": at_post(post.pk), "what": "comment" if comment else "post"}
    return page(request, "network/report.html", None, form=form, status=403 if refusal else None, **more)


def _reports(
    request: HttpRequest, bound: SettleForm | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    person = the_person(request)
    found = open_reports(person)
    shown = ReportsPage.of(found, readable_of(person, [each.post_id for each in found]))
    forms = {each.pk: SettleForm(prefix=f"r{each.pk}") for each in shown.reports}
    if bound is not None and bound.prefix:
        forms[int(bound.prefix[1:])] = bound
    status = 403 if refusal else None
    return page(
        request, "network/reports.html", shown, form=bound, status=status, forms=forms, refusal=refusal
    )
