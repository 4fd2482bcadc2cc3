"""How people sign in: the house rules given to allauth, which does the work."""

import base64
from datetime import datetime, timedelta
from time import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.encoding import force_bytes

from candour.domain.refusal import Refusal
from candour.domain.roles import SECOND_FACTOR_ROLES
from candour.jobs import news, queue
from candour.ledger.prepared import Prepared
from candour.people.actions.devices import sign_out_everywhere
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.web.pages import refused

JUST_NOW = 300.0
"""Seconds after signing in, in which a first second factor is set up without the password again."""


ELSEWHERE = Refusal(
    "You sign in with your trust account.", "Go back and choose “Sign in with your trust account”."
)


_BY_NUMBER = Prepared(
    lambda number: Person.objects.select_related("trust", "team__site").filter(pk=number, is_active=True)
)


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """Finds who is behind a session, with their trust and team, in one statement."""

    def get_user(self, user_id: int) -> Person | None:
        """This will give an active person; a suspended one is nobody."""
        return next(iter(_BY_NUMBER.rows(number=user_id)), None)


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs themselves up; signing in and a new password are recorded."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is suspended. Ask the administrator of your trust.",
        "email_password_mismatch": "The email address or password is not right. Check both, then try again",
        "enter_current_password": "This is not your password now. Enter the one you sign in with",
        "incorrect_password": "This is not your password. Enter the one you sign in with",
        "too_many_login_attempts": "That was too many tries. Wait 5 minutes, then try again",
        "rate_limited": "That was a lot in a short time. Wait a minute, then try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's own signature
        """This will say no: accounts are made by a trust administrator."""
        return False

    def add_message(self, *args: object, **kwargs: object) -> None:
        """This will say nothing more: our pages say what happened."""

    def is_reauthentication_required(self, *, app: str) -> bool:
        """This will ask for the password again, but not of who typed it just now to set up a first factor."""
        person = self.request.user
        earlier = timezone.now() - timedelta(seconds=JUST_NOW)
        if isinstance(person, Person) and not _has_factor_since_before(person, earlier):
            last = max((each["at"] for each in get_authentication_records(self.request, person)), default=0.0)
            return time() - last > JUST_NOW
        required: bool = super().is_reauthentication_required(app=app)
        return required

    @transaction.atomic
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """This will leave the letter about a new password to the worker, which makes its link.

        Sent from here, it would tell by its time, or by a mail server that fails, which addresses are known.
        """
        if template_prefix != "account/email/password_reset_key":
            super().send_mail(template_prefix, email, context)
            return
        person: Person = context["user"]
        queue.enqueue(
            "people.new_password", {"person": person.pk}, due_at=timezone.now(), trust=person.trust_id
        )

    def pre_login(self, request: HttpRequest, user: Person, **more: Any) -> HttpResponse | None:
        """This will send whoever signs in with the trust's own account there; a password is no way round."""
        came_from_there = "sociallogin" in (more.get("signal_kwargs") or {})
        if user.signs_in_elsewhere and settings.CANDOUR_TRUST_ACCOUNT and not came_from_there:
            return refused(request, ELSEWHERE)
        answer: HttpResponse | None = super().pre_login(request, user, **more)
        return answer

    @transaction.atomic
    def login(self, request: HttpRequest, user: Person) -> None:
        """This will sign a person in under a new session key, and record it."""
        super().login(request, user)
        told = {"person": user.pk}
        news.tell("people:person:signed_in", by=user, trust=user.trust_id, about=told, now=timezone.now())

    @transaction.atomic
    def set_password(self, user: Person, password: str) -> None:
        """This will set a new password and sign out every other device of theirs."""
        super().set_password(user, password)
        key = self.request.session.session_key if self.request.user == user else ""
        now = timezone.now()
        sign_out_everywhere(by=user, except_key=key or "", now=now)
        told = {"person": user.pk}
        news.tell("people:password:changed", by=user, trust=user.trust_id, about=told, now=now)


class SecondFactorKeeping(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets of second factors are sealed, and the last factor stays while a role asks for it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right. Enter the one that your app shows now",
        "cannot_delete_authenticator": "Your role needs a second factor, and this is the only one",
    }

    def encrypt(self, text: str) -> str:
        """This will seal a secret with a key drawn from the installation's own."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """This will open what `encrypt` sealed, with today's key or an earlier one."""
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """This will say whether a second factor may go: not the last one that a role asks for."""
        person = Person.objects.get(pk=authenticator.user_id)
        others = Authenticator.objects.filter(user=person).exclude(pk=authenticator.pk)
        return (
            others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
            or authenticator.type == Authenticator.Type.RECOVERY_CODES
            or not roles_of(person) & SECOND_FACTOR_ROLES
        )

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        """This will name this installation to a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Candour"}

    def _get_site_name(self) -> str:
        return "Candour"


def _has_factor_since_before(person: Person, moment: datetime) -> bool:
    return bool(Authenticator.objects.filter(user=person, created_at__lt=moment).exists())


def _fernet() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str | bytes) -> bytes:
    derived = HKDF(hashes.SHA256(), length=32, salt=None, info=b"candour second factors").derive(
        force_bytes(secret)
    )
    return base64.urlsafe_b64encode(derived)
