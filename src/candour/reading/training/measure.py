"""Measures a reader honestly: folds that keep near-repeats together, what is said beside what is guessed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer

from candour.domain.kinds import Kind
from candour.reading.training.corpus import lean_of
from candour.reading.training.fit import Array
from candour.reading.weights import KINDS, LEANS

FOLDS = 5
NEAR = 0.80


@dataclass(frozen=True)
class Figures:
    """Figures of one measurement; shares are of the true class, 0..1.

    `praise_as_blame` and `blame_as_praise` count every best guess; `said_...` only what is said aloud.
    """

    rows: int
    macro_f1: float
    accuracy: float
    praise_as_blame: float
    blame_as_praise: float
    said_praise_as_blame: float
    said_blame_as_praise: float
    coverage: float
    said_right: float
    ece: float


def figures(chances: Array, said: NDArray[np.bool_], truth: Sequence[str], names: Sequence[str]) -> Figures:
    """This will measure chances against the truth.

    A column is a name of `names`, or a kind where `names` are the three of the NHS coders: then the best kind
    is folded, as whoever asks `candour read` would fold it, and its chance is the confidence.
    """
    guess = guesses(chances, names)
    true = np.array([names.index(name) for name in truth])
    right = guess == true
    scores = [_f1(guess == at, true == at) for at in range(len(names)) if (true == at).any()]
    praise, blame = names.index("compliment"), names.index("complaint")

    def share(true_at: int, guess_at: int, only: NDArray[np.bool_]) -> float:
        of = true == true_at
        return float((of & (guess == guess_at) & only).sum() / max(1, of.sum()))

    every = np.ones(len(true), dtype=bool)
    return Figures(
        rows=len(true),
        macro_f1=float(np.mean(scores)),
        accuracy=float(right.mean()),
        praise_as_blame=share(praise, blame, every),
        blame_as_praise=share(blame, praise, every),
        said_praise_as_blame=share(praise, blame, said),
        said_blame_as_praise=share(blame, praise, said),
        coverage=float(said.mean()),
        said_right=float(right[said].mean()) if said.any() else 1.0,
        ece=calibration_error(chances.max(1), right),
    )


def guesses(chances: Array, names: Sequence[str]) -> NDArray[np.int64]:
    """This will give the place in `names` of each row's best guess, folding kinds where `names` are three."""
    guess: NDArray[np.int64] = chances.argmax(1)
    if len(names) == chances.shape[1]:
        return guess
    return np.array([names.index(lean_of(kind)) for kind in KINDS])[guess]


def _f1(guess: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    both = float((guess & true).sum())
    return 2 * both / float(guess.sum() + true.sum()) if guess.sum() + true.sum() else 0.0


def calibration_error(confidence: Array, right: NDArray[np.bool_], bins: int = 10) -> float:
    """This will give the expected calibration error over ten equal bins of confidence."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    error = 0.0
    for at in range(bins):
        inside = place == at
        if inside.any():
            error += float(inside.mean()) * abs(
                float(confidence[inside].mean()) - float(right[inside].mean())
            )
    return error


def tempered(scores: Array, temperature: float) -> Array:
    """This will turn scores into chances, flattened or sharpened by a temperature."""
    raised = np.exp((scores - scores.max(1, keepdims=True)) / temperature)
    chances: Array = raised / raised.sum(1, keepdims=True)
    return chances


def fit_temperature(six: Array, six_truth: Sequence[str], three: Array, three_truth: Sequence[str]) -> float:
    """This will find the temperature under which kept rows are likeliest: rows of six kinds, and of
    three folded."""
    true = np.array([KINDS.index(Kind(kind)) for kind in six_truth])
    leans = np.array([LEANS.index(lean) for lean in three_truth])

    def loss(log_temperature: float) -> float:
        temperature = float(np.exp(log_temperature))
        first = tempered(six, temperature)[np.arange(len(true)), true]
        second = folded(tempered(three, temperature))[np.arange(len(leans)), leans]
        return -float(np.log(np.maximum(first, 1e-9)).mean() + np.log(np.maximum(second, 1e-9)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-1.5, 1.5), method="bounded").x))


def folded(chances: Array) -> Array:
    """This will fold six kinds into the three of the NHS coders."""
    three = np.zeros((len(chances), len(LEANS)))
    for at, kind in enumerate(KINDS):
        three[:, LEANS.index(lean_of(kind))] += chances[:, at]
    return three


def near_groups(texts: Sequence[str]) -> NDArray[np.int64]:
    """This will number texts so that near-repeats (cosine of letters 3-5 at least 0.80) share a number."""
    rows = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(texts)
    near = (rows @ rows.T).tocoo()
    group = np.arange(len(texts))
    for a, b, value in zip(near.row, near.col, near.data, strict=True):
        if value >= NEAR and a != b:
            group[group == group[a]] = group[b]
    return group


def is_near(texts: Sequence[str], others: Sequence[str]) -> NDArray[np.bool_]:
    """This will say of each text whether it nearly repeats one of the others."""
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    mine = vectors.fit_transform(texts)
    return np.asarray((mine @ vectors.transform(others).T).max(1).toarray().ravel() >= NEAR)


def spread(chances: Array, fold: NDArray[np.int64], truth: Sequence[str]) -> float:
    """This will give the standard deviation of macro-F1 over the folds."""
    scores = []
    for number in range(FOLDS):
        at = np.flatnonzero(fold == number)
        got = figures(
            chances[at], np.ones(len(at), dtype=bool), [truth[place] for place in at.tolist()], KINDS
        )
        scores.append(got.macro_f1)
    return float(np.std(scores))
