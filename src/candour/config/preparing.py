"""Gets the data folder ready to serve: the database's tables and the static files. A process of its own."""

import os
import sys
from pathlib import Path

import django

from candour.config.prepared import STAMP, fingerprint


def prepare() -> None:
    """This will migrate, collect static files and note for which code; then hold what was restored."""
    from django.conf import settings  # noqa: PLC0415  # after django.setup
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from candour.config.backup.holding import hold_what_was_restored  # noqa: PLC0415

    wanted = fingerprint()
    call_command("migrate", verbosity=0, interactive=False)
    stamp = Path(settings.CANDOUR_DATA) / STAMP
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(wanted, encoding="utf-8")
    hold_what_was_restored(Path(settings.CANDOUR_DATA), timezone.now())


def main() -> int:
    """This will set up Django and prepare; wrong settings give one sentence on standard error and 2."""
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.management import CommandError  # noqa: PLC0415
    from django.db.utils import OperationalError  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    try:
        django.setup()
        prepare()
    except (CommandError, ImproperlyConfigured, OperationalError) as wrong:
        print(f"candour: {wrong}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
