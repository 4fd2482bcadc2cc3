"""The demonstration's own door: a link signs one invented person in, on this computer alone."""

import ipaddress

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from candour.demo.links import person_behind
from candour.people.middleware import SECOND_FACTOR
from candour.web.pages import redirect


@require_http_methods(["GET"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """This will sign an invented person in; anywhere but in a demonstration on loopback it is not there."""
    if settings.CANDOUR_MODE != "demo" or not _is_loopback(request):
        raise Http404
    person = person_behind(token)
    if person is None:
        raise Http404
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[SECOND_FACTOR] = person.pk
    return redirect("home")


def _is_loopback(request: HttpRequest) -> bool:
    """This will say whether the browser runs on this computer: what came by a proxy did not."""
    if {"X-Forwarded-For", "Forwarded"} & set(request.headers):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
