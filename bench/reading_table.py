"""Sets Candour's readers beside their rivals on rows that none had learned: `bench read --data-folder DIR`.

Our readers' answers were kept by their training (`answers.npz`); the rivals learn anew here, trial by trial.
"""

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from bench.rivals import Rival, rivals
from candour.config.command import WrongUse
from candour.reading.minilm.about import read_about
from candour.reading.reader import FOLDER, MODEL
from candour.reading.training.answers import load_answers
from candour.reading.training.corpus import Row, gather
from candour.reading.training.fit import Array
from candour.reading.training.limits import Said, said_alone, said_by_both
from candour.reading.training.measure import Figures, figures, spread, tempered
from candour.reading.training.measured import PLACES, chances_of, joined_at, kept_rows, rows_of, truth_of
from candour.reading.training.report import PRAISE, Group, at_praise, groups, interval
from candour.reading.training.trials import Trial, Trials, answers_of, trials_of
from candour.reading.weights import KINDS, LEANS, load

LINEAR, STRONG, BOTH = "Candour, linear", "Candour, MiniLM unguarded", "Candour, both"


@dataclass(frozen=True)
class Read:
    """What one reader made of one place: chances of its classes, and what it would say aloud."""

    chances: Array
    said: Said


@dataclass(frozen=True)
class Place:
    """A set of rows with its truth and the names of its classes."""

    rows: list[Row]
    truth: list[str]
    names: tuple[str, ...]


def table(folder: Path, *, is_quiet: bool) -> dict[str, object]:
    """This will measure every reader on every place; figures by place and reader, or a table for people."""
    if not (folder / "nhs-feedback" / "train.jsonl").is_file():
        raise WrongUse(
            f"There is no nhs-feedback/train.jsonl in {folder.name}. Name the folder that holds the data."
        )
    corpus = gather(folder)
    trials = trials_of(corpus)
    rows = rows_of(corpus, trials)
    places = {
        name: Place(rows[name], truth_of(rows[name]), LEANS if name == "dev" else KINDS) for name in PLACES
    }
    try:
        read = _ours(trials, rows)
    except ValueError as other:
        raise WrongUse(str(other)) from other
    for name, rival in rivals().items():
        print(f"candour bench: {name} learns and reads.", file=sys.stderr, flush=True)
        read[name] = _theirs(rival, trials, places)
    result: dict[str, object] = {}
    for name, place in places.items():
        result[name] = {reader: _measure(place, by_place[name]) for reader, by_place in read.items()}
    result["six_spread"] = {
        reader: round(spread(by_place["six"].chances, trials.fold, places["six"].truth), 4)
        for reader, by_place in read.items()
    }
    if is_quiet:
        return result
    _print(places, read)
    return {"six_spread": result["six_spread"]}


def _ours(trials: Trials, rows: dict[str, list[Row]]) -> dict[str, dict[str, Read]]:
    path, limits = FOLDER / "answers.npz", load(MODEL).limits
    linear = chances_of(answers_of(trials, load_answers(path, trials, "linear")), load(MODEL).temperature)
    read = {LINEAR: {name: Read(linear[name], said_alone(linear[name], limits)) for name in PLACES}}
    answers = load_answers(path, trials, "minilm")
    if answers:
        about = read_about(FOLDER)
        strong = chances_of(answers_of(trials, answers), about.temperature)
        every = {name: np.ones(len(strong[name]), dtype=bool) for name in PLACES}
        read[STRONG] = {name: Read(strong[name], every[name]) for name in PLACES}
        sums = joined_at(strong, linear, about.joining.share)
        both = {name: tempered(sums[name], about.joining.temperature) for name in PLACES}
        kept = kept_rows(rows, both, strong, linear)
        read[BOTH] = {name: Read(both[name], said_by_both(kept[name], about.limits)) for name in PLACES}
    return read


def _theirs(rival: Rival, trials: Trials, places: dict[str, Place]) -> dict[str, Read]:
    """This will have a rival learn and read in every trial; it says whatever it guesses."""
    dev = rival(trials.apart, places["dev"].rows, LEANS)
    six = np.zeros((len(trials.fold), len(KINDS)))
    for number, trial in enumerate(trials.folds):
        six[trials.fold == number] = rival(trial, trial.asked, KINDS)

    def ask(trial: Trial, rows: Sequence[Row]) -> Array:
        return rival(trial, rows, KINDS)

    chances = {
        "dev": dev,
        "six": six,
        "challenge": ask(trials.apart, places["challenge"].rows),
        "third": ask(trials.apart, places["third"].rows),
        "writer": ask(trials.writer, places["writer"].rows),
    }
    return {name: Read(one, np.ones(len(one), dtype=bool)) for name, one in chances.items()}


def _measure(place: Place, read: Read) -> dict[str, object]:
    low, high = interval(read.chances, place.truth, place.names)
    found: dict[str, object] = {
        **_rounded(figures(read.chances, read.said, place.truth, place.names)),
        "macro_f1_from": round(low, 4),
        "macro_f1_to": round(high, 4),
        "by_kind": _plain(groups(read.chances, read.said, place.truth, place.names, place.truth)),
        **{
            f"at_{share:.0%}_praise": _rounded(
                at_praise(share, read.chances, read.said, place.truth, place.names)
            )
            for share in PRAISE
        },
    }
    of = [row.phenomenon for row in place.rows]
    if all(of):
        found["by_phenomenon"] = _plain(groups(read.chances, read.said, place.truth, place.names, of))
    return found


def _rounded(got: Figures) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(got).items()}


def _plain(found: Sequence[Group]) -> dict[str, dict[str, float]]:
    return {
        one.name: {"rows": one.rows, "right": round(one.right, 3), "said": round(one.said, 3)}
        for one in found
    }


def _print(places: dict[str, Place], read: dict[str, dict[str, Read]]) -> None:
    wide = max(map(len, read)) + 2
    head = ["macro-F1", "(95 %)", "c>x", "x>c", "said c>x", "said x>c", "said", "ECE"]
    for name, place in places.items():
        print(f"\n{name}: {len(place.rows)} rows".ljust(wide) + "".join(word.rjust(11) for word in head))
        for reader, by_place in read.items():
            got = figures(by_place[name].chances, by_place[name].said, place.truth, place.names)
            low, high = interval(by_place[name].chances, place.truth, place.names)
            cells = [f"{got.macro_f1:.3f}", f"{low:.2f}-{high:.2f}"]
            shares = (
                got.praise_as_blame,
                got.blame_as_praise,
                got.said_praise_as_blame,
                got.said_blame_as_praise,
            )
            cells += [f"{100 * share:.1f} %" for share in shares]
            cells += [f"{got.coverage:.2f}", f"{got.ece:.3f}"]
            print(reader.ljust(wide) + "".join(cell.rjust(11) for cell in cells))
