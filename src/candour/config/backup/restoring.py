"""Puts a backup back into an empty place, proves it, and leaves nothing behind where it does not hold."""

import contextlib
import hashlib
import json
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from candour.config.backup import snapshots
from candour.config.backup.making import KEYS
from candour.config.backup.manifest import (
    CLOSING,
    DATABASE,
    FOLDER,
    OPENING,
    UNREADABLE,
    Contents,
    Manifest,
    Opening,
    read_manifest,
    read_opening,
)
from candour.config.backup.sealed import DAMAGED, read_sealed
from candour.config.command import WrongUse

if TYPE_CHECKING:
    import pyrage

BESIDE = ".restoring-"
MARK = "restored.json"
SQLITE = "candour.sqlite3"
BLOCK = 1 << 20


@dataclass
class _Unpacked:
    """What came out of the archive, in a private folder: `room`/database and `room`/folder."""

    room: Path
    opening: Opening | None = None
    manifest: Manifest | None = None
    count: int = 0


def restore(
    source: Path, folder: Path, url: str, keys: list["pyrage.x25519.Identity"], *, anyway: bool
) -> dict[str, Any]:
    """This will restore a backup into an empty folder (and an empty PostgreSQL database at `url`).

    Everything is unpacked and proved in a private folder inside the target first. `anyway` restores a trust
    whose ledger did not hold when the backup was made, too: what was tampered with is evidence.
    """
    started = time.perf_counter()
    _check_target(folder, url)
    with _beside(folder) as room:
        unpacked = _unpack(source, room, keys, is_postgresql=bool(url))
        assert unpacked.opening is not None  # noqa: S101 - unpacking raised if it were not there
        assert unpacked.manifest is not None  # noqa: S101
        fresh = room / "folder"
        _bring_keys(unpacked.opening, folder, fresh)
        with _loaded(unpacked, fresh, url):
            found = _counted(fresh, url, unpacked.manifest.contents)
            verdict = _prove(fresh, unpacked.manifest.contents, anyway=anyway)
        # The first start reads this, and lets nothing leave that may have left already (holding.py).
        (fresh / MARK).write_text(json.dumps({"made_at": unpacked.opening.made_at}), "utf-8")
        _move(fresh, folder)
    return {
        "folder": str(folder),
        "made_at": unpacked.opening.made_at,
        "version": unpacked.opening.version,
        "tables": len(found.rows),
        "rows": sum(found.rows.values()),
        "files": unpacked.count,
        "events": found.events,
        "head": found.head,
        **verdict,
        "seconds": round(time.perf_counter() - started, 2),
    }


def _check_target(folder: Path, url: str) -> None:
    """This will refuse a place where something is: a trust is never written over."""
    there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    others = [name for name in there if name != KEYS and not name.startswith(BESIDE)]
    if others:
        raise WrongUse(f"{folder} is not empty ({others[0]} is there). Name an empty folder with --data.")
    if url and (tables := snapshots.tables_of_postgresql(url)):
        raise WrongUse(f"the database is not empty (it has the table {tables[0]}). Name an empty one.")


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """This will give a private folder inside the target; it goes afterwards, and so does an empty target."""
    was_there = folder.is_dir()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.glob(f"{BESIDE}*"):
        shutil.rmtree(left)
    try:
        with tempfile.TemporaryDirectory(prefix=BESIDE, dir=folder) as room:
            yield Path(room)
    finally:
        if not was_there:
            with contextlib.suppress(OSError):
                folder.rmdir()  # only if it is empty still


def _unpack(
    source: Path, room: Path, keys: list["pyrage.x25519.Identity"], *, is_postgresql: bool
) -> _Unpacked:
    """This will decrypt and unpack all of it, raising WrongUse unless every part is as it was written."""
    unpacked = _Unpacked(room)
    parts: dict[str, list[Any]] = {}

    def take(archive: tarfile.TarFile) -> None:
        for entry in archive:
            content = archive.extractfile(entry) if entry.isfile() else None
            if content is None:
                raise WrongUse(UNREADABLE)
            if entry.name == CLOSING:
                unpacked.manifest = read_manifest(content.read())
            elif entry.name == OPENING:
                raw = content.read()
                unpacked.opening = read_opening(raw)
                _check_database(unpacked.opening, is_postgresql=is_postgresql)
                parts[OPENING] = [len(raw), hashlib.sha256(raw).hexdigest()]
            else:
                parts[entry.name] = _written(content, _place(room, entry.name))

    try:
        with source.open("rb") as file:
            read_sealed(file, keys, take)
    except OSError as error:
        raise WrongUse(f"{source} cannot be read or unpacked: {error.strerror}.") from error
    if unpacked.opening is None or unpacked.manifest is None or unpacked.manifest.parts != parts:
        raise WrongUse(DAMAGED)
    unpacked.count = sum(name.startswith(FOLDER) for name in parts)
    return unpacked


