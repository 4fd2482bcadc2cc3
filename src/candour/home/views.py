"""The home page of whoever is signed in."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels.hosts import hosts
from candour.channels.queries import accounts
from candour.domain.roles import Role
from candour.home.presenters import HomePage, HostsPage
from candour.people.access import holds_role, needs_role, signed_in, the_person
from candour.voice.queries.sharing import SEES_WHAT_STOPPED
from candour.web.pages import page


@require_http_methods(["GET"])
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """This will show what waits for me."""
    is_executive = holds_role(request, Role.EXECUTIVE)
    shown = HomePage.of(the_person(request), timezone.now(), is_executive=is_executive)
    sees_stopped = holds_role(request, *SEES_WHAT_STOPPED)
    return page(request, "home/home.html", shown, sees_stopped=sees_stopped)


@require_http_methods(["GET"])
@needs_role(Role.ADMINISTRATOR)
def hosts_called(request: HttpRequest) -> HttpResponse:
    """This will list the other computers that this installation calls, for whoever keeps the firewall."""
    found = hosts(accounts(the_person(request).trust_id))
    return page(request, "home/hosts.html", HostsPage(tuple(found)))
