"""Files that lie in installed packages, which are looked into and never imported."""

from importlib.util import find_spec
from pathlib import Path


def file_in(package: str, inside: str) -> Path | None:
    """This will find a file in a package by its path or a pattern of it; nothing where there is none."""
    found = find_spec(package)
    folders = (found.submodule_search_locations or ()) if found else ()
    return next((path for folder in folders for path in Path(folder).glob(inside) if path.is_file()), None)
