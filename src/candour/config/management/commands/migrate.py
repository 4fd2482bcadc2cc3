"""The framework's own `migrate`, in the short way (see `candour.config.migrating`)."""

from typing import Any

from django.core.management.commands import migrate

from candour.config.migrating import ShortExecutor


class Command(migrate.Command):
    """Bring the tables up to date."""

    def handle(self, *words: Any, **options: Any) -> None:
        """This will do what the framework does; which executor it takes, it has no word for."""
        theirs: Any = migrate
        usual, theirs.MigrationExecutor = theirs.MigrationExecutor, ShortExecutor
        try:
            super().handle(*words, **options)
        finally:
            theirs.MigrationExecutor = usual
