"""The codes of invitations: drawn from a row's salt with the installation's own key, found by a hash.

Nothing that stands in the database is enough to make a code, and a poster can be printed again.
"""

import secrets
from urllib.parse import urljoin

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from candour.domain.invitations import code_from, tidy_code


def new_salt() -> str:
    """This will draw the random part of a new invitation."""
    return secrets.token_hex(16)


def code_of(salt: str) -> str:
    """This will give the code that belongs to a salt."""
    return code_from(int.from_bytes(salted_hmac("candour.joining.code", salt, algorithm="sha256").digest()))


def hash_of(code: str) -> str:
    """This will give what is stored of a code, as it was typed."""
    return salted_hmac("candour.joining.found", tidy_code(code), algorithm="sha256").hexdigest()


def link_of(code: str) -> str:
    """This will give the whole address that a code's picture leads to."""
    return urljoin(settings.CANDOUR_ADDRESS, reverse("joining-accept", kwargs={"code": code}))


def picture_of(code: str) -> str:
    """This will draw the QR code of an invitation as the source of an image."""
    return segno.make_qr(link_of(code), error="m").svg_data_uri(scale=6, border=4, light="#fff")
