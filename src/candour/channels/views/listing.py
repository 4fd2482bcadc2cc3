"""Which accounts the trust has and how they stand, and which networks can be connected."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels import queries
from candour.channels.connecting import offered
from candour.channels.presenters.accounts import connections_view
from candour.channels.presenters.networks import networks_view
from candour.domain.connections import MAY_CONNECT, may_connect
from candour.people.access import needs_role, roles_here, signed_in, the_person
from candour.web.pages import page


@require_http_methods(["GET"])
@signed_in
def connections(request: HttpRequest) -> HttpResponse:
    """This will list the trust's accounts, those that need somebody first."""
    found = list(queries.accounts_with_access(the_person(request).trust_id))
    may = may_connect(roles_here(request)) is None
    return page(
        request, "channels/connections.html", connections_view(found, timezone.now(), may_connect=may)
    )


@require_http_methods(["GET"])
@needs_role(*MAY_CONNECT)
def networks(request: HttpRequest) -> HttpResponse:
    """This will list the networks that can be connected."""
    found = offered(made_up=settings.CANDOUR_MODE != "live")
    return page(request, "channels/networks.html", networks_view(found))
