"""The world as it stands once it is built: its rows are remembered, so that later tests have it at once.

The first test of a process builds St Brannoc's through actions, like everybody. What that left in the
tables is kept as the database itself would write it, and put back as it was for the next test, some thirty
times faster.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar, cast

from django.db import connection
from django.db.backends.utils import CursorWrapper

from candour.people.models import Trust

Made = TypeVar("Made")


@dataclass(frozen=True)
class _Standing:
    """What was built, and the rows behind it by table."""

    made: object
    rows: dict[str, str | bytes]


_remembered: dict[str, _Standing] = {}


def standing(name: str, build: Callable[[], Made]) -> Made:
    """This will give what `build` makes, built or put back: the same rows, the same objects.

    Where a trust is there already, numbers would meet; then it is built.
    """
    if Trust.objects.exists():
        return build()
    with connection.cursor() as cursor:
        if name in _remembered:
            for table, rows in _remembered[name].rows.items():
                _put(cursor, table, rows)
        else:
            _remembered[name] = _built(cursor, build)
    return cast(Made, deepcopy(_remembered[name].made))


def _built(cursor: CursorWrapper, build: Callable[[], object]) -> _Standing:
    empty = [table for table in _tables(cursor) if not _has_rows(cursor, table)]
    made = build()
    return _Standing(made, {table: _rows(cursor, table) for table in empty if _has_rows(cursor, table)})


def _tables(cursor: CursorWrapper) -> list[str]:
    """This will name the tables, but for those of SQLite's index of words: triggers fill them."""
    tables = connection.introspection.table_names(cursor)
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')")
        kept_in_step = {name for (name,) in cursor.fetchall()}
        tables = [table for table in tables if table not in kept_in_step]
    return tables


def _has_rows(cursor: CursorWrapper, table: str) -> bool:
    cursor.execute(f'SELECT EXISTS (SELECT * FROM "{table}")')  # noqa: S608 - our own tables
    return bool(cursor.fetchone()[0])


def _rows(cursor: CursorWrapper, table: str) -> str | bytes:
    """This will read a table whole: for SQLite as the statement that fills it, for PostgreSQL as its copy."""
    if connection.vendor == "postgresql":
        with cursor.copy(f'COPY "{table}" TO STDOUT') as copied:
            return b"".join(bytes(part) for part in copied)
    columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    quoted = " || ',' || ".join(f'quote("{column}")' for column in columns)
    cursor.execute(f"SELECT '(' || {quoted} || ')' FROM \"{table}\"")  # noqa: S608
    return f'INSERT INTO "{table}" VALUES {",".join(row for (row,) in cursor.fetchall())}'  # noqa: S608


def _put(cursor: CursorWrapper, table: str, rows: str | bytes) -> None:
    if isinstance(rows, bytes):
        with cursor.copy(f'COPY "{table}" FROM STDIN') as copied:
            copied.write(rows)
    else:
        cursor.execute(rows)
