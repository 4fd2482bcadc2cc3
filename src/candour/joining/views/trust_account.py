"""Signing in with the trust's own account: the way there, the way back, and a way that was broken off."""

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods
from requests import RequestException

from candour.domain.refusal import Refusal
from candour.joining.trust_sign_in import FAILED, PROVIDER_ID, BackToUs, trust_account
from candour.people.access import person_or_none
from candour.web.pages import redirect, refused

CANCELLED = Refusal("You stopped on the way.", "Go back to signing in and choose again.")


@cache_control(no_store=True)
@require_http_methods(["GET"])
def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """This will send somebody to the trust's own sign-in, keeping whose device this is."""
    del provider_id
    if trust_account() is None:
        raise Http404
    if person_or_none(request) is not None:
        return redirect("home")
    request.session["own_device"] = request.GET.get("device") == "own"
    provider = get_adapter(request).get_provider(request, PROVIDER_ID)
    provider.oauth2_adapter_class = BackToUs
    try:
        answer: HttpResponseBase = provider.redirect(
            request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request)
        )
    except RequestException:
        return refused(request, FAILED, status=502)
    return answer


@cache_control(no_store=True)
@require_http_methods(["GET"])
def back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """This will take somebody back from the trust's own sign-in."""
    del provider_id
    if trust_account() is None:
        raise Http404
    if person_or_none(request) is not None:
        return redirect("home")
    answer: HttpResponseBase = OAuth2CallbackView.adapter_view(BackToUs(request, PROVIDER_ID))(request)
    return answer


@require_http_methods(["GET"])
def cancelled(request: HttpRequest) -> HttpResponse:
    """This will say what to do when somebody stopped on the way."""
    return refused(request, CANCELLED, status=200)
