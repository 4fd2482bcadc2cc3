"""Words that only Candour may read: sealed before they reach the database, with keys in the data folder.

The key file (mode 600) holds one Fernet key a line, the newest first. Sealing uses the first; unsealing tries
them all, so that a new key can come in before the old ones go.
"""

from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from candour.ledger.keys import make_once, write_private


class CannotUnseal(Exception):
    """This will say that no key of this installation opens these words."""


def seal(words: str) -> str:
    """This will encrypt words under the newest key; an empty string stays empty."""
    return _keys().encrypt(words.encode()).decode() if words else ""


def unseal(sealed: str) -> str:
    """This will decrypt what `seal` gave, raising CannotUnseal when no key fits."""
    if not sealed:
        return ""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise CannotUnseal("None of the keys in the data folder opens these words.") from error


def seal_again(sealed: str) -> str:
    """This will move sealed words to the newest key, raising CannotUnseal when no key fits."""
    if not sealed:
        return ""
    try:
        return _keys().rotate(sealed.encode()).decode()
    except InvalidToken as error:
        raise CannotUnseal("None of the keys in the data folder opens these words.") from error


def add_key() -> None:
    """This will put a new key before the others; what was sealed before can still be read."""
    file = _file()
    _write(file, [Fernet.generate_key().decode(), *_read_or_make(file)])


def forget_old_keys(kept: int) -> int:
    """This will take away all keys but the newest `kept`, and say how many; what they sealed is lost."""
    file = _file()
    lines = _read_or_make(file)
    if len(lines) > kept:
        _write(file, lines[:kept])
    return max(0, len(lines) - kept)


def _write(file: Path, lines: list[str]) -> None:
    fresh = file.with_suffix(".new")
    write_private(fresh, ("\n".join(lines) + "\n").encode())
    fresh.replace(file)


def _file() -> Path:
    return Path(settings.CANDOUR_DATA) / "keys" / "contact-keys"


def _keys() -> MultiFernet:
    return _made_of(tuple(_read_or_make(_file())))


@lru_cache(maxsize=2)
def _made_of(lines: tuple[str, ...]) -> MultiFernet:
    """This will make the keys of these lines ready, once. A file's time is too coarse to tell a change."""
    return MultiFernet([Fernet(line) for line in lines])


def _read_or_make(file: Path) -> list[str]:
    make_once(file, lambda: Fernet.generate_key() + b"\n")
    return file.read_text().split()
