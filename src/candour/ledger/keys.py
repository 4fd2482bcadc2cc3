"""Keys that sign: Ed25519, made at first use in the data folder, readable by their owner alone.

Each has one task: the ledger's signs heads, and others (a badge's) never sign what it does.
"""

import os
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

LEDGER = "ledger-key.pem"


def key_file(name: str = LEDGER) -> Path:
    """This will tell where a signing key lies."""
    return Path(settings.CANDOUR_DATA) / "keys" / name


def signing_key(name: str = LEDGER) -> Ed25519PrivateKey:
    """This will load a signing key, the ledger's or one by its file's name, making it where there is none."""
    file = key_file(name)
    make_once(file, _fresh_key)
    key = load_pem_private_key(file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(
            f"{file.name} holds another kind of key. Put the key that was there back from a backup."
        )
    return key


def public_key() -> str:
    """This will give the public key in hex, for whoever verifies."""
    return signing_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def make_once(file: Path, fresh: Callable[[], bytes]) -> None:
    """This will write a file that is missing, whole or not at all, for its owner alone (mode 600).

    A file that another process made meanwhile stays; `fresh` is asked only where there is none.
    """
    if file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = file.with_name(f"{file.name}.{os.getpid()}")
    write_private(made, fresh())
    try:
        os.link(made, file)
    except FileExistsError:
        pass
    finally:
        made.unlink()


def write_private(file: Path, content: bytes) -> None:
    """This will write a file for its owner alone (mode 600), on the disk when it returns."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _fresh_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
