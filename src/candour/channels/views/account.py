"""One account: how it stands, who looks after it, and stopping it for a while or for good."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels import actions, queries
from candour.channels.forms import LeaveForm, OwnerForm, PauseForm
from candour.channels.models import Account
from candour.channels.presenters.accounts import account_line, bell_view
from candour.domain.connections import MAY_CONNECT
from candour.domain.refusal import Refusal
from candour.people.access import needs_role, the_person
from candour.web.forms import Form
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@needs_role(*MAY_CONNECT)
def show(request: HttpRequest, account_id: int) -> HttpResponse:
    """This will show one account and what can be done."""
    return _page(request, _account(request, account_id))


@require_http_methods(["POST"])
@needs_role(*MAY_CONNECT)
@once
def owner(request: HttpRequest, account_id: int) -> HttpResponse:
    """This will name who looks after an account."""
    account = _account(request, account_id)
    people = queries.may_own(account.trust_id)
    form = OwnerForm(request.POST, people=people)
    if not form.is_valid():
        return _page(request, account, owner=form)
    chosen = next(each for each in people if str(each.pk) == form.cleaned_data["owner"])
    by = the_person(request)
    return _do(
        request,
        account,
        lambda: actions.name_owner(by=by, account=account, owner=chosen, now=timezone.now()),
    )


@require_http_methods(["POST"])
@needs_role(*MAY_CONNECT)
@once
def pause(request: HttpRequest, account_id: int) -> HttpResponse:
    """This will stop an account for a while; what waits for it waits on."""
    account, by = _account(request, account_id), the_person(request)
    form = PauseForm(request.POST)
    if not form.is_valid():
        return _page(request, account, pause=form)
    reason = f"{by.full_name}: {form.cleaned_data['pause_reason']}"
    remedy = "Let it publish again when that is over."
    return _do(
        request,
        account,
        lambda: actions.pause_account(
            by=by, account=account, reason=reason, remedy=remedy, now=timezone.now()
        ),
    )


@require_http_methods(["POST"])
@needs_role(*MAY_CONNECT)
@once
def resume(request: HttpRequest, account_id: int) -> HttpResponse:
    """This will let a paused account publish again."""
    account, by = _account(request, account_id), the_person(request)
    return _do(request, account, lambda: actions.resume_account(by=by, account=account, now=timezone.now()))


@require_http_methods(["POST"])
@needs_role(*MAY_CONNECT)
@once
def leave(request: HttpRequest, account_id: int) -> HttpResponse:
    """This will throw away what lets Candour in; the account and its history stay."""
    account, by = _account(request, account_id), the_person(request)
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return _page(request, account, leave=form)
    reason = form.cleaned_data["leave_reason"]
    return _do(
        request,
        account,
        lambda: actions.leave_network(by=by, account=account, reason=reason, now=timezone.now()),
    )


def _do(request: HttpRequest, account: Account, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refusal as no:
        return _page(request, account, refusal=no)
    return redirect("channels-account", account.pk)


def _account(request: HttpRequest, account_id: int) -> Account:
    account = queries.account_with_access(the_person(request).trust_id, account_id)
    if account is None:
        raise Http404
    return account


def _page(
    request: HttpRequest, account: Account, refusal: Refusal | None = None, **given: Form
) -> HttpResponse:
    chosen = str(account.owner_id or "")
    forms: dict[str, Form] = {
        "owner": OwnerForm(people=queries.may_own(account.trust_id), chosen=chosen),
        "pause": PauseForm(),
        "leave": LeaveForm(),
        **given,
    }
    wrong = next(iter(given.values()), None)
    view = account_line(account, timezone.now())
    status = 403 if refusal else None
    return page(
        request,
        "channels/account.html",
        view,
        form=wrong,
        forms=forms,
        bell=bell_view(account),
        refusal=refusal,
        status=status,
    )
