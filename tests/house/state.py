"""What a request wrote: watched as it is written, and compared with all rows before it."""

import re
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self

from django.apps import apps
from django.db import connection
from django.db.models import Model, QuerySet

from candour.people.models import Trust

WRITES = re.compile(
    r'^\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM|REPLACE INTO) "?(\w+)"?', re.IGNORECASE
)
COUNTED = re.compile(r"^\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH)\b", re.IGNORECASE)


class Watch:
    """Counts the SQL statements inside its block, and names the tables that they wrote to."""

    def __init__(self) -> None:
        self.statements = 0
        self.tables: set[str] = set()
        self._wrapper = connection.execute_wrapper(self._see)

    def __enter__(self) -> Self:
        self._wrapper.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wrapper.__exit__(kind, fault, trace)

    def _see(
        self, execute: Callable[..., object], sql: str, params: object, many: bool, context: object
    ) -> object:
        if COUNTED.match(sql):
            self.statements += 1
        written = WRITES.match(sql)
        if written:
            self.tables.add(written[1])
        return execute(sql, params, many, context)


State = dict[str, tuple[int, int]]
"""By table: how many rows, and a hash over all their values."""


def whole_state() -> State:
    """This will give the number of rows of every table, and a hash over all their values."""
    return {model._meta.db_table: _state(model._base_manager.all()) for model in apps.get_models()}


def rows_of(trust: Trust, tables: Iterable[str]) -> State:
    """This will give the same for the rows of one trust, in some tables."""
    wanted = set(tables)
    if not wanted:
        return {}
    found = [model for model in apps.get_models() if model._meta.db_table in wanted]
    return {
        model._meta.db_table: _state(rows) for model in found if (rows := of_trust(model, trust)) is not None
    }


def of_trust(model: type[Model], trust: Trust) -> QuerySet[Model] | None:
    """This will give a model's rows of one trust; None where they belong to nobody."""
    rows = model._base_manager.all()
    fields = {field.name for field in model._meta.concrete_fields}
    if model is Trust:
        return rows.filter(pk=trust.pk)
    for name, value in (("trust", trust.pk), ("person__trust", trust.pk), ("user__trust", trust.pk)):
        if name.partition("__")[0] in fields:
            return rows.filter(**{name: value})
    return None


def raw_rows(rows: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """This will give rows as the database has them: nobody needs a moment or a JSON made of each."""
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _state(rows: QuerySet[Model]) -> tuple[int, int]:
    found = sorted(map(repr, raw_rows(rows.order_by())))
    return len(found), hash(tuple(found))
