"""Gets the data folder ready to serve: the database's tables and the static files. A process of its own."""

import hashlib
import os
import sys
from pathlib import Path

import django


def prepare() -> None:
    """This will migrate the database and, when a file has changed, collect the static files."""
    from django.conf import settings  # noqa: PLC0415  # after django.setup
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    stamp = Path(settings.STATIC_ROOT) / "collected"
    wanted = _fingerprint()
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(wanted, encoding="utf-8")


def _fingerprint() -> str:
    """This will hash the names, sizes and times of every static file there is to collect."""
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415

    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            seen.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def main() -> int:
    """This will set up Django and prepare; wrong settings give one sentence on standard error and 2."""
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.db.utils import OperationalError  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    try:
        django.setup()
        prepare()
    except (ImproperlyConfigured, OperationalError) as wrong:
        print(f"candour: {wrong}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
