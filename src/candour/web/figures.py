"""Single values that rooms want on a page, such as how much waits: each room asks its own, in one statement.

a room, at start    figures.on_every_page("voice:pause", asks)     asks(request) -> Figure, or what it knows
its banner          figures.figure(request, "voice:pause")         the first one asks for all
one page more       figures.ask_also(request, {"on call": ...})    before the first, so that it is one
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.http import HttpRequest


@dataclass(frozen=True)
class Figure:
    """One value: the only column of a query's first row (None without one), or how many rows it has."""

    query: QuerySet[Any, Any]
    is_count: bool = False


Asks = Callable[[HttpRequest], Figure | int | None]
"""Whoever knows the answer without asking gives it: None where there is nothing for this reader."""

_EVERY_PAGE: dict[str, Asks] = {}
_KEPT = "_candour_figures"


def count_of(query: QuerySet[Any, Any]) -> Figure:
    """This will ask how many rows a query has."""
    return Figure(query.order_by().values("pk"), is_count=True)


def first_of(query: QuerySet[Any, Any], column: str) -> Figure:
    """This will ask for one column of a query's first row."""
    return Figure(query.values(column)[:1])


def on_every_page(name: str, asks: Asks) -> None:
    """This will have a figure asked for whenever the first one of a page is; twice changes nothing."""
    _EVERY_PAGE[name] = asks


def ask_also(request: HttpRequest, more: Mapping[str, Figure]) -> None:
    """This will ask for the figures of every page and for `more`, in one statement."""
    kept = _kept(request)
    everywhere = {name: asks(request) for name, asks in _EVERY_PAGE.items() if name not in kept}
    wanted = {**everywhere, **more}
    asked = {name: each for name, each in wanted.items() if isinstance(each, Figure)}
    kept |= wanted | dict(zip(asked, values_of(list(asked.values())), strict=True))


def figure(request: HttpRequest, name: str) -> Any:
    """This will give one figure of a request, asking for all of every page when none was asked for yet."""
    kept = _kept(request)
    if name not in kept:
        ask_also(request, {})
    return kept[name]


def values_of(figures: Sequence[Figure]) -> list[Any]:
    """This will give the values of figures in their order; one statement, none for none."""
    parts = [_Part.of(each) for each in figures]
    if not any(part.sql for part in parts):
        return [0 if each.is_count else None for each in figures]
    with connection.cursor() as cursor:
        words = ", ".join(part.sql or "NULL" for part in parts)
        cursor.execute(f"SELECT {words}", tuple(each for part in parts for each in part.given))
        row = cursor.fetchone()
    return [part.read(value) for part, value in zip(parts, row, strict=True)]


@dataclass(frozen=True)
class _Part:
    """One figure as a part of the statement; without SQL where it can have no row."""

    sql: str
    given: tuple[Any, ...]
    is_count: bool
    compiler: SQLCompiler

    @staticmethod
    def of(figure: Figure) -> "_Part":
        compiler = figure.query.query.get_compiler(connection=connection)
        try:
            sql, given = compiler.as_sql()
        except EmptyResultSet:
            return _Part("", (), figure.is_count, compiler)
        counted = f"(SELECT COUNT(*) FROM ({sql}) counted)"  # noqa: S608 - Django wrote the inner part
        whole = counted if figure.is_count else f"({sql})"
        return _Part(whole, tuple(given), figure.is_count, compiler)

    def read(self, value: object) -> Any:
        """This will turn what the database gave into the column's own type, as any query does."""
        if self.is_count:
            return value or 0
        if value is None:
            return None
        converters = self.compiler.get_converters([column for column, *_ in self.compiler.select or ()])
        return next(iter(self.compiler.apply_converters([[value]], converters)))[0]


def _kept(request: HttpRequest) -> dict[str, Any]:
    found: dict[str, Any] | None = getattr(request, _KEPT, None)
    if found is None:
        found = {}
        setattr(request, _KEPT, found)
    return found
