"""Verifies the ledger, live or from an exported file, or exports it."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO

from candour.config.command import WrongUse, print_result
from candour.config.lines import standard_input
from candour.ledger.verify import Verdict, verify


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will declare what the command takes."""
    parser.add_argument("act", choices=["verify", "export"], help="what to do")
    parser.add_argument("file", nargs="?", help="verify: an exported file, or - for standard input")
    parser.add_argument("--out", metavar="FILE", help="export: where to, instead of standard output")
    parser.add_argument(
        "--head", action="append", default=[], help="verify: a head that was written down outside"
    )
    parser.add_argument("--public-key", metavar="HEX", help="verify: the key that the trust gave out")


def run(args: argparse.Namespace) -> int:
    """This will verify (exit status 1 when something does not hold) or export."""
    if args.act == "export":
        return _export(args)
    verdict = _verify_live(args) if args.file is None else _verify_file(args)
    print_result(args, asdict(verdict))
    return 0 if verdict.ok else 1


def _verify_file(args: argparse.Namespace) -> Verdict:
    known = [head.lower() for head in args.head]
    if args.file == "-":
        with standard_input() as fed:
            return verify(_lines(fed), known_heads=known, public_key=args.public_key)
    try:
        with Path(args.file).open("rb") as file:
            return verify(_lines(file), known_heads=known, public_key=args.public_key)
    except OSError as error:
        raise WrongUse(f"{args.file} cannot be read: {error.strerror}.") from error


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    for line in file:
        yield line.removesuffix(b"\n")


def _verify_live(args: argparse.Namespace) -> Verdict:
    _set_up()
    from candour.ledger import export  # noqa: PLC0415 - after Django is set up

    return export.verify_live(known_heads=[head.lower() for head in args.head])


def _export(args: argparse.Namespace) -> int:
    if args.file is not None:
        raise WrongUse("export writes to standard output, or to the file after --out.")
    _set_up()
    from candour.ledger import export  # noqa: PLC0415 - after Django is set up

    if args.out is None:
        _write(sys.stdout.buffer, export.lines())
        return 0
    fresh = Path(f"{args.out}.part")
    try:
        with fresh.open("wb") as out:
            count = _write(out, export.lines())
        fresh.replace(args.out)
    except OSError as error:
        raise WrongUse(f"{args.out} cannot be written: {error.strerror}.") from error
    print_result(args, {"out": args.out, "lines": count})
    return 0


def _write(out: IO[bytes], lines: Iterable[bytes]) -> int:
    count = 0
    for line in lines:
        out.write(line + b"\n")
        count += 1
    out.flush()
    return count


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415 - a file is verified without Django

    django.setup()
