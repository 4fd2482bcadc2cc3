"""Coming in by a code: the code, who one is, and waiting for a colleague's yes."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from candour.domain.actor import Visitor
from candour.domain.invitations import coming_refusal, tidy_code
from candour.domain.refusal import Refusal
from candour.joining import actions, queries
from candour.joining.forms.coming import CodeForm, ComingForm
from candour.joining.models import Invitation
from candour.joining.presenters.coming import coming
from candour.people.access import person_or_none
from candour.people.models import Person
from candour.web.errors import too_many
from candour.web.pages import page, redirect, refused

UNKNOWN = Refusal(
    "No invitation has this code.", "Check the 8 letters and digits, or ask whoever gave it to you."
)
SIGNED_IN = Refusal("You are signed in already.", "Sign out first, if this invitation is for somebody else.")


@cache_control(no_store=True)
@require_http_methods(["GET", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """This will ask for the code of an invitation."""
    form, refusal = CodeForm(_sent(request)), None
    if request.method == "POST" and form.is_valid():
        if not _may_try(request):
            return too_many(request)
        code = tidy_code(form.cleaned_data["code"])
        invitation = queries.found(code)
        refusal = UNKNOWN if invitation is None else coming_refusal(invitation.standing, timezone.now())
        if refusal is None:
            return redirect("joining-accept", code)
    return page(
        request, "joining/code.html", None, form=form, refusal=refusal, status=403 if refusal else None
    )


@cache_control(no_store=True)
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, code: str) -> HttpResponseBase:
    """This will ask who somebody is, make their account and sign them in, or let them wait for a yes."""
    if person_or_none(request) is not None:
        return refused(request, SIGNED_IN)
    if not _may_try(request):
        return too_many(request)
    invitation = queries.found(code)
    refusal = UNKNOWN if invitation is None else coming_refusal(invitation.standing, timezone.now())
    if invitation is None or refusal is not None:
        return refused(request, refusal or UNKNOWN, status=404)
    form = ComingForm(invitation, _sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _come(request, invitation, form)
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    return page(request, "joining/accept.html", coming(invitation), form=form, refusal=refusal, status=status)


@require_http_methods(["GET"])
def waiting(request: HttpRequest) -> HttpResponse:
    """This will say what happens now that somebody waits for a colleague's yes."""
    return page(request, "joining/waiting.html")


def _come(request: HttpRequest, invitation: Invitation, form: ComingForm) -> HttpResponseBase:
    now = timezone.now()
    if invitation.welcomer_id is not None:
        actions.ask_to_come(by=Visitor(), invitation=invitation, given=form.given(), now=now)
        return redirect("joining-waiting")
    person = actions.accept(by=Visitor(), invitation=invitation, given=form.given(), now=now)
    request.session["own_device"] = form.cleaned_data["device"] == "own"
    return sign_in(request, person)


def sign_in(request: HttpRequest, person: Person) -> HttpResponseBase:
    """This will sign in somebody who has just chosen their password."""
    answer: HttpResponseBase = perform_password_login(request, {"email": person.email}, Login(user=person))
    return answer


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _may_try(request: HttpRequest) -> bool:
    """This will count tries by a network address: codes cannot be guessed in any number of them."""
    return bool(ratelimit.consume(request, app="allauth.account", action="join_by_code", limit_get=True))
