"""Restore a backup into an empty folder or database, and prove its counts and its ledger."""

import argparse
import os
from pathlib import Path

from candour.config.command import WrongUse, print_result
from candour.config.commands.backup import end_in_good_order


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the backup and the private key that opens it."""
    parser.add_argument("file", help="the backup")
    parser.add_argument("--key", metavar="FILE", help="file with the private key; or set CANDOUR_BACKUP_KEY")
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="restore even if the ledger does not hold; exit status is 1 then",
    )


def run(args: argparse.Namespace) -> int:
    """This will restore; exit status 1 if the ledger did not hold and --anyway was given."""
    os.umask(0o077)
    from candour.config.backup import keys, restoring  # noqa: PLC0415 - a command loads what it needs when it runs
    from candour.config.prepared import data_folder  # noqa: PLC0415

    key = args.key or os.environ.get("CANDOUR_BACKUP_KEY", "")
    if not key:
        raise WrongUse("name the file with the private key: --key FILE.")
    end_in_good_order()
    url = os.environ.get("CANDOUR_DATABASE_URL", "")
    figures = restoring.restore(Path(args.file), data_folder(), url, keys.identities(key), anyway=args.anyway)
    print_result(args, figures)
    return 0 if figures["ok"] else 1
