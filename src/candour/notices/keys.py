"""The key by which push services know this installation: VAPID (RFC 8292), one file of mode 600."""

from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02
from py_vapid.utils import b64urlencode

from candour.ledger.keys import make_once


def push_key() -> Vapid02:
    """This will give the key, making it when it is first asked for."""
    file = _file()
    make_once(file, _fresh_key)
    return _loaded(str(file), file.stat().st_mtime_ns)


def public_key() -> str:
    """This will give the public half as browsers want it: an uncompressed point in URL-safe base64."""
    point = push_key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return str(b64urlencode(point))


def _file() -> Path:
    return Path(settings.CANDOUR_DATA) / "keys" / "push-key.pem"


@lru_cache(maxsize=2)
def _loaded(file: str, _changed_ns: int) -> Vapid02:
    return Vapid02.from_file(file)


def _fresh_key() -> bytes:
    fresh = Vapid02()
    fresh.generate_keys()
    return bytes(fresh.private_pem())
