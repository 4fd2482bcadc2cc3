"""The databases that tests run on: a file of SQLite, or a PostgreSQL of our own for one test session.

pytest                   SQLite
pytest --on postgresql   PostgreSQL: a private cluster in a temporary folder, or, where
                         CANDOUR_DATABASE_URL is set, the server that it names
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    from django.db.backends.base.operations import BaseDatabaseOperations

USER = "candour"
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


class NoPostgreSQL(Exception):
    """This will say what to install."""


class Cluster:
    """A PostgreSQL of our own on a socket in a temporary folder; gone with its folder."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="candour-pg-"))
        self._as_user: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
            self._as_user = ["runuser", "-u", "postgres", "--"]
        self._programs = programs()
        self._process: subprocess.Popen[bytes] | None = None
        data = ["-D", str(self.folder / "data"), "-U", USER, "--auth=trust", "--no-sync"]
        self._run(["initdb", *data, "--encoding=UTF8", "--locale=C.UTF-8"])
        self.start()

    def url(self, name: str) -> str:
        """This will give the address of one database in the cluster."""
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def start(self) -> None:
        """This will start the server and wait until it answers."""
        settings = [word for setting in SPEED for word in ("-c", setting)]
        place = ["-D", str(self.folder / "data"), "-k", str(self.folder), "-c", "listen_addresses="]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*self._as_user, str(self._programs / "postgres"), *place, *settings],
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
            )
        ready = [str(self._programs / "pg_isready"), "-q", "-h", str(self.folder), "-U", USER]
        end = time.monotonic() + 30
        while subprocess.run(ready, check=False).returncode != 0:
            if time.monotonic() > end:
                raise NoPostgreSQL(f"The test PostgreSQL did not start; see {self.folder}.log.")
            time.sleep(0.05)

    def stop(self, how: str = "immediate") -> None:
        """This will stop the server: "immediate" as in a crash, "fast" in good order."""
        if self._process is not None:
            self._run(["pg_ctl", "stop", "-D", str(self.folder / "data"), "-m", how, "-w"])
            self._process.wait(30)
            self._process = None

    def remove(self) -> None:
        """This will stop the server and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        Path(f"{self.folder}.log").unlink(missing_ok=True)

    def _run(self, words: list[str]) -> None:
        program = str(self._programs / words[0])
        subprocess.run([*self._as_user, program, *words[1:]], check=True, capture_output=True, cwd="/")


def programs() -> Path:
    """This will find the folder of PostgreSQL's programs, the newest there is."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    if debian:
        return debian[-1]
    found = shutil.which("postgres")
    if found is None:
        raise NoPostgreSQL("These tests need PostgreSQL. Install it: apt-get install postgresql")
    return Path(found).resolve().parent


def environment() -> dict[str, str]:
    """This will give the environment in which another process works on this test's database.

    Only committed rows are seen there, so the test needs `transaction=True`.
    """
    own = {**os.environ, "CANDOUR_MODE": "test", "DJANGO_SETTINGS_MODULE": "candour.config.settings"}
    own.pop("CANDOUR_DATABASE_URL", None)
    own.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # it is for this process alone
    if connection.vendor == "postgresql":
        own["CANDOUR_DATABASE_URL"] = url_of(connection)
    return own


def url_of(database: BaseDatabaseWrapper) -> str:
    """This will give the address of the database behind a Django connection to PostgreSQL."""
    settings = database.settings_dict
    return f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}" + (
        f"&port={settings['PORT']}" if settings["PORT"] else ""
    )


def wait_for_older_transactions(seconds: float = 60) -> None:
    """This will come back when no transaction is open that began before now, in any database of the server.

    Tests that run beside this one have theirs, and PostgreSQL numbers them all together.
    """
    if connection.vendor != "postgresql":
        return
    end = time.monotonic() + seconds
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        (newest,) = cursor.fetchone()
        while True:
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= %s", [newest])
            if cursor.fetchone()[0]:
                return
            assert time.monotonic() < end, "a transaction stays open"
            time.sleep(0.01)


def let_tests_empty_tables(database: BaseDatabaseWrapper) -> None:
    """This will let the test framework empty the ledger's tables, which triggers keep everybody from.

    Only between tests: inside a test the triggers stand.
    """
    operations = type(database.ops)  # the class: beside an event loop a test has another connection
    empty: Callable[[BaseDatabaseOperations, Iterable[str]], None] = operations.execute_sql_flush

    def empty_without_triggers(self: "BaseDatabaseOperations", statements: Iterable[str]) -> None:
        with without_triggers(self.connection):
            empty(self, statements)

    operations.execute_sql_flush = empty_without_triggers  # type: ignore[assignment,method-assign]  # for tests only
    if database.vendor == "postgresql":
        operations.sql_flush = _sql_to_delete  # type: ignore[method-assign]


def _sql_to_delete(
    self: "BaseDatabaseOperations", style: object, tables: Sequence[str], **_more: object
) -> list[str]:
    """This will empty only what has rows: to truncate two hundred tables, the server makes each anew."""
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT FROM {self.quote_name(table)})"  # noqa: S608 - our own tables
        for table in tables
    )
    with self.connection.cursor() as cursor:
        cursor.execute(asked)
        return [f"DELETE FROM {self.quote_name(table)}" for (table,) in cursor.fetchall()]  # noqa: S608


@contextmanager
def without_triggers(database: BaseDatabaseWrapper) -> Iterator[None]:
    """This will take the triggers away for a moment, as an intruder with the database's password could."""
    if database.vendor == "postgresql":
        with database.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            with database.cursor() as cursor:
                cursor.execute("SET session_replication_role = origin")
        return
    with database.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
    try:
        yield
    finally:
        with database.cursor() as cursor:
            for _, sql in triggers:
                cursor.execute(sql)
