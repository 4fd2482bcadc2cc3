"""The frozen bytes of pictures that go out, by their hash: a file for each, under the trust that owns it.

What was approved is named by its hash, so what is read is hashed again: another picture under the same name
is never sent.
"""

import hashlib
import re
from pathlib import Path

from django.conf import settings

from candour.ledger.keys import make_once

_KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"GIF8": "image/gif"}
_SHA256 = re.compile(r"[0-9a-f]{64}")


class PictureIsNotThere(Exception):
    """This will say that the bytes that were approved are not there, or are not those."""


def keep_picture(trust: int, content: bytes) -> str:
    """This will keep a picture's bytes for good and give their hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    make_once(_file(trust, sha256), lambda: content)
    return sha256


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


def _file(trust: int, sha256: str) -> Path:
    return Path(settings.CANDOUR_DATA) / "pictures" / str(trust) / sha256
