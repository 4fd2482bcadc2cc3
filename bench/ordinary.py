"""Measures false alarms: 2,000 ordinary comments of patients, in which nobody was found to be at risk.

    python -m bench.ordinary FOLDER [--seed N] [--list N]

FOLDER holds `nhs-feedback/train.jsonl`, and `kinds6.jsonl` beside it, whose flagged rows are left out. The
comments stay there.
"""

import argparse
import json
import random
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from bench.intervals import share
from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.detectors import flags_of, hits_of

COMMENTS = 2_000
SEED = 1
KINDS = frozenset({"compliment", "complaint"})


def main() -> None:
    """This will print the share of comments with each flag, and of those that would wake a human."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with nhs-feedback/train.jsonl and kinds6.jsonl")
    parser.add_argument("--seed", type=int, default=SEED, help="seed of the draw")
    parser.add_argument("--list", type=int, default=0, help="so many false alarms are printed as well")
    args = parser.parse_args()
    comments = _comments(args.folder / "nhs-feedback")
    drawn = random.Random(args.seed).sample(comments, min(COMMENTS, len(comments)))  # noqa: S311 - repeatable
    flags = [(text, flags_of(text)) for text in drawn]
    waking = [text for text, found in flags if found & HUMAN_NOW]
    print(f"{len(drawn)} comments, seed {args.seed}")
    print(f"would wake a human: {share(len(waking), len(drawn))}")
    counts = Counter(flag for _, found in flags for flag in found)
    for flag in Flag:
        print(f"  {flag}: {share(counts[flag], len(drawn))}")
    for text in islice(waking, args.list):
        print(f"    {text!r} {[text[slice(*hit.span)] for hit in hits_of(text) if hit.flag in HUMAN_NOW]}")


def _comments(folder: Path) -> list[str]:
    flagged = {row["id"] for row in _rows(folder / "kinds6.jsonl") if row.get("flags")}
    rows = _rows(folder / "train.jsonl")
    return [row["text"] for row in rows if row["kind3"] in KINDS and row["id"] not in flagged]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
