"""Measures reading: how fast beside a baseline and, with labels, how right."""

import argparse
import json
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import Path

from bench.baselines import Baseline, reads_by_regression, reads_by_words
from bench.phrases import phrases
from candour.config.command import WrongUse
from candour.domain.kinds import Kind
from candour.reading.base import Reader
from candour.reading.reader import shipped, strongest

FOLD = {
    Kind.COMPLIMENT: "compliment",
    Kind.COMPLAINT: "complaint",
    Kind.SUGGESTION: "complaint",
    Kind.MIXED: "mixed_or_neutral",
    Kind.QUESTION: "mixed_or_neutral",
    Kind.OTHER: "mixed_or_neutral",
}
_SPEED_TEXTS = 2_000
_BOTH_TEXTS = 500

Table = dict[str, dict[str, int]]
"""True kind -> kind as read -> how many."""


@dataclass(frozen=True)
class Labelled:
    """A text with its true kind: one of six, or one of the NHS coders' three; empty where nobody said."""

    text: str
    kind: str
    of_three: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the labels file."""
    parser.add_argument(
        "--labels", metavar="FILE", help='lines of {"text", "kind" or "kind3"}: adds the confusion table'
    )
    parser.add_argument(
        "--data-folder",
        metavar="DIR",
        help="reading: folder with the data; sets every reader beside its rivals",
    )


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will measure and give the figures; tables are printed for people unless JSON is wanted.

    Speed is of the linear reader; figures that begin with `both_` are of both readers together. The confusion
    table is of the strongest reader here, which is what `candour read` answers with.
    """
    if args.data_folder:
        from bench.reading_table import table  # noqa: PLC0415 - needs what training needs

        return table(Path(args.data_folder), is_quiet=args.json)
    rows = _labelled(Path(args.labels)) if args.labels else _phrases()
    result = _speed([row.text for row in rows], max(1, args.rounds))
    if args.labels:
        table_of_kinds, figures = _confusion(rows)
        if not args.json:
            _print(table_of_kinds)
        result |= figures
    return result


def _labelled(path: Path) -> list[Labelled]:
    rows = []
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    rows.append(_one(line, number))
    except OSError as unreadable:
        raise WrongUse(
            f"The labels file {path.name} cannot be opened. Name a file that is there."
        ) from unreadable
    except UnicodeDecodeError as unreadable:
        raise WrongUse(f"The labels file {path.name} is not UTF-8 text. Save it as UTF-8.") from unreadable
    if not rows:
        raise WrongUse(f'The labels file {path.name} is empty. Give lines of {{"text", "kind" or "kind3"}}.')
    if len({row.of_three for row in rows}) > 1:
        raise WrongUse("The labels mix six kinds and three. Measure one after the other.")
    return rows


def _one(line: str, number: int) -> Labelled:
    try:
        row = json.loads(line)
        of_three = "kind" not in row
        kind = str(row["kind3"] if of_three else row["kind"])
        text = row["text"]
    except (ValueError, KeyError, TypeError) as wrong:
        raise WrongUse(f'Line {number} of the labels has no "text" with "kind" or "kind3".') from wrong
    if kind not in (set(FOLD.values()) if of_three else set(Kind)) or not isinstance(text, str):
        raise WrongUse(f"Line {number} of the labels has the kind {kind!r}, which Candour does not know.")
    return Labelled(text, kind, of_three)


def _phrases() -> list[Labelled]:
    return [Labelled(phrase.text, phrase.kind, of_three=False) for phrase in phrases()]


def _speed(texts: Sequence[str], rounds: int) -> dict[str, object]:
    """This will time reader and baseline in turns, on the same texts, in this process."""
    many = list(islice((text for again in repeat(texts) for text in again), max(len(texts), _SPEED_TEXTS)))
    reader, baseline = shipped(), _baseline()
    for text in many[:200]:
        reader.read(text)
    ours, theirs, each = 0.0, 0.0, list[float]()
    for _ in range(rounds):
        ours += _cpu(reader.read, many, each)
        theirs += _cpu(baseline, many[:500], None) * len(many) / min(500, len(many))
    count = len(many) * rounds
    return {
        "texts": count,
        "rate": round(count / ours, 1),
        "cpu_ms": round(1000 * ours / count, 4),
        "baseline_cpu_ms": round(1000 * theirs / count, 4),
        "ratio": round(theirs / ours, 2),
        **_percentiles(each),
        "peak_mib": _peak(many[:200]),
        **_speed_of_both(many[:_BOTH_TEXTS], rounds),
    }


