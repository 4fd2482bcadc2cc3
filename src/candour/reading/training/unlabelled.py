"""Texts without a label of ours: they teach by what a larger model makes of them, and by nothing else."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from candour.reading.training.corpus import Row, heldout_mark
from candour.reading.training.trials import without_near
from candour.reading.weights import KINDS

ELSEWHERE = {"goemotions/train.jsonl": 12_000, "isarcasm/train.jsonl": 4_000}
"""Talk that is not about care, so that not all sounds like a survey: how many texts of each at most."""
_END, _SHORTEST, _SEED = re.compile(r"(?<=[.!?])\s+|\n+"), 12, 3
_ALL_ALLOWED = dict.fromkeys(KINDS, 1.0)


def unlabelled(folder: Path, nhs: Sequence[Row], asked: Sequence[Row]) -> list[Row]:
    """This will give the sentences of longer NHS comments, and talk from elsewhere where it is in the folder;
    no text that is held out, asked about, or nearly so."""
    marks = set((folder / "nhs-feedback" / "heldout-sha256.txt").read_text(encoding="utf-8").split())
    apart = {each.lower(): each for row in nhs for each in _sentences(row.text)}
    found = [each for each in [*apart.values(), *_elsewhere(folder)] if heldout_mark(each) not in marks]
    rows = [
        Row(id=f"unlabelled-{at}", text=each, source="unlabelled", lean="", allowed=_ALL_ALLOWED, weight=1.0)
        for at, each in enumerate(found)
    ]
    return without_near(rows, asked)


def _sentences(text: str) -> list[str]:
    parts = [each.strip() for each in _END.split(text)]
    return [each for each in parts if len(each) >= _SHORTEST] if len(parts) > 1 else []


def _elsewhere(folder: Path) -> Iterator[str]:
    for name, most in ELSEWHERE.items():
        path = folder / name
        if path.is_file():
            texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
            drawn = np.random.default_rng(_SEED).permutation(len(texts))[:most]
            yield from (texts[at] for at in sorted(drawn.tolist()))
