"""The `candour` command line: one small module a command under `commands/`, loaded only when asked for."""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from candour.config.streams import (
    INTERRUPTED,
    NO_ROOM,
    complain,
    give_up,
    keep_standard_error,
    raise_on_interrupt,
)

COMMANDS: dict[str, str] = {
    "demo": "demo",
    "test": "test",
    "setup": "setup",
    "serve": "serve",
    "route": "route",
    "policy": "policy",
    "read": "read",
    "bench": "bench",
    "check": "check",
    "train-reader": "train_reader",
    "import-people": "import_people",
    "import-posts": "import_posts",
    "ledger": "ledger",
    "backup": "backup",
    "restore": "restore",
    "doctor": "doctor",
    "hosts": "hosts",
    "reseal": "reseal",
    "bundle": "bundle",
    "units": "units",
    "prepare": "prepare",
    "publish-drill": "publish_drill",
    "photo-day": "photo_day",
}
"""Name as typed -> module under `candour.config.commands`, in the order that help lists them."""


class WrongUse(Exception):
    """This will end the command with exit status 2 and one sentence on standard error."""


def print_result(args: argparse.Namespace, result: dict[str, Any]) -> None:
    """This will print the result as one JSON object (with `--json`) or as lines for people."""
    if args.json:
        print(json.dumps(result, ensure_ascii=False, default=str), flush=True)
        return
    for key, value in result.items():
        print(f"{key.replace('_', ' ')}: {value}")


def main(argv: Sequence[str] | None = None) -> int:
    """This will run one command and return its exit status: 0 done, 1 does not hold, 2 wrong use."""
    words = list(sys.argv[1:] if argv is None else argv)
    keep_standard_error()
    try:
        return _said(words)
    except WrongUse as wrong:
        return _refused(words, str(wrong))
    except BrokenPipeError:
        give_up(sys.stdout)
        return 2
    except OSError as fault:
        if fault.errno not in NO_ROOM:
            raise
        give_up(sys.stdout)
        why = str(fault.strerror).lower()
        return _refused(words, f"output cannot be written: {why}. Make room, or send it elsewhere.")
    except KeyboardInterrupt:
        return INTERRUPTED


def _refused(words: list[str], why: str) -> int:
    complain(f"{' '.join(['candour', *words[:1]])}: {why}")
    return 2


def _said(words: list[str]) -> int:
    """This will run one command and see that all it printed has left."""
    if sys.stdout is None:
        raise WrongUse("standard output is closed. Send it to a file, or to /dev/null.")
    try:
        return _run(words)
    finally:
        sys.stdout.flush()


def _run(words: list[str]) -> int:
    """This will do what the words ask for; a module with ENDS_AT_ONCE has nothing to put away on Ctrl-C."""
    if not words or words[0] in {"-h", "--help", "help"}:
        print(_overview())
        return 0
    if words[0] not in COMMANDS:
        complain(f"candour: there is no command '{words[0]}'. Run 'candour help' for the list.")
        return 2
    module = importlib.import_module(f"candour.config.commands.{COMMANDS[words[0]]}")
    args = _parsed(words, module)
    _apply_where(args)
    if not getattr(module, "ENDS_AT_ONCE", False):
        raise_on_interrupt()
    return int(module.run(args))


def _overview() -> str:
    lines = ["Usage: candour COMMAND [options]", ""]
    for name, module_name in COMMANDS.items():
        module = importlib.import_module(f"candour.config.commands.{module_name}")
        lines.append(f"  {name:<15} {_first_line(module)}")
    return "\n".join([*lines, "", "Run 'candour COMMAND --help' for its options."])


def _first_line(module: ModuleType) -> str:
    return (module.__doc__ or "").strip().splitlines()[0]


def _parsed(words: list[str], module: ModuleType) -> argparse.Namespace:
    """This will read the options; with PASSES_ON, a module gets words unknown to it as `args.rest`."""
    parser = _parser(words[0], module)
    if not getattr(module, "PASSES_ON", False):
        return parser.parse_intermixed_args(words[1:])  # options may stand before a file named last
    args, rest = parser.parse_known_args(words[1:])
    args.rest = rest
    return args


def _parser(name: str, module: ModuleType) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"candour {name}", description=_first_line(module), allow_abbrev=False
    )
    parser.add_argument("--data", metavar="DIR", help="folder for the database, media and keys")
    parser.add_argument(
        "--database", metavar="URL", help="postgresql://... instead of SQLite in the data folder"
    )
    parser.add_argument("--json", action="store_true", help="last line of output is one JSON object")
    module.add_arguments(parser)
    return parser


def _apply_where(args: argparse.Namespace) -> None:
    """This will hand `--data` and `--database` to the settings, which are read once, from the environment."""
    if args.data:
        os.environ["CANDOUR_DATA"] = str(Path(args.data).absolute())
    if args.database:
        os.environ["CANDOUR_DATABASE_URL"] = args.database
