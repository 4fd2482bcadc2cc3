"""Where a drill or a bench works: a folder and a database that nothing is in yet."""

import argparse
import os
from pathlib import Path

from candour.config.command import WrongUse


def empty_folder(args: argparse.Namespace) -> Path:
    """This will give the folder of --out, with its data beside it unless --data names another place.

    Raises WrongUse where something is in it.
    """
    out = Path(args.out).absolute()
    if out.exists() and any(out.iterdir()):
        raise WrongUse(f"{out} is not empty. Name a new folder with --out.")
    out.mkdir(parents=True, exist_ok=True)
    name_settings(args, out)
    return out


def name_settings(args: argparse.Namespace, folder: Path) -> None:
    """This will have this process and those that it starts keep their data in a folder, as a demo does."""
    if not args.data:
        os.environ["CANDOUR_DATA"] = str(folder / "data")
    os.environ["CANDOUR_MODE"] = "demo"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")


def empty_database(*also: str) -> None:
    """This will load Django and bring the tables up to date; `also` are commands that are run after it.

    Raises WrongUse where the database holds a trust.
    """
    import django  # noqa: PLC0415  # after the settings are named

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    for command in ("migrate", *also):
        call_command(command, verbosity=0, interactive=False)
    must_be_empty()


def must_be_empty() -> None:
    """This will refuse to work where the database holds a trust."""
    from candour.demo import building  # noqa: PLC0415  # after Django is set up

    if not building.is_empty():
        raise WrongUse("This database holds a trust already. Name another with --data or --database.")
