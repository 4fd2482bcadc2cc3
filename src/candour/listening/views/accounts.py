"""Where the trust listens and speaks: its accounts and how they are."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from candour.channels import queries as channels
from candour.listening.presenters.accounts import accounts_view
from candour.people.access import signed_in, the_person
from candour.web.pages import page


@require_http_methods(["GET"])
@signed_in
def accounts(request: HttpRequest) -> HttpResponse:
    """This will list the trust's accounts with their state."""
    found = list(channels.accounts(the_person(request).trust_id))
    return page(request, "listening/accounts.html", accounts_view(found))
