"""The phrases that the reader learns from, as texts for benches: they are ours, and lie in the project."""

import json
from pathlib import Path
from typing import NamedTuple

PHRASES = Path(__file__).parent.parent / "src" / "candour" / "reading" / "phrases"


class Phrase(NamedTuple):
    """One sentence and its kind."""

    text: str
    kind: str


def phrases() -> list[Phrase]:
    """This will give all phrases, in the order of their files."""
    rows = [
        json.loads(line)
        for path in sorted(PHRASES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [Phrase(row["text"], row["kind"]) for row in rows]
