"""One's own calendar: its secret address, made, made anew and ended; and what a calendar program fetches."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.people import actions
from candour.people.access import signed_in, the_person
from candour.people.calendars import address_of, calendar_of, whose
from candour.web.calendar import calendar_answer
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """This will show the address of the reader's calendar, or offer to make one."""
    return page(request, "people/calendar.html", None, address=address_of(the_person(request)))


@require_http_methods(["POST"])
@signed_in
@once
def renew(request: HttpRequest) -> HttpResponse:
    """This will make a new address; the one before ends at once."""
    actions.renew_calendar(by=the_person(request), now=timezone.now())
    return redirect("people-calendar")


@require_http_methods(["POST"])
@signed_in
@once
def end(request: HttpRequest) -> HttpResponse:
    """This will end the address."""
    actions.end_calendar(by=the_person(request), now=timezone.now())
    return redirect("people-calendar")


@require_http_methods(["GET", "HEAD"])
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """This will give somebody's calendar to whatever program has their secret address."""
    person = whose(token)
    if person is None:
        raise Http404
    return calendar_answer("candour.ics", calendar_of(person, timezone.now()))
