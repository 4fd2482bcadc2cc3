"""What waits for somebody: the list of notices, and one notice, which opens by a button."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.people import actions, queries
from candour.people.access import signed_in, the_person
from candour.people.models import Notice
from candour.people.presenters import own
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """This will list what waits for the reader, and below it what was dealt with."""
    found = queries.notices_of(the_person(request))
    return page(request, "people/notices.html", own.notices(found))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """This will show one notice; its button marks it as seen and goes to what it is about."""
    person = the_person(request)
    try:
        found = queries.notice_of(person, number)
    except Notice.DoesNotExist as nothing:
        raise Http404 from nothing
    if request.method == "POST":
        actions.see_notice(by=person, notice=found, now=timezone.now())
        return redirect(found.opens)
    return page(request, "people/notice.html", own.notice_line(found))
