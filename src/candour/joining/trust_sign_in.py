"""What the library asks us while somebody signs in with the trust's own account."""

from typing import Any
from urllib.parse import urljoin

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from candour.domain.refusal import Refusal
from candour.domain.trust_account import Arrival, TrustAccount, arrival_of, arriving_refusal
from candour.joining import actions
from candour.joining.actions.trust_account import PROVIDER
from candour.people.middleware import SHOWN_ELSEWHERE
from candour.people.models import Person, Trust
from candour.web.pages import refused

PROVIDER_ID = "trust"
CAME_AT = "trust_account_at"
"""Session key: when somebody last came in by the trust's own account."""
FAILED = Refusal(
    "Your trust's sign-in did not let you in.", "Go back and try again, or sign in with your password."
)


def trust_account() -> TrustAccount | None:
    """This will give the settings of the trust's own sign-in, None where there is none."""
    found: TrustAccount | None = settings.CANDOUR_TRUST_ACCOUNT
    return found


def trust_of(account: TrustAccount) -> Trust | None:
    """This will give the trust whose sign-in this is: the one named, or the only one."""
    rows = Trust.objects.filter(slug=account.trust) if account.trust else Trust.objects.all()
    found = list(rows[:2])
    return found[0] if len(found) == 1 else None


class BackToUs(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth ships no types
    """Comes back to the address that people type, whatever a proxy says of a request."""

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:  # noqa: ARG002 - allauth's own
        """This will give the address that is registered with the provider."""
        return urljoin(settings.CANDOUR_ADDRESS, reverse("openid_connect_callback"))


class ByTrustAccount(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Who comes in, decided from claims; what the provider said is not kept."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """This will give the one provider of the settings; none is ever added in the database."""
        del request, provider, client_id
        return [_app()] if trust_account() is not None else []

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """This will say no: whoever may come in has an account by the time that this is asked."""
        del request, sociallogin
        return False

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """This will send nothing: the library's letters are not ours."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """This will find or make the person, or refuse; one whose groups are gone is shut out first."""
        account = trust_account()
        trust = trust_of(account) if account is not None else None
        if account is None or trust is None:
            raise ImmediateHttpResponse(refused(request, FAILED))
        known = sociallogin.user if sociallogin.is_existing else None
        if isinstance(known, Person) and known.trust_id != trust.pk:
            raise ImmediateHttpResponse(refused(request, FAILED))
        said = sociallogin.account.extra_data
        arrival = arrival_of({**(said.get("userinfo") or {}), **(said.get("id_token") or {})}, account)
        try:
            person = _arrived(account, trust, arrival, known)
        except Refusal as refusal:
            raise ImmediateHttpResponse(refused(request, refusal)) from refusal
        _connect(request, sociallogin, person)
        now = timezone.now()
        request.session[CAME_AT] = now.isoformat()
        request.session.pop(SHOWN_ELSEWHERE, None)
        if arrival.has_shown_second_factor:
            request.session[SHOWN_ELSEWHERE] = person.pk

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """This will answer in our words when the provider says no, or cannot be reached."""
        del args, kwargs
        raise ImmediateHttpResponse(refused(request, FAILED))


def _arrived(account: TrustAccount, trust: Trust, arrival: Arrival, known: Person | None) -> Person:
    now = timezone.now()
    refusal = arriving_refusal(account, arrival)
    if refusal is not None:
        if known is not None:
            actions.shut_out(by=PROVIDER, person=known, now=now)
        raise refusal
    return actions.arrive(by=PROVIDER, trust=trust, arrival=arrival, known=known, settings=account, now=now)


def _connect(request: HttpRequest, sociallogin: SocialLogin, person: Person) -> None:
    """This will tie the provider's subject to the person, and forget all else that the provider said."""
    sociallogin.account.extra_data = {}
    if sociallogin.is_existing:
        SocialAccount.objects.filter(pk=sociallogin.account.pk).update(extra_data={})
        sociallogin.user = person
    else:
        sociallogin.connect(request, person)


def _app() -> SocialApp:
    return SocialApp(
        provider="openid_connect", **settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    )
