"""Migrates in a short way: a model that changes is drawn alone.

The framework draws a model's class anew whenever a migration changes it, and with it every model that is
related to it, however distant. Here nearly all are: a new database took 20,000 drawings, three quarters of
the time that whoever sets a trust up has to wait. To change one table only that table's model is needed, so
only that one is drawn. A migration that looks at more (at rows, or at names that change) is given all models,
drawn anew, and from there the framework's own way to its end.
"""

from typing import Any, TypeAlias

from django.db import migrations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

OF_ONE_MODEL = (
    *(migrations.CreateModel, migrations.AddField, migrations.AlterModelOptions),
    *(migrations.AddConstraint, migrations.RemoveConstraint, migrations.AddIndex, migrations.RemoveIndex),
    *(migrations.AlterField, migrations.RemoveField, migrations.AlterUniqueTogether),
)
"""Operations that need no model but the one that they change, unless others point to what changes."""
Name: TypeAlias = tuple[str, str]
"""A model by its app's label and its own name."""


class DrawnAlone(ProjectState):
    """All models as they are between two migrations."""

    draws_alone = True

    def clone(self) -> ProjectState:
        """This will copy the state; the framework would make one of its own kind."""
        copied = super().clone()
        copied.__class__ = type(self)
        return copied

    def _find_reload_model(self, app_label: str, model_name: str, delay: bool = False) -> set[Name]:
        if self.draws_alone:
            return {(app_label, model_name)}
        found: set[Name] = super()._find_reload_model(  # type: ignore[misc]  # its types leave it out
            app_label, model_name, delay
        )
        return found


class ShortExecutor(MigrationExecutor):
    """Applies migrations in the short way; it takes none of them back in any but the framework's."""

    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:
        state = super()._create_project_state(with_applied_migrations)  # type: ignore[misc]  # as above
        return DrawnAlone(models=state.models, real_apps=state.real_apps)

    def apply_migration(
        self, state: ProjectState, migration: Migration, *how: Any, **named: Any
    ) -> ProjectState:
        """This will apply one migration and give the state after it."""
        if isinstance(state, DrawnAlone):
            state.draws_alone = all(map(_needs_one_model, migration.operations))
            if not state.draws_alone:
                vars(state).pop("apps", None)
                state.apps.clear_cache()  # drawn when asked for
        return super().apply_migration(state, migration, *how, **named)


def _needs_one_model(operation: Operation) -> bool:
    """This will say whether no other table follows: those that point to a key change with it."""
    changed = operation.field if isinstance(operation, migrations.AlterField) else None
    return isinstance(operation, OF_ONE_MODEL) and not (changed and changed.unique)
