"""Connecting an account: what is asked and why, how the try goes, and the way back from the network."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from candour.channels import actions, queries
from candour.channels.connecting import Connectable, offered
from candour.channels.forms import ConnectForm
from candour.channels.models import Account
from candour.channels.presenters.networks import connect_view, try_view
from candour.domain.connections import MAY_CONNECT
from candour.domain.refusal import Refusal
from candour.people.access import needs_role, the_person
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@needs_role(*MAY_CONNECT)
@once
def add(request: HttpRequest, channel: str) -> HttpResponse:
    """This will say what a network asks, and take it."""
    return _connect(request, channel, None)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@needs_role(*MAY_CONNECT)
@once
def again(request: HttpRequest, account_id: int) -> HttpResponse:
    """This will connect the same account again; what it published and read stays with it."""
    account = queries.account_of(the_person(request).trust_id, account_id)
    if account is None:
        raise Http404
    return _connect(request, account.channel, account)


@require_http_methods(["GET"])
@needs_role(*MAY_CONNECT)
def show(request: HttpRequest, try_id: int) -> HttpResponse:
    """This will say how one's own try goes."""
    row = queries.try_of(the_person(request), try_id)
    if row is None:
        raise Http404
    return page(request, "channels/try.html", try_view(row, actions.address_at_network(row)))


@require_http_methods(["GET"])
@needs_role(*MAY_CONNECT)
def back(request: HttpRequest) -> HttpResponse:
    """This will take whoever comes back from a network's page on to their try; what was sent works once."""
    answer = {name: request.GET.get(name, "")[:2000] for name in ("code", "error")}
    person, state = the_person(request), request.GET.get("state", "")[:200]
    try:
        row = actions.come_back(by=person, state=state, answer=answer, now=timezone.now())
    except Refusal as no:
        return refused(request, no)
    return redirect("channels-try", row.pk)


def _connect(request: HttpRequest, key: str, account: Account | None) -> HttpResponse:
    network = _network(key, account)
    is_post = request.method == "POST"
    known = account.settings if account else {}
    form = ConnectForm(request.POST if is_post else None, way=network.way, known=known)
    refusal = None
    if is_post and form.is_valid():
        try:
            row = actions.begin_try(
                by=the_person(request),
                channel=key,
                fields=form.plain(),
                secrets=form.secrets(),
                account=account,
                now=timezone.now(),
            )
            return redirect("channels-try", row.pk)
        except Refusal as no:
            refusal = no
    view = connect_view(key, network, account, actions.callback())
    status = 403 if refusal else None
    return page(request, "channels/connect.html", view, form=form, refusal=refusal, status=status)


def _network(key: str, account: Account | None) -> Connectable:
    """This will find the network among those on offer; an account that is there already may always go on."""
    found = dict(offered(made_up=settings.CANDOUR_MODE != "live" or account is not None))
    if key not in found:
        raise Http404
    return found[key]
