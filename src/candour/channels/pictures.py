"""The frozen bytes of pictures that go out, by their hash: a file for each, under the trust that owns it.

What was approved is named by its hash, so what is read is hashed again: another picture under the same name
is never sent. Some networks fetch a picture themselves: for them there is an address on our front door that
nobody can guess, made while the picture is being sent, and good for an hour.
"""

import hashlib
import re
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.urls import reverse

from candour.ledger.keys import make_once

_KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif"}
SHOWN_FOR = timedelta(hours=1)
_SALT = "candour.channels.picture"
_SALT_OF_PAGES = "candour.channels.picture.on_a_page"
_SHA256 = re.compile(r"[0-9a-f]{64}")


class PictureIsNotThere(Exception):
    """This will say that the bytes that were approved are not there, or are not those."""


def keep_picture(trust: int, content: bytes) -> str:
    """This will keep a picture's bytes for good and give their hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    make_once(_file(trust, sha256), lambda: content)
    return sha256


def forget_picture(trust: int, sha256: str) -> None:
    """This will erase a picture's bytes; from then on nothing sends or shows them."""
    if _SHA256.fullmatch(sha256):
        _file(trust, sha256).unlink(missing_ok=True)


def picture(trust: int, sha256: str) -> bytes:
    """This will give the bytes of that hash; PictureIsNotThere if they are gone or were changed."""
    if not _SHA256.fullmatch(sha256):
        raise PictureIsNotThere("This names no picture.")
    try:
        content = _file(trust, sha256).read_bytes()
    except OSError as error:
        raise PictureIsNotThere("The picture's file cannot be read.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise PictureIsNotThere("The picture's file was changed.")
    return content


def kind_of(content: bytes) -> str:
    """This will tell a picture's media type by its first bytes; empty where it is none that networks show."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in _KINDS.items() if content.startswith(start)), "")


def public_address(trust: int, sha256: str) -> str:
    """This will give an address at which a network may fetch a picture for the next hour."""
    path = reverse("channels-picture", args=[signing.dumps([trust, sha256], salt=_SALT)])
    return settings.CANDOUR_ADDRESS.rstrip("/") + path


def path_on_a_page(trust: int, sha256: str) -> str:
    """This will give an address for a page of ours, for an hour; only somebody of the trust sees it there."""
    return reverse("channels-picture-on-a-page", args=[signing.dumps([trust, sha256], salt=_SALT_OF_PAGES)])


def picture_at(name: str) -> bytes:
    """This will give what a network's address shows; PictureIsNotThere once its hour is over."""
    return picture(*_named(name, _SALT))


def picture_on_a_page(name: str, reader: int) -> bytes:
    """This will give what a page's address shows to the trust `reader`, else raise PictureIsNotThere."""
    trust, sha256 = _named(name, _SALT_OF_PAGES)
    if trust != reader:
        raise PictureIsNotThere("This is another trust's picture.")
    return picture(trust, sha256)


def _named(name: str, salt: str) -> tuple[int, str]:
    try:
        trust, sha256 = signing.loads(name, salt=salt, max_age=SHOWN_FOR)
    except signing.BadSignature as error:
        raise PictureIsNotThere("This address shows nothing, or nothing any more.") from error
    return int(trust), str(sha256)


def _file(trust: int, sha256: str) -> Path:
    return Path(settings.CANDOUR_DATA) / "pictures" / str(trust) / sha256
