"""Keeps compiled templates in `build/templates`: compiling all of them took most of each start."""

import contextlib
import hashlib
import os
import stat
from pathlib import Path

import jinja2
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from candour.config.launch import ROOT
from candour.web import filters

WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


class KeptTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder; where nothing can be written, they are compiled at every start."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """This will keep one template, if the folder takes it."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def kept_templates(*makers: Path, root: Path = ROOT) -> KeptTemplates | None:
    """This will give the folder for what Jinja compiles; None where somebody else could write to it.

    A template's own text is part of what is compared. What else goes into its code is part of the folder's
    name: Jinja itself, the files (`makers`) that set it up, and the filters, which are worked out while
    compiling where their values are known.
    """
    parts = [jinja2.__version__.encode(), *(file.read_bytes() for file in (Path(filters.__file__), *makers))]
    folder = root / "build" / "templates" / hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    return KeptTemplates(str(folder)) if _is_ours_alone(folder) else None


def _is_ours_alone(folder: Path) -> bool:
    """This will say whether only this user or the administrator writes there: code is run from it."""
    try:
        found = folder.stat()
    except OSError:
        return False
    return found.st_uid in {0, os.geteuid()} and not found.st_mode & WRITABLE_BY_OTHERS
