"""The key by which push services know this installation: VAPID (RFC 8292), one file of mode 600."""

import os
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02
from py_vapid.utils import b64urlencode


def push_key() -> Vapid02:
    """This will give the key, making it when it is first asked for."""
    file = _file()
    if not file.exists():
        _make(file)
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


def _make(file: Path) -> None:
    """This will make a key once, however many ask at the same moment; readable by its owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = Vapid02()
    fresh.generate_keys()
    made = file.with_suffix(f".{os.getpid()}")
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(fresh.private_pem())
    try:
        os.link(made, file)
    except FileExistsError:
        pass
    finally:
        made.unlink()
