"""Trains the linear reader from a data folder and writes the model and its card."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from candour.config.command import WrongUse, print_result


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add where the data lie and where the model goes."""
    parser.add_argument(
        "--data-folder",
        metavar="DIR",
        required=True,
        help="folder with nhs-feedback/ and challenge-dev.jsonl",
    )
    parser.add_argument(
        "--out", metavar="DIR", help="where model and card go (default: the shipped model's folder)"
    )


def run(args: argparse.Namespace) -> int:
    """This will train, write and print the figures."""
    from candour.reading.reader import MODEL  # noqa: PLC0415 - a command loads what it needs when it runs

    folder = Path(args.data_folder)
    if not (folder / "nhs-feedback" / "train.jsonl").is_file():
        raise WrongUse(
            f"There is no nhs-feedback/train.jsonl in {folder.name}. Name the folder that holds the data."
        )
    try:
        from candour.reading.training.train import train  # noqa: PLC0415 - an extra, not installed everywhere
    except ImportError as missing:
        raise WrongUse(
            "Training needs scikit-learn. Install the extra: pip install 'candour[train]'."
        ) from missing
    out = Path(args.out) if args.out else MODEL.parent
    measured = train(folder, out, lambda line: print(line, file=sys.stderr, flush=True))
    print_result(args, asdict(measured))
    return 0
