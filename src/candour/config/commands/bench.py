"""Measures Candour against simple baselines: speed, memory and, for reading, how right it is."""

import argparse
import importlib
import sys
from pathlib import Path
from typing import Protocol, cast

import candour
from candour.config.command import WrongUse, print_result

BENCHES: dict[str, str] = {
    "read": "bench.read",
    "check": "bench.check",
    "ingest": "bench.ingest",
    "photo": "bench.photo",
    "publish": "bench.publish",
    "feed": "bench.feed",
    "search": "bench.search",
    "streams": "bench.streams",
    "consensus": "bench.consensus",
    "rota": "bench.rota",
}
"""Name as typed -> module in the project's `bench` folder, with `add_arguments(parser)` and `run(args) ->
dict`."""


class Bench(Protocol):
    """What a module of the `bench` folder offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """This will add the arguments of one bench."""

    def run(self, args: argparse.Namespace) -> dict[str, object]:
        """This will measure and give the figures by name."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add which bench, the sizes that all share, and what single benches add."""
    parser.add_argument("what", choices=sorted(BENCHES), help="what to measure")
    parser.add_argument("--people", type=int, default=60, help="how many people")
    parser.add_argument("--posts", type=int, default=1000, help="how many posts")
    parser.add_argument("--rounds", type=int, default=3, help="how often, in turns with the baseline")
    parser.add_argument("--seed", type=int, default=1, help="seed of whatever is drawn")
    if _folder_is_there():
        for name in BENCHES:
            _bench(name).add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """This will run one bench and print its figures."""
    if not _folder_is_there():
        raise WrongUse(
            "The bench folder is not installed. Run it from a copy of the project: ./candour bench ..."
        )
    print_result(args, _bench(args.what).run(args))
    return 0


def _folder_is_there() -> bool:
    """This will find the project's `bench` folder, which is no part of the installed package."""
    root = Path(candour.__file__).resolve().parents[2]
    if not (root / "bench" / "__init__.py").is_file():
        return False
    if str(root) not in sys.path:
        sys.path.append(str(root))
    return True


def _bench(name: str) -> Bench:
    return cast(Bench, importlib.import_module(BENCHES[name]))
