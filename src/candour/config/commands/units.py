"""Write systemd units that start Candour with the computer, back it up each night, and look after it."""

import argparse
from pathlib import Path

from candour.config.command import WrongUse, print_result
from candour.config.launch import ROOT
from candour.config.prepared import data_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add where to write them, and where things are on the server."""
    parser.add_argument(
        "--out", required=True, metavar="DIR", help="folder to write to; read them, then copy"
    )
    parser.add_argument("--project", default=str(ROOT), metavar="DIR", help="where Candour is (this copy)")
    parser.add_argument("--backups", default="/var/backups/candour", metavar="DIR", help="where backups go")
    parser.add_argument("--settings", default="/etc/candour.env", metavar="FILE", help="settings by name")
    parser.add_argument("--user", default="candour", help="who runs it (candour)")
    parser.add_argument("--port", type=int, default=8000, help="where the web process listens (8000)")


def run(args: argparse.Namespace) -> int:
    """This will write the units and name them."""
    from candour.config.units import Place, units  # noqa: PLC0415 - a command loads what it needs when it runs

    place = Place(
        project=Path(args.project).absolute(),
        data=data_folder(),
        backups=Path(args.backups).absolute(),
        settings=Path(args.settings).absolute(),
        user=args.user,
        port=args.port,
    )
    out = Path(args.out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        written = units(place)
        for name, text in written.items():
            (out / name).write_text(text, "utf-8")
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}.") from error
    print_result(args, {"folder": str(out), "units": sorted(written)})
    return 0
