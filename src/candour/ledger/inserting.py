"""Rows that are written all day: Django makes the SQL of their INSERT once a process, then it is filled in.

    COMMENTS = Insertion(Comment)
    COMMENTS.write(Comment(post=post, text="Hurray!"))

Making the SQL anew costs several times what writing the row does. It stands in the lowest room that writes,
so that all may use it; `prepared` beside it is for reading and changing. docs/adr/0030 says why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Field, Model
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class _Made:
    """An INSERT of all columns: which are filled in (the rest stands in the SQL), and which come back."""

    sql: str
    given: Sequence["Field[Any, Any]"]
    returned: Sequence["Field[Any, Any]"]


class Insertion(Generic[Row]):
    """Writes new rows of a model, one by one, as `save` does; `leaves_known`: but none that is there."""

    def __init__(self, model: type[Row], *, leaves_known: bool = False) -> None:
        self._model: Any = model
        self._on_conflict = OnConflict.IGNORE if leaves_known else None
        self._made: dict[str, _Made] = {}

    def write(self, row: Row) -> bool:
        """This will write a row and give it its key; False where it was there and is left as it is."""
        made = self._made.get(connection.vendor) or self._make(row)
        given = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in made.given]
        with connection.cursor() as cursor:
            cursor.execute(made.sql, given)
            found = cursor.fetchone()
        if found is None:
            return False
        for field, value in zip(made.returned, found, strict=True):
            setattr(row, field.attname, value)
        row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - as `save` does
        return True

    def _make(self, row: Row) -> _Made:
        """This will have Django write the SQL for a row and keep it, with what the database computes."""
        meta = self._model._meta  # noqa: SLF001 - Django's open secret
        columns = [
            each for each in meta.concrete_fields if each is not meta.auto_field and not each.generated
        ]
        given = [each for each in columns if not hasattr(each.pre_save(row, True), "resolve_expression")]
        returned = [meta.pk, *(each for each in columns if each not in given)]
        query = InsertQuery(self._model, on_conflict=self._on_conflict)
        query.insert_values(columns, [row])
        compiler: Any = query.get_compiler(connection=connection)
        compiler.returning_fields = returned
        [(sql, params)] = compiler.as_sql()
        assert len(params) == len(given), f"Give every column of {meta.label} that is no SQL."  # noqa: S101
        self._made[connection.vendor] = made = _Made(sql, given, returned)
        return made
