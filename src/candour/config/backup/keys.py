"""The key pair of backups: the public key encrypts on the server, the private one is kept somewhere else."""

import os
from pathlib import Path

import pyrage

from candour.config.command import WrongUse

PUBLIC, PRIVATE = "age1", "AGE-SECRET-KEY-1"


def make_key(file: Path) -> str:
    """This will write a new private key to a new file (mode 600) and give the public one."""
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise WrongUse(f"{file} is there already. A key is never written over: name another file.") from None
    except OSError as error:
        raise WrongUse(f"{file} cannot be written: {error.strerror}.") from error
    with os.fdopen(handle, "w") as out:
        out.write(
            f"# Opens Candour's backups. Keep it away from the server.\n# public key: {public}\n{identity}\n"
        )
        out.flush()
        os.fsync(out.fileno())
    return public


def recipients(named: list[str]) -> list["pyrage.x25519.Recipient"]:
    """This will read public keys, each given as itself or as a file with one a line."""
    lines = [line for each in named for line in ([each] if each.startswith(PUBLIC) else _lines(each, PUBLIC))]
    try:
        return [pyrage.x25519.Recipient.from_str(line) for line in lines]
    except pyrage.RecipientError as wrong:
        raise WrongUse(
            "the public key cannot be read. It is one line that begins with age1; "
            "'candour backup --make-key FILE' makes a pair."
        ) from wrong


def identities(file: str) -> list["pyrage.x25519.Identity"]:
    """This will read the private keys in a file."""
    try:
        return [pyrage.x25519.Identity.from_str(line) for line in _lines(file, PRIVATE)]
    except pyrage.IdentityError as wrong:
        raise WrongUse(f"{file} holds no private key that can be read. It begins with {PRIVATE}.") from wrong


def _lines(file: str, beginning: str) -> list[str]:
    """This will give the lines of a key file that begin as keys do."""
    try:
        lines = Path(file).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"the key file {file} cannot be read. Name a file that is there.") from error
    found = [line.strip() for line in lines if line.strip().startswith(beginning)]
    if not found:
        raise WrongUse(f"{file} holds no key that begins with {beginning}.")
    return found
