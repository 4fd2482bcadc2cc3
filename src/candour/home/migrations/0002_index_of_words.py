"""The index in which words are found, kept in step by the database: FTS5 in SQLite, GIN in PostgreSQL."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TAKE_OUT = """
    INSERT INTO home_findable_words(home_findable_words, rowid, words) VALUES ('delete', old.id, old.words);
"""
PUT_IN = "INSERT INTO home_findable_words(rowid, words) VALUES (new.id, new.words);"
SQLITE = [
    """
    CREATE VIRTUAL TABLE home_findable_words USING fts5(
      words, content='home_findable', content_rowid='id', tokenize='porter unicode61'
    )
    """,
    f"CREATE TRIGGER home_findable_put AFTER INSERT ON home_findable BEGIN {PUT_IN} END",
    f"CREATE TRIGGER home_findable_gone AFTER DELETE ON home_findable BEGIN {TAKE_OUT} END",
    f"""
    CREATE TRIGGER home_findable_changed AFTER UPDATE OF words ON home_findable BEGIN {TAKE_OUT} {PUT_IN} END
    """,
]
SQLITE_BACK = [
    *(f"DROP TRIGGER home_findable_{name}" for name in ("put", "gone", "changed")),
    "DROP TABLE home_findable_words",
]
POSTGRESQL = ["CREATE INDEX home_findable_words ON home_findable USING gin (to_tsvector('english', words))"]
POSTGRESQL_BACK = ["DROP INDEX home_findable_words"]


def forwards(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """This will make the index in the words of the database at hand."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, None)


def backwards(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """This will remove the index."""
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("home", "0001_words_to_find")]

    operations: ClassVar = [migrations.RunPython(forwards, backwards)]
