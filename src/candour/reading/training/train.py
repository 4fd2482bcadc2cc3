"""The whole training: gather, read in folds, set temperature and limits, fit, write, measure, say so."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from candour.reading.saying import settle
from candour.reading.training.card import Measured, write_card
from candour.reading.training.corpus import Corpus, Row, gather
from candour.reading.training.fit import Array, fit
from candour.reading.training.measure import figures, fit_temperature, five_folds, folded, spread, tempered
from candour.reading.training.pack import pack
from candour.reading.weights import KINDS, LEANS, load

VERSION = "linear-1"


def train(folder: Path, out: Path, say: Callable[[str], None]) -> Measured:
    """This will train the linear reader from `folder` and write model and card to `out`."""
    corpus = gather(folder)
    say(f"{len(corpus.to_learn())} texts to learn from; {corpus.refused} held-out texts left out.")
    measured = _measure(corpus, say)
    say("Fitting on everything that may be learned from.")
    fitted = fit(corpus.to_learn())
    about: dict[str, object] = {
        "version": VERSION,
        "temperature": round(measured.temperature, 4),
        "slope": _SLOPE,
        "shift": _SHIFT,
        "limits": measured.limits,
        "texts": len(corpus.to_learn()),
    }
    path = out / "linear.npz"
    pack(fitted, about, path)
    write_card(out / "MODEL-CARD.md", corpus, measured, load(path), path.stat().st_size)
    return measured


_SLOPE, _SHIFT = 1.25, 0.0
"""A ridge shrinks towards the middle; this stretches it back, measured on dev rows."""


def _measure(corpus: Corpus, say: Callable[[str], None]) -> Measured:
    six_and_hard = [*corpus.six, *corpus.challenge]
    say("Six kinds, five folds (near-repeats together).")
    scores, fold = five_folds(six_and_hard, [*corpus.nhs, *corpus.phrases])
    say("Three kinds on dev; hard sentences with challenge-dev left out.")
    learned = [row for row in corpus.six if row.part == "train"]
    model = fit([*corpus.nhs, *learned, *corpus.phrases])
    dev_scores = model.scores([row.text for row in corpus.dev])
    temperature = fit_temperature(scores, _kinds(six_and_hard), dev_scores, [row.lean for row in corpus.dev])
    chances = tempered(scores, temperature)
    limits = find_limits(chances, _kinds(six_and_hard))
    say(f"Temperature {temperature:.3f}; limits {limits}.")
    dev = tempered(dev_scores, temperature)
    hard = tempered(model.scores([row.text for row in corpus.challenge]), temperature)
    error = _criticality_error(model.criticality([row.text for row in corpus.dev]), corpus.dev)
    say("Own phrases: a third held out by phenomenon and voice, challenge-dev left out.")
    third, rest = split_by_group(corpus.phrases)
    other = fit([*corpus.nhs, *corpus.six, *rest])
    mine = tempered(other.scores([row.text for row in third]), temperature)
    dev_three = figures(folded(dev), said(dev, limits), [row.lean for row in corpus.dev], LEANS)
    return Measured(
        dev=dev_three,
        six=figures(chances, said(chances, limits), _kinds(six_and_hard), KINDS),
        six_spread=spread(chances, fold, _kinds(six_and_hard)),
        challenge=figures(hard, said(hard, limits), _kinds(corpus.challenge), KINDS),
        phrases=figures(mine, said(mine, limits), _kinds(third), KINDS),
        criticality_error=error,
        temperature=temperature,
        limits=limits,
    )


def _kinds(rows: Sequence[Row]) -> list[str]:
    return [str(row.kind) for row in rows]


def _criticality_error(raw: Array, rows: Sequence[Row]) -> float:
    pairs = [(value, row.criticality) for value, row in zip(raw.tolist(), rows, strict=True) if row.criticality is not None]
    return float(np.mean([abs(max(-5, min(5, round(value * _SLOPE + _SHIFT))) - true) for value, true in pairs]))


def said(chances: Array, limits: dict[str, float]) -> NDArray[np.bool_]:
    """This will say of each row of chances whether Candour would say the best guess aloud."""
    return np.array([not settle(row.astype(np.float32), limits).abstains for row in chances])


def split_by_group(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """This will split phrases into a third and the rest; a phenomenon in one voice is never cut."""
    groups = sorted({row.group for row in rows})
    third = {name for at, name in enumerate(np.random.default_rng(5).permutation(groups).tolist()) if at % 3 == 0}
    return [row for row in rows if row.group in third], [row for row in rows if row.group not in third]


def find_limits(chances: Array, truth: Sequence[str]) -> dict[str, float]:
    """This will find how sure is sure enough, on rows that the model had not seen.

    From a small grid it takes the limits worth most: what is said counts for one, praise called a complaint
    costs `_PRAISE_COSTS` times its share, a complaint called praise `_BLAME_COSTS` times.
    """
    best: tuple[float, dict[str, float]] = (-1e9, {})
    for least in (0.36, 0.40, 0.44, 0.48, 0.52):
        for praise in (0.03, 0.05, 0.07, 0.10, 0.14, 0.20):
            for blame in (0.03, 0.05, 0.07, 0.10, 0.14, 0.20):
                limits = {"least": least, "opposite_compliment": praise, "opposite_complaint": blame}
                got = figures(chances, said(chances, limits), truth, KINDS)
                worth = got.coverage - _PRAISE_COSTS * got.said_praise_as_blame - _BLAME_COSTS * got.said_blame_as_praise
                worth += _RIGHT_PAYS * got.said_right
                best = max(best, (worth, limits), key=lambda pair: pair[0])
    return best[1]


_PRAISE_COSTS, _BLAME_COSTS, _RIGHT_PAYS = 12.0, 3.0, 1.0
"""Prices, not measurements: an apology to a compliment is the error this project is about."""
