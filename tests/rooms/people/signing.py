"""Signing in as people do: the form, an app's code, and whether a page opens."""

from typing import TYPE_CHECKING

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from candour.people.models import Person
from tests.pages import CheckedClient
from tests.rooms.people.trusts import PASSWORD

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

NEW = "a-heron-stands-in-the-leat"


def sign_in(
    person: Person, *, password: str = PASSWORD, device: str = "shared", browser: CheckedClient | None = None
) -> "tuple[CheckedClient, Response]":
    """This will type address and password, and choose a device."""
    browser = browser or CheckedClient()
    given = {"login": person.email, "password": password, "device": device}
    return browser, browser.post("/sign-in", given)


def code_of(secret: str) -> str:
    """This will give the code that an app with this secret shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def opens(browser: CheckedClient, path: str = "/me") -> bool:
    return browser.get(path).status_code == 200
