"""Triggers that refuse every change to events, seals and places, and all but lawful erasure to words.

A later migration that alters one of these tables on SQLite copies the table and so loses its triggers:
it must run `forwards` again. A test looks for them.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

WRITTEN_ONCE = ["ledger_event", "ledger_seal", "ledger_sealedevent"]
WORDS = "ledger_words"
TAKEN = {
    "ledger_event": "id = NEW.id OR uid = NEW.uid",
    "ledger_seal": "number = NEW.number OR previous = NEW.previous",
    "ledger_sealedevent": 'event_id = NEW.event_id OR (seal_id = NEW.seal_id AND "index" = NEW."index")',
    WORDS: "id = NEW.id OR (event_uid = NEW.event_uid AND field = NEW.field)",
}
"""Which row an insert would push out: SQLite's INSERT OR REPLACE fires no delete trigger."""

NO = "The ledger is written once: nothing in it is changed or removed."
NO_WORDS = "Words of the ledger are only emptied, by candour.ledger.erasure, and never removed."

SQLITE = [
    *[
        f"""
        CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, '{NO}'); END
        """
        for table in WRITTEN_ONCE
        for verb in ("update", "delete")
    ],
    *[
        f"""
        CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken})
        BEGIN SELECT RAISE(ABORT, '{NO}'); END
        """  # noqa: S608 - both are constants above
        for table, taken in TAKEN.items()
    ],
    f"""
    CREATE TRIGGER {WORDS}_no_update BEFORE UPDATE ON {WORDS}
    WHEN NEW.text <> '' OR NEW.salt <> '' OR NEW.id <> OLD.id
      OR NEW.event_uid <> OLD.event_uid OR NEW.field <> OLD.field
    BEGIN SELECT RAISE(ABORT, '{NO_WORDS}'); END
    """,
    f"""
    CREATE TRIGGER {WORDS}_no_delete BEFORE DELETE ON {WORDS}
    BEGIN SELECT RAISE(ABORT, '{NO_WORDS}'); END
    """,
]

POSTGRESQL = [
    f"""
    CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{NO}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    *[
        f"""
        CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION ledger_refuses()
        """
        for table in WRITTEN_ONCE
    ],
    *[
        f"""
        CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()
        """
        for table in [*WRITTEN_ONCE, WORDS]
    ],
    f"""
    CREATE TRIGGER {WORDS}_no_delete BEFORE DELETE ON {WORDS}
    FOR EACH ROW EXECUTE FUNCTION ledger_refuses()
    """,
    f"""
    CREATE TRIGGER {WORDS}_no_update BEFORE UPDATE ON {WORDS}
    FOR EACH ROW WHEN (NEW.text <> '' OR NEW.salt <> '' OR NEW.id <> OLD.id
      OR NEW.event_uid <> OLD.event_uid OR NEW.field <> OLD.field)
    EXECUTE FUNCTION ledger_refuses()
    """,
]

SQLITE_BACK = [
    f"DROP TRIGGER IF EXISTS {table}_no_{verb}"
    for table in [*WRITTEN_ONCE, WORDS]
    for verb in ("update", "delete", "replace")
]
POSTGRESQL_BACK = ["DROP FUNCTION IF EXISTS ledger_refuses() CASCADE"]


def forwards(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """This will add the triggers in the words of the database at hand."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, None)


def backwards(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """This will remove the triggers."""
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_events_words_seals_holds")]

    operations = [migrations.RunPython(forwards, backwards)]
