"""Queries of the busiest pages: Django makes their SQL once a process, afterwards it is only filled in.

    posts = Prepared(lambda trust, person: readable(...).order_by("-pk")[:21])
    posts.rows(trust=3, person=17)

Making SQL of a question with five tables takes Django longer than asking it. What is asked stays an ordinary
queryset, and what comes back are the same models or tuples; only the making is left out. See docs/adr/0030.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.db.models.deletion import Collector
from django.db.models.sql import DeleteQuery, UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Given = int | str | datetime | Sequence[int]
BLANK = 7_340_000_000_000_000
"""Numbers from here on stand for what is filled in: no key comes near them, and no SQL may hold one."""
_SINGLE = (int, str, datetime)
BLANK_AT = datetime(7340, 1, 1, tzinfo=UTC)


def moment(at: datetime) -> Any:
    """This will give a time as the database's driver takes it."""
    return connection.ops.adapt_datetimefield_value(at)


def fill(params: Sequence[Any], filled: dict[Any, Any]) -> tuple[Any, ...]:
    """This will put what is given where the blanks are."""
    return tuple(filled.get(each, each) for each in params)


def refuse_baked(sql: str) -> None:
    """This will stop where Django wrote a blank into the SQL itself: the next reader would get this one's."""
    if str(BLANK)[:8] in sql or str(BLANK_AT.year) in sql:
        raise AssertionError(f"This query cannot be prepared: {sql}")


class Prepared(Generic[Row]):
    """A query that is made once for each shape of what it is given: longer lists are other shapes."""

    def __init__(self, make: Callable[..., "QuerySet[Any, Row]"]) -> None:
        self._make = make
        self._made: dict[tuple[Any, ...], _Made] = {}

    def rows(self, **given: Given) -> list[Row]:
        """This will ask, with what is given in its place; one statement."""
        lengths = [0 if isinstance(each, _SINGLE) else len(each) for each in given.values()]
        shape = (connection.vendor, *lengths)
        if shape not in self._made:
            self._made[shape] = _Made(self._make, given)
        return self._made[shape].rows(given)


class _Made:
    """One query with its SQL, and the blanks in it by name."""

    def __init__(self, make: Callable[..., "QuerySet[Any, Any]"], given: dict[str, Given]) -> None:
        numbers = iter(range(BLANK, BLANK + 10_000))
        self.blanks: dict[str, Any] = {name: _blank(each, numbers) for name, each in given.items()}
        self.query = make(**self.blanks)
        self.compiler: SQLCompiler = self.query.query.get_compiler(connection=connection)
        self.sql, self.params = self.compiler.as_sql()
        refuse_baked(self.sql)
        self.converters = self.compiler.get_converters([column for column, *_ in self.compiler.select or ()])

    def rows(self, given: dict[str, Given]) -> list[Any]:
        return list(self._asked(fill(self.params, _filled(self.blanks, given))))

    def _asked(self, params: tuple[Any, ...]) -> Any:
        """This will read the rows as Django does, with a compiler that has its SQL already."""
        compiler: Any = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: (self.sql, params)
        compiler.get_converters = lambda *_: self.converters
        query: Any = copy(self.query.query)
        query.get_compiler = lambda *_, **__: compiler
        model = self.query.model
        asked: Any = QuerySet(model=model, query=query, using=self.query.db)
        made: Any = self.query
        asked._fields = made._fields
        return made._iterable_class(asked)  # noqa: SLF001 - Django has no open door for this


def _blank(given: Given, numbers: Iterator[int]) -> Any:
    if isinstance(given, datetime):
        return BLANK_AT
    if isinstance(given, str):
        return f"blank {next(numbers)}"
    return next(numbers) if isinstance(given, int) else [next(numbers) for _ in given]


def _filled(blanks: Mapping[str, Any], given: Mapping[str, Given]) -> dict[Any, Any]:
    """This will say what stands for each blank."""
    filled: dict[Any, Any] = {}
    for name, each in given.items():
        blank = blanks[name]
        if isinstance(each, datetime):
            filled[moment(blank)] = moment(each)
        elif isinstance(each, int | str):
            filled[blank] = each
        else:
            filled.update(zip(blank, each, strict=True))
    return filled


class Change:
    """An UPDATE of some rows, or with nothing to set a DELETE, that is made once for numbers and short words.

    counted = Change(lambda post: (Post.objects.filter(pk=post), {"comments": F("comments") + 1}))
    counted.write(post=3)

    A DELETE is for rows that nothing else points at: nothing but the rows themselves goes.
    """

    def __init__(self, make: Callable[..., tuple["QuerySet[Any, Any]", Mapping[str, Any]]]) -> None:
        self._make = make
        self._made: dict[str, tuple[str, tuple[Any, ...], dict[str, Any]]] = {}

    def write(self, **given: int | str) -> int:
        """This will change the rows and say how many; one statement."""
        if connection.vendor not in self._made:
            self._made[connection.vendor] = self._sql(given)
        sql, params, blanks = self._made[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(sql, fill(params, _filled(blanks, given)))
            return int(cursor.rowcount)

    def _sql(self, given: Mapping[str, int | str]) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        numbers = iter(range(BLANK, BLANK + 10_000))
        blanks = {name: _blank(each, numbers) for name, each in given.items()}
        rows, values = self._make(**blanks)
        if values:
            update: Any = rows.order_by().query.chain(UpdateQuery)
            update.add_update_values(values)
            made = update.get_compiler(connection=connection).as_sql()
        else:
            must_go_alone = Collector(using=connection.alias).can_fast_delete(rows)
            assert must_go_alone, f"Other rows point at {rows.model.__name__}."  # noqa: S101 - of our own making
            made = rows.order_by().query.chain(DeleteQuery).get_compiler(connection=connection).as_sql()
        refuse_baked(made[0])
        return made[0], tuple(made[1]), blanks
