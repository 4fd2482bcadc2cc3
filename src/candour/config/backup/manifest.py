"""What a backup says of itself: who made it, what is in it, and what has to be true after a restore."""

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from candour.config.command import WrongUse

FORMAT = 1
OPENING = "candour-backup.json"
CLOSING = "manifest.json"
DATABASE = "database"
FOLDER = "folder/"
UNREADABLE = (
    "the backup holds something that this Candour does not know. Restore it with the one that made it."
)


@dataclass(frozen=True)
class Opening:
    """What stands first. `database` is "sqlite" or "postgresql", `made_at` ISO 8601 in UTC."""

    format: int
    version: str
    database: str
    made_at: str
    has_keys: bool


@dataclass(frozen=True)
class Contents:
    """What a snapshot of the database holds: rows by table, and where the ledger stands in it."""

    rows: dict[str, int]
    migrations: list[str]
    events: int
    head: str


@dataclass
class Manifest:
    """What stands last. `parts` gives for each name in the archive its bytes and sha256."""

    contents: Contents
    parts: dict[str, list[Any]] = field(default_factory=dict)


def opening_bytes(opening: Opening) -> bytes:
    """This will write the opening."""
    return _plain(asdict(opening))


def read_opening(raw: bytes) -> Opening:
    """This will read the opening, raising WrongUse for a format of another time."""
    found = _read(raw)
    if found.get("format") != FORMAT or set(found) != {each.name for each in fields(Opening)}:
        raise WrongUse(UNREADABLE)
    return Opening(**found)


def manifest_bytes(manifest: Manifest) -> bytes:
    """This will write the manifest."""
    return _plain(asdict(manifest))


def read_manifest(raw: bytes) -> Manifest:
    """This will read the manifest."""
    found = _read(raw)
    try:
        return Manifest(Contents(**found["contents"]), found["parts"])
    except (KeyError, TypeError) as wrong:
        raise WrongUse(UNREADABLE) from wrong


def _plain(value: dict[str, Any]) -> bytes:
    return json.dumps(value, indent=1, sort_keys=True).encode() + b"\n"


def _read(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except ValueError as wrong:
        raise WrongUse(UNREADABLE) from wrong
    if not isinstance(found, dict):
        raise WrongUse(UNREADABLE)
    return found
