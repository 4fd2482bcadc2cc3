"""One moment of the database, copied while others write: the copy, its counts and the ledger's head agree."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo

from candour.config.backup.manifest import Contents
from candour.config.command import WrongUse

Ask = Callable[[str], list[tuple[Any, ...]]]
GENESIS = "0" * 64
SQLITE_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
)
POSTGRESQL_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def copy_sqlite(file: Path, target: Path) -> Contents:
    """This will copy a SQLite database in one step, which sees one moment and keeps no writer waiting."""
    if not file.exists():
        raise WrongUse(f"there is no trust in {file.parent}. Name its folder with --data.")
    with (
        closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=20)) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        try:
            live.backup(copy, pages=-1)
        except sqlite3.OperationalError as error:
            raise WrongUse(
                f"the database cannot be copied to {target.parent}: {error}. Make room there."
            ) from error
    with closing(sqlite3.connect(f"file:{target}?mode=ro&immutable=1", uri=True)) as copied:
        return contents_of(lambda sql: copied.execute(sql).fetchall(), SQLITE_TABLES)


def dump_postgresql(url: str, target: Path) -> Contents:
    """This will dump a PostgreSQL database and count it in the same snapshot."""
    with _connected(url) as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        (snapshot,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        words = ["pg_dump", "--format=custom", "--compress=0", "--no-owner", "--no-privileges"]
        _run([*words, f"--snapshot={snapshot}", f"--file={target}"], url)
        return contents_of(lambda sql: connection.execute(sql.encode()).fetchall(), POSTGRESQL_TABLES)


def load_postgresql(url: str, dump: Path) -> None:
    """This will load a dump into an empty database: all of it or nothing."""
    words = ["pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    _run([*words, f"--dbname={_without_password(url)}", str(dump)], url)


def contents_of_postgresql(url: str) -> Contents:
    """This will count what is in a PostgreSQL database now."""
    with _connected(url) as connection:
        return contents_of(lambda sql: connection.execute(sql.encode()).fetchall(), POSTGRESQL_TABLES)


def contents_of_sqlite(file: Path) -> Contents:
    """This will count what is in a SQLite file now."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as opened:
        return contents_of(lambda sql: opened.execute(sql).fetchall(), SQLITE_TABLES)


def tables_of_postgresql(url: str) -> list[str]:
    """This will list what tables a PostgreSQL database has already."""
    with _connected(url) as connection:
        return [row[0] for row in connection.execute(POSTGRESQL_TABLES.encode()).fetchall()]


def empty_postgresql(url: str) -> None:
    """This will take out again what a restore that did not hold had put in."""
    with _connected(url) as connection:
        for (name,) in connection.execute(POSTGRESQL_TABLES.encode()).fetchall():
            connection.execute(psycopg.sql.SQL("DROP TABLE {} CASCADE").format(psycopg.sql.Identifier(name)))
        ours = "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        ours += " AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
        for (name,) in connection.execute(ours.encode()).fetchall():
            connection.execute(f"DROP FUNCTION {name} CASCADE".encode())


def contents_of(ask: Ask, tables: str) -> Contents:
    """This will count every table and read where the ledger stands."""
    names = sorted(str(name) for (name,) in ask(tables))
    if not {"django_migrations", "ledger_event", "ledger_seal"} <= set(names):
        raise WrongUse("this database holds no trust. Run 'candour setup' first, or name another.")
    rows = {name: int(ask(f'SELECT count(*) FROM "{name}"')[0][0]) for name in names}  # noqa: S608 - read above
    heads = ask("SELECT head FROM ledger_seal ORDER BY number DESC LIMIT 1")
    migrations = sorted(f"{app}.{name}" for app, name in ask("SELECT app, name FROM django_migrations"))
    return Contents(rows, migrations, rows["ledger_event"], heads[0][0] if heads else GENESIS)


def _connected(url: str) -> "psycopg.Connection[tuple[Any, ...]]":
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.Error as error:
        why = str(error).strip().splitlines()[0]
        raise WrongUse(f"the database cannot be reached ({why}). Check --database.") from error


def _run(words: list[str], url: str) -> str:
    """This will run one of PostgreSQL's programs on the database, its password out of others' sight."""
    program = shutil.which(words[0])
    if program is None:
        raise WrongUse(f"{words[0]} is missing. Run: apt-get install -y postgresql-client")
    parts = conninfo.conninfo_to_dict(url)
    secret = {"PGPASSWORD": str(parts["password"])} if parts.get("password") else {}
    words = [program, *words[1:]]
    if words[0].endswith("pg_dump"):
        words.append(f"--dbname={_without_password(url)}")
    answer = subprocess.run(words, env=os.environ | secret, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        why = (answer.stderr.strip().splitlines() or ["it said nothing"])[0]
        raise WrongUse(f"{Path(program).name} could not do its work: {why}")
    return answer.stdout


def _without_password(url: str) -> str:
    parts = conninfo.conninfo_to_dict(url)
    parts.pop("password", None)
    return conninfo.make_conninfo("", **parts)
