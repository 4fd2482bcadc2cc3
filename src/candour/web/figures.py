"""Single values that rooms want on a page, such as how much waits: each room asks its own, in one statement.

    a room, at start    figures.on_every_page("voice:pause", asks)     asks(reader) -> Figure
    its banner          figures.figure(request, "voice:pause")         the first one asks for all
    one page more       figures.on_page("home", "home:on_call", asks)

What a room asks depends on the reader alone, so its SQL is made once a process and then only filled in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from candour.ledger.prepared import BLANK, BLANK_AT, fill, moment, refuse_baked


@dataclass(frozen=True)
class Reader:
    """What a figure may depend on: who reads, of which trust (by number), and when."""

    trust: int
    person: int
    now: datetime


@dataclass(frozen=True)
class Figure:
    """One value: the only column of a query's first row (None without one), or how many rows it has."""

    query: QuerySet[Any, Any]
    is_count: bool = False


Asks = Callable[[Reader], Figure]
"""It puts the reader's parts into the query as they are: nothing is decided by them in Python."""

EVERY_PAGE: dict[str, Asks] = {}
_OF_PAGE: dict[str, dict[str, Asks]] = {}
_KEPT = "_candour_figures"
_BLANK = Reader(BLANK + 1, BLANK + 2, BLANK_AT)


def count_of(query: QuerySet[Any, Any]) -> Figure:
    """This will ask how many rows a query has."""
    return Figure(query.order_by().values("pk"), is_count=True)


def first_of(query: QuerySet[Any, Any], column: str) -> Figure:
    """This will ask for one column of a query's first row."""
    return Figure(query.values(column)[:1])


def on_every_page(name: str, asks: Asks) -> None:
    """This will have a figure asked for whenever the first one of a page is; twice changes nothing."""
    EVERY_PAGE[name] = asks


def on_page(url_name: str, name: str, asks: Asks) -> None:
    """This will have a figure asked for with the others on the page of that URL name alone."""
    _OF_PAGE.setdefault(url_name, {})[name] = asks


def figure(request: HttpRequest, name: str) -> Any:
    """This will give one figure of a request, None for a visitor; the first asks for all of its page."""
    kept = _kept(request)
    if name not in kept:
        match, reader = request.resolver_match, reader_of(request)
        wanted = {**EVERY_PAGE, **_OF_PAGE.get(match.view_name if match else "", {})}
        kept |= dict.fromkeys(wanted) if reader is None else values_of(wanted, reader)
    return kept[name]


def reader_of(request: HttpRequest) -> Reader | None:
    """This will say who reads, None for a visitor."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return Reader(user.trust_id, user.pk, timezone.now())


def values_of(figures: Mapping[str, Asks], reader: Reader) -> dict[str, Any]:
    """This will give the values of figures by name; one statement, none for none."""
    if not figures:
        return {}
    key = (connection.vendor, *figures.items())
    if key not in _MADE:
        _MADE[key] = _Statement.of([asks(_BLANK) for asks in figures.values()])
    return dict(zip(figures, _MADE[key].ask(reader), strict=True))


@dataclass(frozen=True)
class _Part:
    """One figure as a part of the statement."""

    sql: str
    given: tuple[Any, ...]
    is_count: bool
    converters: tuple[Callable[..., Any], ...]
    column: Any

    @staticmethod
    def of(figure: Figure) -> "_Part":
        compiler = figure.query.query.get_compiler(connection=connection)
        try:
            sql, given = compiler.as_sql()
        except EmptyResultSet:
            return _Part("NULL", (), figure.is_count, (), None)
        counted = f"(SELECT COUNT(*) FROM ({sql}) counted)"  # noqa: S608 - Django wrote the inner part
        whole = counted if figure.is_count else f"({sql})"
        columns = [column for column, *_ in compiler.select or ()]
        converters, column = compiler.get_converters(columns).get(0, ((), None))
        return _Part(whole, tuple(given), figure.is_count, tuple(converters), column)

    def read(self, value: Any) -> Any:
        """This will turn what the database gave into the column's own type, as any query does."""
        if self.is_count:
            return value or 0
        for convert in self.converters:
            value = convert(value, self.column, connection)
        return value


@dataclass(frozen=True)
class _Statement:
    """Figures in one statement, with blanks where the reader's parts go."""

    sql: str
    given: tuple[Any, ...]
    parts: tuple[_Part, ...]

    @staticmethod
    def of(figures: Sequence[Figure]) -> "_Statement":
        parts = tuple(_Part.of(each) for each in figures)
        sql = "SELECT " + ", ".join(part.sql for part in parts)
        refuse_baked(sql)
        return _Statement(sql, tuple(each for part in parts for each in part.given), parts)

    def ask(self, reader: Reader) -> list[Any]:
        """This will put the reader in and ask."""
        filled = {
            _BLANK.trust: reader.trust,
            _BLANK.person: reader.person,
            moment(_BLANK.now): moment(reader.now),
        }
        with connection.cursor() as cursor:
            cursor.execute(self.sql, fill(self.given, filled))
            row = cursor.fetchone()
        return [part.read(value) for part, value in zip(self.parts, row, strict=True)]


_MADE: dict[tuple[Any, ...], _Statement] = {}


def _kept(request: HttpRequest) -> dict[str, Any]:
    """This will give what was asked for already; not what was asked for somebody else, before a sign-in."""
    whose = getattr(getattr(request, "user", None), "pk", None)
    found: tuple[Any, dict[str, Any]] | None = getattr(request, _KEPT, None)
    if found is None or found[0] != whose:
        found = (whose, {})
        setattr(request, _KEPT, found)
    return found[1]
