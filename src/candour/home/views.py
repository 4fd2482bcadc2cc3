"""The home page of whoever is signed in."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.home.presenters import HomePage
from candour.people.access import signed_in, the_person
from candour.web.pages import page


@require_http_methods(["GET"])
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """This will show what waits for me."""
    return page(request, "home/home.html", HomePage.of(the_person(request), timezone.now()))
