"""Trains the readers from a data folder and writes the models and their card."""

import argparse
import sys
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from candour.config.command import WrongUse, print_result

_FOR_STRONG = ("torch", "safetensors", "onnx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add where the data lie, where the models go, and which readers are trained."""
    parser.add_argument(
        "--data-folder",
        metavar="DIR",
        required=True,
        help="folder with nhs-feedback/ and challenge-dev.jsonl",
    )
    parser.add_argument(
        "--out", metavar="DIR", help="where models and card go (default: the shipped models' folder)"
    )
    parser.add_argument(
        "--reader",
        choices=("linear", "both", "flags", "drafts", "limits"),
        default="both",
        help="the linear reader alone, both readers, what raises flags by meaning on the shipped one, what "
        "looks at drafts on it, or how sure both must be, from the answers kept beside them",
    )
    parser.add_argument(
        "--go-on",
        action="store_true",
        help="flags and drafts: take the shipped one through all phrases once more, after new ones came",
    )
    parser.add_argument(
        "--keep",
        metavar="DIR",
        default="build/training",
        help="where slow results are kept, so that a stopped training goes on",
    )
    parser.add_argument("--hands", type=int, default=1, help="how many trials run at once, a core each")


def run(args: argparse.Namespace) -> int:
    """This will train, write and print the figures."""
    from candour.reading.reader import FOLDER  # noqa: PLC0415 - a command loads what it needs when it runs
    from candour.reading.training.minilm import bases  # noqa: PLC0415
    from candour.reading.training.train import (  # noqa: PLC0415
        Workshop,
        set_limits,
        train,
        train_drafts,
        train_flags,
    )

    folder = Path(args.data_folder)
    if not (folder / "nhs-feedback" / "train.jsonl").is_file():
        raise WrongUse(
            f"There is no nhs-feedback/train.jsonl in {folder.name}. Name the folder that holds the data."
        )
    of_branches = (*_FOR_STRONG, bases.STRONG)
    needs = {"both": (*of_branches, *bases.ELDER), "flags": of_branches, "drafts": of_branches}
    wanted = needs.get(args.reader, ())
    absent = [name for name in wanted if find_spec(name) is None]
    if absent:
        raise WrongUse(
            f"This training needs {', '.join(absent)}. Install the extra: "
            "pip install 'candour[train-minilm]', or train one: --reader linear."
        )
    if args.go_on and args.reader not in ("flags", "drafts"):
        raise WrongUse("Only flags and drafts can go on: --reader flags, or --reader drafts.")
    shop = Workshop(
        data=folder,
        out=Path(args.out) if args.out else FOLDER,
        keep=Path(args.keep),
        hands=max(1, args.hands),
        say=lambda line: print(line, file=sys.stderr, flush=True),
    )
    if args.reader == "flags":
        print_result(args, train_flags(shop, go_on=args.go_on))
    elif args.reader == "drafts":
        print_result(args, train_drafts(shop, go_on=args.go_on))
    elif args.reader == "limits":
        print_result(args, asdict(set_limits(shop)))
    else:
        print_result(args, asdict(train(shop, with_minilm=args.reader == "both")))
    return 0
