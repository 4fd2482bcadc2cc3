"""Signing in by password and a code from an app, without a line of JavaScript."""

import base64
import hashlib
import hmac
import struct
from time import time

from playwright.sync_api import expect

from tests.journeys.running import Candour
from tests.journeys.screens import LOOKS, Opens, Screen
from tests.journeys.stories import PASSWORD


def test_an_approver_signs_in_by_password_and_code(opens: Opens, candour: Candour) -> None:
    matron = opens(java_script_enabled=False)
    # given a first sign-in by password alone, which her role is not content with
    _give_password(matron, candour.people["matron"].email)
    matron.sees_heading("Set up a second factor")
    matron.stop("setting up a code")
    key = matron.page.locator(".candour-key").inner_text()
    _give_code(matron, key, "Set it up", "Your recovery codes")
    matron.stop("recovery codes")
    # when she signs out and in again
    matron.open("/home")
    matron.press("Sign out")
    matron.sees_heading("Sign in")
    matron.stop("signing in")
    _give_password(matron, candour.people["matron"].email)
    matron.sees_heading("Enter your code")
    matron.stop("a code is asked for")
    # then the code of her app lets her in
    _give_code(matron, key, "Sign in", "Good ")
    matron.sees("What people told us")


def _give_password(somebody: Screen, email: str) -> None:
    somebody.open("/sign-in")
    somebody.write("Email address", email)
    somebody.write("Password", PASSWORD)
    somebody.press("Sign in")


def _give_code(somebody: Screen, key: str, button: str, then: str) -> None:
    """This will type the code of the moment; one that ran out on the way is typed anew, as anybody would."""
    arrived = somebody.page.get_by_role("heading", level=1, name=then)
    for _ in range(LOOKS):
        somebody.page.get_by_label("Code").fill(code(key, time()))
        with somebody.page.expect_navigation():
            somebody.press(button)
        if arrived.is_visible():
            break
    expect(arrived).to_be_visible()


def code(key: str, now: float) -> str:
    """This will give the six digits of an authenticator app (RFC 6238, SHA-1, 30 seconds)."""
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    counted = hmac.new(secret, struct.pack(">Q", int(now // 30)), hashlib.sha1).digest()
    start = counted[-1] & 15
    number = struct.unpack(">I", counted[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def test_codes_are_those_of_the_standard() -> None:
    # RFC 6238, appendix B: 20 bytes of key, 59 seconds, the last six of eight digits
    assert code(base64.b32encode(b"12345678901234567890").decode(), 59) == "287082"