def _check_database(opening: Opening, *, is_postgresql: bool) -> None:
    if opening.database == "postgresql" and not is_postgresql:
        raise WrongUse("this backup is of a PostgreSQL database. Name an empty one with --database.")
    if opening.database == "sqlite" and is_postgresql:
        raise WrongUse("this backup is of a SQLite database. Restore it without --database.")


def _place(room: Path, name: str) -> Path:
    """This will tell where a part goes; a name that leads out of the folder is refused."""
    parts = PurePosixPath(name).parts
    if name != DATABASE and (not name.startswith(FOLDER) or ".." in parts or len(parts) < 2):
        raise WrongUse(UNREADABLE)
    return room.joinpath(*parts)


def _written(content: IO[bytes], file: Path) -> list[Any]:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    seen, size = hashlib.sha256(), 0
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        while block := content.read(BLOCK):
            out.write(block)
            seen.update(block)
            size += len(block)
        out.flush()
        os.fsync(out.fileno())
    return [size, seen.hexdigest()]


def _bring_keys(opening: Opening, folder: Path, fresh: Path) -> None:
    """This will use the backup's keys, or, where it has none, those that were put into the target before."""
    there = (folder / KEYS).is_dir()
    if opening.has_keys and there:
        raise WrongUse("this backup brings its own keys. Take the folder 'keys' out of the target first.")
    if not opening.has_keys and not there:
        raise WrongUse("this backup was made without keys. Put the folder 'keys' into the target first.")
    if there:
        shutil.copytree(folder / KEYS, fresh / KEYS)


@contextlib.contextmanager
def _loaded(unpacked: _Unpacked, fresh: Path, url: str) -> Iterator[None]:
    """This will put the database in its place, and empty PostgreSQL again if anything after that fails."""
    if not url:
        (unpacked.room / DATABASE).rename(fresh / SQLITE)
        yield
        return
    snapshots.load_postgresql(url, unpacked.room / DATABASE)
    try:
        yield
    except BaseException:
        from django.db import connections  # noqa: PLC0415 - loaded by whoever failed

        connections.close_all()
        snapshots.empty_postgresql(url)
        raise


def _counted(fresh: Path, url: str, expected: Contents) -> Contents:
    found = snapshots.contents_of_postgresql(url) if url else snapshots.contents_of_sqlite(fresh / SQLITE)
    if found != expected:
        wrong = next(
            (name for name in expected.rows if expected.rows[name] != found.rows.get(name)), "the ledger"
        )
        raise WrongUse(
            f"the restored database is not what was backed up ({wrong} differs). Nothing was restored."
        )
    return found


def _prove(fresh: Path, expected: Contents, *, anyway: bool) -> dict[str, Any]:
    """This will set Django up on what was restored, bring it up to this version, and verify the ledger."""
    os.environ["CANDOUR_DATA"] = str(fresh)
    os.environ.pop("CANDOUR_MODE", None)  # the folder says in which mode it was made
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415 - only now are the settings that it reads in place

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    from candour.ledger.export import verify_live  # noqa: PLC0415

    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if newer := sorted(set(expected.migrations) - known):
        raise WrongUse(f"a newer Candour made this backup (it knows {newer[0]}). Install that one first.")
    call_command("migrate", verbosity=0, interactive=False)
    verdict = verify_live([expected.head] if set(expected.head) != {"0"} else [])
    connections.close_all()
    if (verdict.ok and verdict.head != expected.head) or not (verdict.ok or anyway):
        raise WrongUse(
            f"the ledger does not hold ({verdict.first_bad or 'its head differs'}), so nothing was restored. "
            "If it did not hold when the backup was made either, --anyway restores it as it is."
        )
    return {"ok": verdict.ok, "first_bad": verdict.first_bad}


def _move(fresh: Path, folder: Path) -> None:
    """This will put everything into the target, the database last: without it there is no trust."""
    names = sorted((each.name for each in fresh.iterdir()), key=lambda name: (name.startswith(SQLITE), name))
    for name in names:
        if not (folder / name).exists():
            (fresh / name).rename(folder / name)