def _speed_of_both(texts: Sequence[str], rounds: int) -> dict[str, object]:
    """This will time both readers together, one text at a time, where the strong one is installed."""
    found, each = strongest(), list[float]()
    if found.missing:
        return {"both": found.missing}
    for text in texts[:20]:
        found.reader.read(text)
    spent = sum(_cpu(found.reader.read, texts, each) for _ in range(rounds))
    figures = {f"both_{name}": value for name, value in _percentiles(each).items()}
    return {
        "both_rate": round(len(each) / spent, 1),
        "both_cpu_ms": round(1000 * spent / len(each), 4),
        **figures,
    }


def _percentiles(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        f"p{share}_ms": round(1000 * ordered[min(len(ordered) - 1, len(ordered) * share // 100)], 4)
        for share in (50, 95, 99)
    }


def _baseline() -> Baseline:
    """This will give TF-IDF with logistic regression where scikit-learn is there, else two word lists."""
    rows = _phrases()
    try:
        return reads_by_regression([row.text for row in rows], [row.kind for row in rows])
    except ImportError:
        return reads_by_words


def _cpu(reads: Callable[[str], object], texts: Sequence[str], each: list[float] | None) -> float:
    began = time.process_time()
    for text in texts:
        at = time.perf_counter()
        reads(text)
        if each is not None:
            each.append(time.perf_counter() - at)
    return time.process_time() - began


def _peak(texts: Sequence[str]) -> float:
    """This will give the most memory, in MiB, that loading the model and reading took beyond the
    interpreter."""
    shipped.cache_clear()
    tracemalloc.start()
    try:
        reader = shipped()
        for text in texts:
            reader.read(text)
        return round(tracemalloc.get_traced_memory()[1] / 2**20, 1)
    finally:
        tracemalloc.stop()


def _confusion(rows: Sequence[Labelled]) -> tuple[Table, dict[str, object]]:
    of_three = rows[0].of_three
    names = list(dict.fromkeys(FOLD.values())) if of_three else [str(kind) for kind in Kind]
    table = {true: dict.fromkeys(names, 0) for true in names}
    said = {true: dict.fromkeys([*names, "unsure"], 0) for true in names}
    sure: list[tuple[float, bool]] = []
    reader: Reader = strongest().reader
    for row in rows:
        reading = reader.read(row.text)
        guess = FOLD[reading.kind] if of_three else str(reading.kind)
        table[row.kind][guess] += 1
        said[row.kind]["unsure" if reading.abstains else guess] += 1
        sure.append((reading.confidence, guess == row.kind))
    return table, {
        "rows": len(rows),
        "confusion": table,
        "said": said,
        "macro_f1": round(_macro_f1(table), 4),
        "compliment_as_complaint": _share(table, "compliment", "complaint"),
        "complaint_as_compliment": _share(table, "complaint", "compliment"),
        "said_compliment_as_complaint": _share(said, "compliment", "complaint"),
        "said_complaint_as_compliment": _share(said, "complaint", "compliment"),
        "coverage": round(1 - sum(row["unsure"] for row in said.values()) / len(rows), 4),
        "ece": round(_calibration_error(sure), 4),
    }


def _macro_f1(table: Table) -> float:
    scores = []
    for name, row in table.items():
        if sum(row.values()):
            both, guessed = row[name], sum(other[name] for other in table.values())
            scores.append(2 * both / (sum(row.values()) + guessed))
    return sum(scores) / len(scores)


def _share(table: Table, true: str, guess: str) -> float:
    return round(table[true][guess] / max(1, sum(table[true].values())), 4)


def _calibration_error(sure: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    error = 0.0
    for at in range(bins):
        inside = [(c, right) for c, right in sure if min(bins - 1, int(c * bins)) == at]
        if inside:
            gap = sum(c for c, _ in inside) - sum(right for _, right in inside)
            error += abs(gap) / len(sure)
    return error


def _print(table: Table) -> None:
    names = list(table)
    width = max(map(len, names)) + 2
    print("true \\ read".ljust(width) + "".join(name.rjust(width) for name in names))
    for true, row in table.items():
        print(true.ljust(width) + "".join(str(row[name]).rjust(width) for name in names))
