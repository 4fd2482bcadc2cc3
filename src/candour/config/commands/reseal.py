"""Put a new key before everything that is sealed at rest, and seal it all again under it."""

import argparse
import os

from candour.config.command import WrongUse, print_result
from candour.config.prepared import data_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add nothing."""


def run(args: argparse.Namespace) -> int:
    """This will seal everything again; exit status 1 where a row could not be opened by any key."""
    folder = data_folder()
    if not folder.is_dir():
        raise WrongUse(f"there is no folder {folder}. Name the trust's folder with --data.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415 - a command loads what it needs when it runs

    django.setup()
    from candour.config.resealing import reseal  # noqa: PLC0415

    done = reseal()
    result = {"rows": done.rows, "unreadable": done.unreadable, "keys_gone": done.keys_gone}
    if args.json:
        print_result(args, result)
    elif done.unreadable:
        print(f"{done.rows} sealed again. {done.unreadable} could not be opened; the old keys stay.")
    else:
        print(f"{done.rows} sealed again under a new key. {done.keys_gone} old keys are gone.")
    return 1 if done.unreadable else 0
