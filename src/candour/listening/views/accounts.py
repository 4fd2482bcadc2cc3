"""Where the trust listens and speaks: its accounts and how they are."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels import actions
from candour.channels import queries as channels
from candour.domain.roles import Role
from candour.listening.presenters.accounts import accounts_view
from candour.people.access import holds_role, needs_role, signed_in, the_person
from candour.web.once import once
from candour.web.pages import page, redirect

MAY_RESUME = (Role.ADMINISTRATOR, Role.COMMUNICATIONS)


@require_http_methods(["GET"])
@signed_in
def accounts(request: HttpRequest) -> HttpResponse:
    """This will list the trust's accounts with their state."""
    found = list(channels.accounts(the_person(request).trust_id))
    may_resume = holds_role(request, *MAY_RESUME)
    return page(request, "listening/accounts.html", accounts_view(found, may_resume=may_resume))


@require_http_methods(["POST"])
@needs_role(*MAY_RESUME)
@once
def resume(request: HttpRequest, account_id: int) -> HttpResponse:
    """This will let a paused account publish again."""
    person = the_person(request)
    account = channels.account_of(person.trust_id, account_id)
    if account is None:
        raise Http404
    actions.resume_account(by=person, account=account, now=timezone.now())
    return redirect("listening-accounts")
