"""The short way to migrate makes what the models ask for, and what the framework makes in its own way."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from tests import migrated

pytestmark = pytest.mark.only_on("sqlite")

ITS_OWN_WAY = """
import django
django.setup()
from django.core.management import call_command
from django.core.management.commands import migrate
call_command(migrate.Command(), verbosity=0, interactive=False)
"""
NAMED = re.compile(r'CONSTRAINT "(\w+)" (?:CHECK|UNIQUE)')


def test_the_framework_still_asks_by_the_names_that_the_short_way_answers_to() -> None:
    """Under others it would go its own way, as right, and seven times slower."""
    assert "_find_reload_model" in vars(ProjectState)
    assert "_create_project_state" in vars(MigrationExecutor)
    assert migrate.MigrationExecutor is MigrationExecutor  # type: ignore[attr-defined]  # its types leave it out


@pytest.mark.django_db
def test_its_tables_are_what_the_models_ask_for(tmp_path: Path) -> None:
    short, asked_for = _short(tmp_path), tmp_path / "asked_for.sqlite3"
    _make_what_is_asked_for(asked_for)
    tables = _facts(asked_for)
    assert len(tables) > 150
    assert {name: facts for name, facts in _facts(short).items() if name in tables} == tables


@pytest.mark.django_db
@pytest.mark.in_full
def test_all_is_what_the_framework_makes_in_its_own_way(tmp_path: Path) -> None:
    """Tables, triggers and rows, but for when each migration was applied."""
    own = tmp_path / "own"
    own.mkdir()
    environment = os.environ | {"CANDOUR_DATA": str(own)}
    subprocess.run([sys.executable, "-c", ITS_OWN_WAY], env=environment, check=True)
    assert _whole(_short(tmp_path)) == _whole(own / "candour.sqlite3") != []


def _short(folder: Path) -> Path:
    assert migrated.copy_to(folder / "short.sqlite3")
    return folder / "short.sqlite3"


def _make_what_is_asked_for(database: Path) -> None:
    """This will make every model's table from what the model says today."""
    usual = connections[DEFAULT_DB_ALIAS]
    another = type(usual)(usual.settings_dict | {"NAME": str(database)}, alias="another")
    with another.schema_editor(atomic=False) as editor:
        for model in apps.get_models():
            editor.create_model(model)
    another.close()


def _facts(database: Path) -> dict[str, tuple[frozenset[object], ...]]:
    """This will give each table's columns, keys, indexes and named constraints, in no order."""
    with closing(sqlite3.connect(database)) as opened:
        tables = opened.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: (
                frozenset(row[1:4] + row[5:] for row in opened.execute(f'PRAGMA table_info("{name}")')),
                frozenset(row[2:5] for row in opened.execute(f'PRAGMA foreign_key_list("{name}")')),
                frozenset(_indexes(opened, name)),
                frozenset(NAMED.findall(sql)),
            )
            for name, sql in tables
            if not name.startswith("sqlite_")
        }


def _indexes(opened: sqlite3.Connection, table: str) -> list[object]:
    """This will give whether each index is unique, whether it leaves rows out, and its columns."""
    listed = opened.execute(f'PRAGMA index_list("{table}")').fetchall()
    return [
        (unique, partial, tuple(column for (*_, column) in opened.execute(f'PRAGMA index_info("{name}")')))
        for _, name, unique, _, partial in listed
    ]


def _whole(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as opened:
        return sorted(line for line in opened.iterdump() if "django_migrations" not in line)
