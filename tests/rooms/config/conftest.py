"""A server's data folder in use, and another machine with nothing on it, for backups."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from candour.ledger import heads
from tests import databases


@dataclass
class Machine:
    """A computer: its data folder, its PostgreSQL address (or none), and the command line on it."""

    folder: Path
    url: str

    def run(self, *words: str, most: int = 0) -> subprocess.CompletedProcess[str]:
        """This will run a command there that makes no file above `most` bytes, and give what it said."""
        limit = ["prlimit", f"--fsize={most}"] if most else []
        own = {**databases.environment(), "CANDOUR_DATA": str(self.folder)}
        own |= {"CANDOUR_DATABASE_URL": self.url, "PYTHONPATH": os.pathsep.join(sys.path)}
        own.pop("CANDOUR_MODE")
        return subprocess.run(
            [*limit, sys.executable, "-m", "candour", *words],
            env=own,
            capture_output=True,
            text=True,
            check=False,
        )

    def answer(self, *words: str, status: int = 0) -> dict[str, Any]:
        """This will run a command there with --json, and give its answer."""
        done = self.run(*words, "--json")
        assert done.returncode == status, done.stderr
        answer = json.loads(done.stdout.splitlines()[-1])
        assert isinstance(answer, dict)
        return answer

    def refuses(self, *words: str, most: int = 0) -> str:
        """This will run a command there that is refused, and give the one sentence."""
        done = self.run(*words, most=most)
        assert done.returncode == 2, done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        return done.stderr

    def copy(self) -> "Machine":
        """This will give the same machine with nothing in its folder, for another try."""
        return Machine(self.folder.with_name(uuid4().hex), self.url)


@pytest.fixture
def server(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """This test's database in a data folder of its own, with pictures, keys and heads."""
    folder = tmp_path / "server"
    (folder / "media" / "2026").mkdir(parents=True)
    monkeypatch.setattr(heads, "heads_file", lambda: folder / "ledger-heads.txt")
    keys = Path(settings.CANDOUR_DATA) / "keys"
    keys.mkdir(exist_ok=True, mode=0o700)
    (folder / "keys").symlink_to(keys)
    if connection.vendor == "postgresql":
        return Machine(folder, databases.url_of(connection))
    (folder / "candour.sqlite3").symlink_to(str(connection.settings_dict["NAME"]))
    return Machine(folder, "")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Machine]:
    """Another machine: an empty folder and, on PostgreSQL, an empty database."""
    folder = tmp_path / "elsewhere"
    if connection.vendor != "postgresql":
        yield Machine(folder, "")
        return
    name = f"elsewhere_{uuid4().hex[:12]}"
    there = databases.url_of(connection)
    with psycopg.connect(there, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
        yield Machine(folder, there.replace(f"/{connection.settings_dict['NAME']}?", f"/{name}?"))
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def key(tmp_path: Path) -> tuple[str, str]:
    """A public key, and the file of the private one."""
    from candour.config.backup.keys import make_key  # noqa: PLC0415

    return make_key(tmp_path / "key"), str(tmp_path / "key")
