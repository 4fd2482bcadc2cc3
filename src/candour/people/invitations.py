"""Letters with a link by which somebody chooses a password: made by allauth's own reset tokens."""

from datetime import datetime
from urllib.parse import urljoin

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from candour.people.models import Person


def invitation_link(person: Person) -> str:
    """This will make a link that works once, for three days, to choose a password for this account."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": token}
    )
    return urljoin(settings.CANDOUR_ADDRESS, path)


def invite(person: Person, now: datetime) -> None:
    """This will mail the person their link."""
    EmailMessage(
        subject=f"Welcome to Candour at {person.trust.name}",
        body=(
            f"Hello {person.first_name},\n\n"
            f"{person.trust.name} made you an account in Candour, where its people answer in public.\n\n"
            "Choose your password here. The link works once, within three days:\n"
            f"{invitation_link(person)}\n\n"
            "If you did not expect this, tell your trust administrator.\n"
        ),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[person.email],
        headers={"Message-ID": f"<invitation-{person.pk}-{now:%Y%m%d%H%M}@{settings.CANDOUR_HOST}>"},
    ).send()


def send_new_password_link(person: Person, now: datetime) -> None:
    """This will mail a link to somebody who asked for a new password."""
    EmailMessage(
        subject="Choose a new password for Candour",
        body=(
            f"Hello {person.first_name},\n\n"
            "Somebody asked for a new password for your account in Candour. If it was you, choose it here:\n"
            f"{invitation_link(person)}\n\n"
            "The link works once, within three days. If it was not you, leave this letter: nothing changes.\n"
        ),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[person.email],
        headers={"Message-ID": f"<password-{person.pk}-{now:%Y%m%d%H%M%S}@{settings.CANDOUR_HOST}>"},
    ).send()
