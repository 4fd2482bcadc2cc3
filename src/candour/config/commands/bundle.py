"""Put all that a machine without internet needs into one folder: packages, design system, source, steps."""

import argparse
from pathlib import Path

from candour.config.command import print_result


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add where to."""
    parser.add_argument("--out", required=True, metavar="DIR", help="an empty folder, such as on a stick")


def run(args: argparse.Namespace) -> int:
    """This will fill the folder."""
    from candour.config.bundling import bundle  # noqa: PLC0415 - a command loads what it needs when it runs

    print_result(args, bundle(Path(args.out).absolute()))
    return 0
