"""Measures false alarms: 2,000 ordinary comments of patients, in which nobody was found to be at risk.

Counted is what a reading flags, by rules and by meaning, and beside it what the rules flag alone.

    python -m bench.ordinary FOLDER [--seed N] [--list N]

FOLDER holds `nhs-feedback/train.jsonl`, and `kinds6.jsonl` beside it, whose flagged rows are left out. The
comments stay there.
"""

import argparse
import json
import random
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from bench.intervals import share
from candour.domain.kinds import HUMAN_NOW, Flag
from candour.reading.detectors import flags_of, hits_of
from candour.reading.reader import read_closely, strongest

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
    if strongest().missing:
        print(strongest().missing, file=sys.stderr)
    by_rules = {text: flags_of(text) for text in drawn}
    read_as = {text: read_closely(text).flags for text in drawn}
    print(f"{len(read_as)} comments, seed {args.seed}")
    for name, flags in (("as read", read_as), ("by rules alone", by_rules)):
        waking = [text for text, found in flags.items() if found & HUMAN_NOW]
        print(f"{name}: would wake a human: {share(len(waking), len(flags))}")
        counts = Counter(flag for found in flags.values() for flag in found)
        for flag in Flag:
            print(f"  {flag}: {share(counts[flag], len(flags))}")
    for text in islice((text for text, found in read_as.items() if found & HUMAN_NOW), args.list):
        by_words = [text[slice(*hit.span)] for hit in hits_of(text) if hit.flag in HUMAN_NOW]
        print(f"    {text!r} {by_words or sorted(read_as[text] & HUMAN_NOW)}")


def _comments(folder: Path) -> list[str]:
    flagged = {row["id"] for row in _rows(folder / "kinds6.jsonl") if row.get("flags")}
    rows = _rows(folder / "train.jsonl")
    return [row["text"] for row in rows if row["kind3"] in KINDS and row["id"] not in flagged]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
