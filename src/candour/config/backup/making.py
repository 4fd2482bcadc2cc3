"""Makes a backup: a snapshot of the database, the files beside it, and a manifest, in one encrypted file."""

import contextlib
import fcntl
import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import candour
from candour.config.backup import snapshots
from candour.config.backup.manifest import (
    CLOSING,
    DATABASE,
    FOLDER,
    FORMAT,
    OPENING,
    Contents,
    Manifest,
    Opening,
    manifest_bytes,
    opening_bytes,
)
from candour.config.backup.sealed import write_sealed
from candour.config.command import WrongUse

if TYPE_CHECKING:
    import pyrage

BESIDE = ".backing-up-"
LOCK = ".backup-lock"
LAST = "last-backup.json"
HEADS = "ledger-heads.txt"
KEYS = "keys"
MADE_AGAIN = {
    "candour.sqlite3",
    "candour.sqlite3-wal",
    "candour.sqlite3-shm",
    "static",
    "prepared",
    LAST,
    LOCK,
}
"""What is not copied as a file: the database has its own way, the rest is made anew."""
NAME = "candour-%Y-%m-%dT%H%M%SZ.age"


@dataclass
class _Filling:
    """Puts parts into the archive and keeps their sizes and hashes."""

    archive: tarfile.TarFile
    parts: dict[str, list[Any]] = field(default_factory=dict)

    def put(self, name: str, content: bytes) -> None:
        """This will put a few bytes in."""
        self._add(name, io.BytesIO(content), len(content), 0)

    def put_file(self, name: str, file: Path) -> None:
        """This will put a file in as long as it is now; one that was taken away meanwhile is passed over."""
        try:
            opened = file.open("rb")
        except FileNotFoundError:
            return
        with opened:
            state = os.fstat(opened.fileno())
            self._add(name, opened, state.st_size, state.st_mtime)

    def _add(self, name: str, source: IO[bytes], size: int, changed: float) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mtime, entry.mode = size, int(changed), 0o600
        counted = _Hashing(source)
        self.archive.addfile(entry, counted)
        self.parts[name] = [size, counted.seen.hexdigest()]


class _Hashing:
    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.seen = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._source.read(size)
        self.seen.update(block)
        return block


def make(
    folder: Path, url: str, target: Path, to: list["pyrage.x25519.Recipient"], *, with_keys: bool
) -> dict[str, Any]:
    """This will write a backup of the data folder and its database, and give its figures.

    `target` is the file to make, or a folder in which it is named by its time. `url` is the address of
    PostgreSQL, or empty. The file appears under its name only when it is whole and on disk.
    """
    started = time.perf_counter()
    now = datetime.now(UTC)
    file = target / now.strftime(NAME) if target.is_dir() else target
    _check_place(folder, file)
    heads = _heads(folder)  # before the snapshot, so that the snapshot has every head in it
    opening = Opening(
        format=FORMAT,
        version=candour.__version__,
        database="postgresql" if url else "sqlite",
        made_at=now.isoformat(timespec="seconds"),
        has_keys=with_keys,
    )
    with _alone(folder) as room:
        contents = _snapshot(folder, url, room / DATABASE)
        taken = _Taken(folder, room / DATABASE, opening, Manifest(contents), heads)
        _write(file, to, taken)
    figures = _figures(file, taken) | {"seconds": round(time.perf_counter() - started, 2)}
    (folder / LAST).write_text(json.dumps(figures, indent=1), "utf-8")
    return figures


def keep_newest(folder: Path, count: int) -> list[str]:
    """This will take away all but the newest backups that got their names here, and name those taken away."""
    made = sorted(folder.glob("candour-????-??-??T??????Z.age"))
    old = made[:-count] if count else []
    for file in old:
        file.unlink()
    return [file.name for file in old]


def _check_place(folder: Path, file: Path) -> None:
    if folder.resolve() in file.resolve().parents:
        raise WrongUse(
            "a backup beside what it backs up is lost with it. Name a file outside the data folder."
        )
    if not file.parent.is_dir():
        raise WrongUse(f"there is no folder {file.parent}. Make it first.")
    if file.exists():
        raise WrongUse(f"{file} is there already. A backup is never written over: name another file.")


def _heads(folder: Path) -> bytes:
    file = folder / HEADS
    return file.read_bytes() if file.exists() else b""


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[Path]:
    """This will give a private folder (mode 700) beside the data, gone afterwards, to one backup at a time.

    It is beside the data because the same words lie there already, on the same, perhaps encrypted, disk.
    """
    if not folder.is_dir():
        raise WrongUse(f"there is no folder {folder}. Name the trust's folder with --data.")
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WrongUse("another backup is at work. Wait until it is done.") from None
        for left in folder.glob(f"{BESIDE}*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(prefix=BESIDE, dir=folder) as room:
            yield Path(room)


def _snapshot(folder: Path, url: str, target: Path) -> Contents:
    if url:
        return snapshots.dump_postgresql(url, target)
    return snapshots.copy_sqlite(folder / "candour.sqlite3", target)


@dataclass
class _Taken:
    """What goes into one backup."""

    folder: Path
    database: Path
    opening: Opening
    manifest: Manifest
    heads: bytes

    def fill(self, archive: tarfile.TarFile) -> None:
        """This will put all of it in, the manifest last."""
        filling = _Filling(archive, self.manifest.parts)
        filling.put(OPENING, opening_bytes(self.opening))
        filling.put_file(DATABASE, self.database)
        filling.put(f"{FOLDER}{HEADS}", self.heads)
        for name, each in files_of(self.folder, with_keys=self.opening.has_keys):
            filling.put_file(f"{FOLDER}{name}", each)
        _Filling(archive).put(CLOSING, manifest_bytes(self.manifest))


def _write(file: Path, to: list["pyrage.x25519.Recipient"], taken: _Taken) -> None:
    """This will write the whole file under another name, and give it its own once it is on disk."""

    fresh = file.with_name(f"{file.name}.part")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            write_sealed(out, to, taken.fill)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
    except OSError as error:
        raise WrongUse(f"{file} cannot be written: {error.strerror}.") from error
    finally:
        fresh.unlink(missing_ok=True)


def files_of(folder: Path, *, with_keys: bool) -> Iterator[tuple[str, Path]]:
    """This will give every file that a backup copies, with its name in the data folder, in order."""
    left_out = MADE_AGAIN | {HEADS} | (set() if with_keys else {KEYS})
    for top in sorted(folder.iterdir()):
        if top.name in left_out or top.name.startswith(BESIDE):
            continue
        if top.is_file():
            yield top.name, top
            continue
        for place, folders, names in os.walk(top):
            folders.sort()
            for name in sorted(names):
                file = Path(place) / name
                if file.is_file():
                    yield file.relative_to(folder).as_posix(), file


def _figures(file: Path, taken: _Taken) -> dict[str, Any]:
    contents = taken.manifest.contents
    with file.open("rb") as written:
        sha256 = hashlib.file_digest(written, "sha256").hexdigest()
    return {
        "file": str(file),
        "made_at": taken.opening.made_at,
        "bytes": file.stat().st_size,
        "sha256": sha256,
        "tables": len(contents.rows),
        "rows": sum(contents.rows.values()),
        "files": sum(name.startswith(FOLDER) for name in taken.manifest.parts),
        "events": contents.events,
        "head": contents.head,
        "has_keys": taken.opening.has_keys,
    }
