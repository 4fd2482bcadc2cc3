"""The one place that knows how a database looks for words: FTS5 in SQLite, tsvector in PostgreSQL.

Both stem English, need every word, and let the last one go on, as people type.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.fields import BigIntegerField

from candour.home.models import Findable

SQLITE = "SELECT rowid FROM home_findable_words WHERE home_findable_words MATCH %s"
POSTGRESQL = "SELECT id FROM home_findable WHERE to_tsvector('english', words) @@ to_tsquery('english', %s)"


def holding(rows: QuerySet[Findable], words: Sequence[str]) -> QuerySet[Findable]:
    """This will keep the rows that hold every one of these words (`domain.finding.words_of`)."""
    if not words:
        return rows.none()
    is_sqlite = connection.vendor == "sqlite"
    asked = _for_sqlite(words) if is_sqlite else _for_postgresql(words)
    found = RawSQL(SQLITE if is_sqlite else POSTGRESQL, [asked], output_field=BigIntegerField())  # noqa: S611 - fixed
    return rows.filter(pk__in=found)


def _for_sqlite(words: Sequence[str]) -> str:
    """This will quote each word, so that none of them is a sign or an operator of FTS5."""
    return " AND ".join(f'"{word}"' for word in words) + " *"


def _for_postgresql(words: Sequence[str]) -> str:
    return " & ".join(f"'{word}'" for word in words) + ":*"
