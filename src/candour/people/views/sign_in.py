"""Signing in: allauth's views, answering as our pages do."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from candour.people.access import person_or_none
from candour.people.actions import note_factors
from candour.people.queries import factors_of
from candour.people.registers import other_ways
from candour.web.errors import too_many
from candour.web.pages import page

AllauthView = Callable[..., HttpResponseBase]


def ours(view: AllauthView) -> AllauthView:
    """This will let a view of allauth answer as ours do: 422 for a form with errors, 429 in our words."""

    @never_cache
    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def answered(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        response = view(request, **kwargs)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            return too_many(request)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            response.context_data["other_ways"] = [way for way in other_ways if way.is_open()]
        if request.method == "POST" and isinstance(response, TemplateResponse):
            form = (response.context_data or {}).get("form")
            if form is not None and form.is_bound and form.errors and response.status_code == HTTPStatus.OK:
                response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return answered


def with_device(view: AllauthView) -> AllauthView:
    """This will keep whose device it is when somebody signs in by passkey alone."""

    @wraps(view)
    def asked(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        if request.method == "POST" and person_or_none(request) is None:
            request.session["own_device"] = request.POST.get("device") == "own"
        return view(request, **kwargs)

    return asked


def notes_factors(view: AllauthView) -> AllauthView:
    """This will record a second factor that was added or taken away, in the transaction that does it."""

    @wraps(view)
    def asked(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        person = person_or_none(request)
        if request.method != "POST" or person is None:
            return view(request, **kwargs)
        with transaction.atomic():
            before = factors_of(person)
            response = view(request, **kwargs)
            key, after = request.session.session_key or "", factors_of(person)
            note_factors(by=person, before=before, after=after, this_session=key, now=timezone.now())
        return response

    return asked


@require_http_methods(["GET"])
def no_sign_up(request: HttpRequest) -> HttpResponse:
    """This will say how somebody gets an account."""
    return page(request, "account/signup_closed.html")


sign_in = ours(account.login)
sign_out = ours(account.logout)
suspended = ours(account.account_inactive)
again = ours(account.reauthenticate)
change_password = ours(account.password_change)
set_password = ours(account.password_set)
forgotten = ours(account.password_reset)
forgotten_sent = ours(account.password_reset_done)
choose_password = ours(account.password_reset_from_key)
password_chosen = ours(account.password_reset_from_key_done)
code = ours(factors.authenticate)
code_again = ours(factors.reauthenticate)
second_factor = ours(factors.index)
add_app = ours(notes_factors(app.activate_totp))
remove_app = ours(notes_factors(app.deactivate_totp))
recovery_codes = ours(codes.view_recovery_codes)
new_recovery_codes = ours(codes.generate_recovery_codes)
recovery_codes_file = ours(codes.download_recovery_codes)
passkeys = ours(keys.list_webauthn)
add_passkey = ours(notes_factors(keys.add_webauthn))
remove_passkey = ours(notes_factors(keys.remove_webauthn))
rename_passkey = ours(keys.edit_webauthn)
passkey_again = ours(keys.reauthenticate_webauthn)
passkey_sign_in = ours(with_device(keys.login_webauthn))
