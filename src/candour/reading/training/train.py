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
    dev = tempered(dev_scores, temperature)
    leans = [row.lean for row in corpus.dev]
    limits = find_limits(chances, _kinds(six_and_hard), dev, leans)
    say(f"Temperature {temperature:.3f}; limits {limits}.")
    hard = tempered(model.scores([row.text for row in corpus.challenge]), temperature)
    error = _criticality_error(model.criticality([row.text for row in corpus.dev]), corpus.dev)
    say("Own phrases: a third held out by phenomenon and voice, challenge-dev left out.")
    third, rest = split_by_group(corpus.phrases)
    other = fit([*corpus.nhs, *corpus.six, *rest])
    mine = tempered(other.scores([row.text for row in third]), temperature)
    dev_three = figures(folded(dev), said(dev, limits), leans, LEANS)
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
    pairs = [
        (value, row.criticality)
        for value, row in zip(raw.tolist(), rows, strict=True)
        if row.criticality is not None
    ]
    return float(
        np.mean([abs(max(-5, min(5, round(value * _SLOPE + _SHIFT))) - true) for value, true in pairs])
    )


def said(chances: Array, limits: dict[str, float]) -> NDArray[np.bool_]:
    """This will say of each row of chances whether Candour would say the best guess aloud."""
    return np.array([not settle(row.astype(np.float32), limits).abstains for row in chances])


def split_by_group(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """This will split phrases into a third and the rest; a phenomenon in one voice is never cut."""
    groups = sorted({row.group for row in rows})
    third = {
        name for at, name in enumerate(np.random.default_rng(5).permutation(groups).tolist()) if at % 3 == 0
    }
    return [row for row in rows if row.group in third], [row for row in rows if row.group not in third]


def find_limits(six: Array, kinds: Sequence[str], dev: Array, leans: Sequence[str]) -> dict[str, float]:
    """This will find how sure is sure enough, on rows that the model had not seen.

    From a small grid it takes the limits under which most is said, over six kinds and over three, while at
    most `_PRAISE_AS_BLAME` of praise is called a complaint and `_BLAME_AS_PRAISE` of complaints is called
    praise.
    """

    def worth(limits: dict[str, float]) -> float:
        both = (
            figures(six, said(six, limits), kinds, KINDS),
            figures(folded(dev), said(dev, limits), leans, LEANS),
        )
        return sum(
            got.coverage
            - _FINE * max(0.0, got.said_praise_as_blame - _PRAISE_AS_BLAME)
            - _FINE * max(0.0, got.said_blame_as_praise - _BLAME_AS_PRAISE)
            for got in both
        )

    grid = [
        {"least": least, "opposite_compliment": praise, "opposite_complaint": blame}
        for least in (0.36, 0.40, 0.45, 0.50)
        for praise in (0.04, 0.06, 0.08, 0.10, 0.13, 0.17)
        for blame in (0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.11, 0.15, 0.20)
    ]
    return max(grid, key=worth)


_PRAISE_AS_BLAME, _BLAME_AS_PRAISE, _FINE = 0.006, 0.04, 50.0
"""Wishes, not measurements: an apology to a compliment is the error this project is about."""
