"""Back up the database, files and keys into one encrypted file, while Candour runs."""

import argparse
import os
import signal
from pathlib import Path
from typing import NoReturn

from candour.config.command import WrongUse, print_result
from candour.config.settings_file import take_settings_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add where to, for whose key, and what to keep."""
    parser.add_argument("file", nargs="?", help="file to make, or a folder in which it is named by its time")
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="KEY",
        help="public key (age1...), or a file with some; or set CANDOUR_BACKUP_TO",
    )
    parser.add_argument("--make-key", metavar="FILE", help="make a key pair: private to FILE, public printed")
    parser.add_argument("--without-keys", action="store_true", help="leave the folder 'keys' out")
    parser.add_argument(
        "--keep", type=int, default=0, metavar="N", help="in a folder: keep the newest N only"
    )


def run(args: argparse.Namespace) -> int:
    """This will make a key pair, or a backup."""
    os.umask(0o077)
    from candour.config.backup import keys, making  # noqa: PLC0415 - a command loads what it needs when it runs

    if args.make_key:
        print_result(args, {"public_key": keys.make_key(Path(args.make_key)), "private_key": args.make_key})
        return 0
    take_settings_file()
    named = args.to or os.environ.get("CANDOUR_BACKUP_TO", "").split()
    if not args.file or not named:
        raise WrongUse(
            "name a file to make, and with --to the public key that it is for. --make-key FILE makes a pair."
        )
    end_in_good_order()
    folder, url = _where()
    target = Path(args.file).absolute()
    figures = making.make(folder, url, target, keys.recipients(named), with_keys=not args.without_keys)
    if args.keep and target.is_dir():
        figures["removed"] = making.keep_newest(target, args.keep)
    print_result(args, figures)
    return 0


def end_in_good_order() -> None:
    """This will turn SIGTERM into an ordinary end, so that private folders go with the process."""

    def end(_number: int, _frame: object) -> NoReturn:
        raise SystemExit(143)

    signal.signal(signal.SIGTERM, end)


def _where() -> tuple[Path, str]:
    """This will give the data folder and PostgreSQL's address, without making a folder that is not there."""
    from candour.config.prepared import data_folder  # noqa: PLC0415

    return data_folder(), os.environ.get("CANDOUR_DATABASE_URL", "")
