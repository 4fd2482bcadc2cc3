"""Bring the database's tables and the static files up to date; 'serve' does it too when it starts."""

import argparse
import os

from candour.config.command import WrongUse, print_result
from candour.config.prepared import data_folder, is_prepared


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add nothing."""


def run(args: argparse.Namespace) -> int:
    """This will prepare what is not prepared yet."""
    from candour.config.preparing import main  # noqa: PLC0415 - a command loads what it needs when it runs

    os.umask(0o077)
    was_ready = is_prepared()
    if not was_ready and main() != 0:
        raise WrongUse("it could not get the data folder ready; the reason is above.")
    print_result(args, {"folder": str(data_folder()), "was_ready": was_ready})
    return 0
