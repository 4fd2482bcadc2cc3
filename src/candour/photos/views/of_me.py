"""Pictures of oneself: agreeing, not agreeing, and taking a yes back."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.picturing import Audience
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.photos import actions, queries
from candour.photos.presenters.photo import OfMe
from candour.photos.views.asking import at_photo, find_pictured
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET"])
@signed_in
def of_me(request: HttpRequest) -> HttpResponse:
    """This will show the pictures in which the reader is."""
    return page(request, "photos/of_me.html", OfMe.all_of(queries.of_person(the_person(request))))


@require_http_methods(["POST"])
@signed_in
@once
def agree(request: HttpRequest, pictured_id: int) -> HttpResponse:
    """This will take a colleague's yes: their own, or one that they said to whoever asked."""
    person = the_person(request)
    row = find_pictured(person, pictured_id)
    audience = Audience.OUTSIDE if request.POST.get("audience") == "outside" else Audience.INSIDE
    try:
        actions.agree(by=person, pictured=row, audience=audience, now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal)
    return redirect("photos-of-me" if row.person_id == person.pk else at_photo(request, row.photo, "people"))


@require_http_methods(["POST"])
@signed_in
@once
def say_no(request: HttpRequest, pictured_id: int) -> HttpResponse:
    """This will take a picture down at once, because somebody in it does not want it shown."""
    person = the_person(request)
    row = find_pictured(person, pictured_id)
    try:
        actions.say_no(by=person, pictured=row, now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal)
    return redirect("photos-of-me" if row.person_id == person.pk else at_photo(request, row.photo))
