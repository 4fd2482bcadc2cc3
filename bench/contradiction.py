"""Measures contradiction: 1,000 comments of patients, each with a reply of the fitting or the contrary tone.

    python -m bench.contradiction FOLDER [--seed N] [--misses N]

FOLDER holds `nhs-feedback/dev.jsonl` (lines of "text" and "kind3"). The comments stay there; the replies are
ours (`bench/replies/`). Nothing is left out: every comment drawn counts, whatever the reader makes of it.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from bench.intervals import share
from candour.domain.checks import Code, Draft, Level, check
from candour.reading.base import Reading
from candour.reading.beside import with_reading
from candour.reading.reader import read_closely

PAIRS = 1_000
SEED = 20_131
PRAISE = (0.1, 0.7)
REPLIES = Path(__file__).parent / "replies"


@dataclass(frozen=True)
class Pair:
    """A comment, a reply, and whether the reply is of the other tone."""

    text: str
    is_praise: bool
    reply: str
    is_contrary: bool


@dataclass(frozen=True)
class Outcome:
    """What the reader said about the comment, and what the check said about the pair."""

    pair: Pair
    reading: Reading
    level: Level | None


def main() -> None:
    """This will print the figures at both shares of praise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with nhs-feedback/dev.jsonl")
    parser.add_argument("--seed", type=int, default=SEED, help="seed of the draw")
    parser.add_argument("--misses", type=int, default=0, help="so many misses are printed as well")
    args = parser.parse_args()
    comments = _comments(args.folder / "nhs-feedback" / "dev.jsonl")
    for praise in PRAISE:
        outcomes = [_outcome(pair) for pair in pairs(comments, praise, args.seed)]
        print(f"\n{PAIRS} pairs, {praise:.0%} praise, seed {args.seed}")
        for line in figures(outcomes):
            print(f"  {line}")
        for one in islice((one for one in outcomes if _is_wrong(one)), args.misses):
            print(f"    {_told(one)}")


def pairs(comments: dict[str, list[str]], praise: float, seed: int) -> list[Pair]:
    """This will draw the pairs: comments in a shuffled round, every second reply of the contrary tone."""
    rng = random.Random(seed)  # noqa: S311 - a draw that anybody can repeat, not a secret
    rounds = {kind: rng.sample(texts, len(texts)) for kind, texts in comments.items()}
    replies = {name: _replies(name) for name in ("thanks", "sorry")}
    count = round(PAIRS * praise)
    found = []
    for kind, of_kind, tone, other in (
        ("compliment", count, "thanks", "sorry"),
        ("complaint", PAIRS - count, "sorry", "thanks"),
    ):
        for place, text in enumerate(islice(cycle(rounds[kind]), of_kind)):
            is_contrary = place % 2 == 1
            reply = rng.choice(replies[other if is_contrary else tone])
            found.append(Pair(text, kind == "compliment", reply, is_contrary))
    return found


def figures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """This will give the lines of figures, each with its 95 % interval."""
    contrary = [one for one in outcomes if one.pair.is_contrary]
    said = [one for one in contrary if not one.reading.abstains]
    fitting = [one for one in outcomes if not one.pair.is_contrary]
    for name, some in (
        ("found, of all", contrary),
        ("found, of those that the reader says", said),
        ("found, praise answered by a sorry", [one for one in contrary if one.pair.is_praise]),
        ("found, complaint answered by thanks", [one for one in contrary if not one.pair.is_praise]),
    ):
        yield f"{name}: {share(sum(one.level is not None for one in some), len(some))}"
    held = sum(one.level is Level.HOLD for one in contrary)
    yield f"held, of all: {share(held, len(contrary))}"
    yield f"false alarms, of all: {share(sum(one.level is not None for one in fitting), len(fitting))}"
    yield f"false holds, of all: {share(sum(one.level is Level.HOLD for one in fitting), len(fitting))}"


def _is_wrong(one: Outcome) -> bool:
    return one.pair.is_contrary == (one.level is None)


def _told(one: Outcome) -> str:
    truth = "praise" if one.pair.is_praise else "complaint"
    doubt = " (unsure)" if one.reading.abstains else ""
    runner_up = one.reading.runner_up
    return (
        f"{truth}, read {one.reading.kind}{doubt}, then {runner_up}: {one.pair.text!r} <- {one.pair.reply!r}"
    )


def _outcome(pair: Pair) -> Outcome:
    reading = read_closely(pair.text)
    draft = with_reading(Draft(pair.reply, incoming=pair.text), reading)
    levels = [one.level for one in check(draft).findings if one.check is Code.CONTRADICTION]
    return Outcome(pair, reading, levels[0] if levels else None)


def _comments(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"compliment": [], "complaint": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind3"] in found:
            found[row["kind3"]].append(row["text"])
    return found


def _replies(name: str) -> list[str]:
    lines = (REPLIES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


if __name__ == "__main__":
    main()
