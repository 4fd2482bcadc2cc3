"""The settings that set-up wrote beside the data, one NAME=value a line; the environment stands above them.

Standard library only: `candour serve` reads them before anything of Django is loaded.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from candour.config.prepared import data_folder

NAME = "settings.env"
HEAD = "# Written by candour setup. Change a line, then start Candour again. Secrets are named as files.\n"


def settings_file() -> Path:
    """This will say where the settings of this data folder stand."""
    return data_folder() / NAME


def read_settings_file() -> dict[str, str]:
    """This will give what the file says, nothing where there is none; lines of others are left alone."""
    file = settings_file()
    if not file.is_file():
        return {}
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    pairs = (line.partition("=") for line in lines if line.startswith("CANDOUR_"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def take_settings_file() -> None:
    """This will put the file's settings into the environment, where that says nothing else."""
    for name, value in read_settings_file().items():
        os.environ.setdefault(name, value)


def write_settings_file(settings: Mapping[str, str]) -> Path:
    """This will write the settings whole or not at all, for their owner alone (mode 600)."""
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_suffix(".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(HEAD + "".join(f"{name}={value}\n" for name, value in settings.items() if value))
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    return file
