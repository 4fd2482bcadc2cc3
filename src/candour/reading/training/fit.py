"""Fits the two stages: how a text leans (three NHS kinds), then which of the six kinds it is; and
criticality."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

from candour.reading.features import cue_features
from candour.reading.training.corpus import Row, lean_of
from candour.reading.training.matrix import Maker, Matrices
from candour.reading.training.vocabulary import Vocabulary, letter_vocabulary, word_vocabulary
from candour.reading.weights import KINDS, LEANS
from candour.reading.words import cut

Array = NDArray[np.float64]
LEAN_RIDGE, KIND_RIDGE, DENSE_RIDGE, CRITICAL_RIDGE = 0.25, 0.6, 0.6, 1.5
INNER_FOLDS = 5
ELDER_SHARE = 0.7
"""How much of the loss is what a larger model makes of a text, where it was asked."""
_FOLDED = np.array([[float(lean_of(kind) == lean) for lean in LEANS] for kind in KINDS])


@dataclass(frozen=True)
class Softmax:
    """Weights of a softmax: sparse features, dense features, bias."""

    sparse: Array
    dense: Array
    bias: Array

    def scores(self, sparse: csr_matrix, dense: Array) -> Array:
        """This will give raw scores, one column a class."""
        scores: Array = sparse @ self.sparse + dense @ self.dense + self.bias
        return scores


def fit_softmax(
    sparse: csr_matrix,
    dense: Array,
    allowed: Array,
    weight: Array,
    ridge: tuple[float, float],
    *,
    rounds: int = 150,
    elder: Array | None = None,
) -> Softmax:
    """This will fit a softmax to partial labels: the loss is -log of what the allowed classes get.

    `allowed` holds, a row a text, how far each class is allowed (0..1); `ridge` is for sparse and for dense
    weights. `elder` holds what a larger model makes of each text, nothing but 0 where it was not asked: where
    it was, `ELDER_SHARE` of the loss is the cross-entropy with that.
    """
    classes, many, few = allowed.shape[1], sparse.shape[1], dense.shape[1]
    turned = sparse.T.tocsr()
    sizes = [many * classes, few * classes]
    shown = np.zeros_like(allowed) if elder is None else ELDER_SHARE * elder
    of_label = 1 - shown.sum(1)

    def loss(flat: Array) -> tuple[float, Array]:
        w = flat[: sizes[0]].reshape(many, classes)
        v = flat[sizes[0] : sum(sizes)].reshape(few, classes)
        scores = sparse @ w + dense @ v + flat[sum(sizes) :]
        scores -= scores.max(1, keepdims=True)
        p = np.exp(scores)
        p /= p.sum(1, keepdims=True)
        good = p * allowed
        total = np.maximum(good.sum(1, keepdims=True), 1e-12)
        error = (p - of_label[:, None] * good / total - shown) * weight[:, None]
        value = -float((weight * of_label * np.log(total[:, 0])).sum())
        value -= float((weight * (shown * np.log(np.maximum(p, 1e-12))).sum(1)).sum())
        value += 0.5 * ridge[0] * float((w * w).sum()) + 0.5 * ridge[1] * float((v * v).sum())
        parts = [turned @ error + ridge[0] * w, dense.T @ error + ridge[1] * v, error.sum(0)]
        return value, np.concatenate([part.ravel() for part in parts])

    found = minimize(
        loss, np.zeros(sum(sizes) + classes), jac=True, method="L-BFGS-B", options={"maxiter": rounds}
    )
    flat = found.x
    return Softmax(
        flat[: sizes[0]].reshape(many, classes),
        flat[sizes[0] : sum(sizes)].reshape(few, classes),
        flat[sum(sizes) :],
    )


@dataclass(frozen=True)
class Fitted:
    """Everything that fitting found, still in full precision."""

    words: Vocabulary
    letters: Vocabulary
    lean: Softmax
    kind: Softmax
    critical: Array
    critical_bias: float
    maker: Maker

    def scores(self, texts: Sequence[str]) -> Array:
        """This will give untempered scores of the six kinds."""
        made = self.maker.make(texts)
        dense = np.hstack([cues(texts), stack(made, self.lean)])
        return self.kind.scores(made.whole, dense)

    def criticality(self, texts: Sequence[str]) -> Array:
        """This will give the worst sentence's raw criticality."""
        made = self.maker.make(texts)
        return worst(made.sentences @ self.critical + self.critical_bias, made.sentence_of, len(texts))


def cues(texts: Sequence[str]) -> Array:
    """This will give the hand-made cues of many texts."""
    return np.array([cue_features(cut(text), text) for text in texts], dtype=np.float64)


def stack(made: Matrices, lean: Softmax) -> Array:
    """This will give the second stage's view of the first, as `linear.leanings` does for one text."""
    nothing = np.zeros((made.whole.shape[0], lean.dense.shape[0]))
    whole = lean.scores(made.whole, nothing)
    parts = lean.scores(made.clauses, np.zeros((made.clauses.shape[0], lean.dense.shape[0])))
    return stacked(whole, parts[:, 0] - parts[:, 2], made.clause_of)


def stacked(whole: Array, leans: Array, clause_of: NDArray[np.int64]) -> Array:
    """This will order first-stage scores into the features of `linear.STACK`."""
    rows = np.zeros((len(whole), 8))
    for at in range(len(whole)):
        mine = leans[np.searchsorted(clause_of, at) : np.searchsorted(clause_of, at, "right")]
        mine = mine if len(mine) else np.zeros(1)
        most, least = mine.max(), mine.min()
        rows[at] = (
            whole[at, 0] - whole[at, 2], whole[at, 1] - max(whole[at, 0], whole[at, 2]), most, least,
            mine[0], mine[-1], min(max(most, 0), max(-least, 0)), most - least,
        )  # fmt: skip
    return rows


def fit(rows: Sequence[Row], vocabularies: tuple[Vocabulary, Vocabulary] | None = None) -> Fitted:
    """This will fit both stages; the second learns from first stages that had not seen its rows."""
    labelled = [row for row in rows if row.lean]
    words, letters = vocabularies or (word_vocabulary(labelled), letter_vocabulary(labelled))
    maker = Maker(words, letters)
    made = maker.make([row.text for row in rows])
    weight = np.array([row.weight for row in rows])
    allowed = np.array([[row.allowed.get(kind, 0.0) for kind in KINDS] for row in rows])
    elder = np.array([row.elder or (0.0,) * len(KINDS) for row in rows])
    leans = np.array([[float(row.lean in {"", lean}) for lean in LEANS] for row in rows])
    by_elder = np.array([row.lean == "" for row in rows])[:, None] * (elder @ _FOLDED)
    none = np.zeros((len(rows), 0))
    lean_weight = np.sqrt(weight)
    lean = fit_softmax(made.whole, none, leans, lean_weight, (LEAN_RIDGE, 1.0), rounds=60, elder=by_elder)
    whole = np.zeros((len(rows), len(LEANS)))
    clause_leans = np.zeros(made.clauses.shape[0])
    fold = np.arange(len(rows)) % INNER_FOLDS
    for number in range(INNER_FOLDS):
        out, kept = fold == number, fold != number
        inner = fit_softmax(
            made.whole[kept],
            none[kept],
            leans[kept],
            lean_weight[kept],
            (LEAN_RIDGE, 1.0),
            rounds=60,
            elder=by_elder[kept],
        )
        whole[out] = inner.scores(made.whole[out], none[out])
        at = out[made.clause_of]
        scores = inner.scores(made.clauses[at], np.zeros((int(at.sum()), 0)))
        clause_leans[at] = scores[:, 0] - scores[:, 2]
    dense = np.hstack([cues([row.text for row in rows]), stacked(whole, clause_leans, made.clause_of)])
    kind = fit_softmax(made.whole, dense, allowed, weight, (KIND_RIDGE, DENSE_RIDGE), elder=elder)
    critical, bias = fit_criticality(made, rows)
    return Fitted(words, letters, lean, kind, critical, bias, maker)


def fit_criticality(made: Matrices, rows: Sequence[Row]) -> tuple[Array, float]:
    """This will fit criticality on sentences: of several sentences the worst answers for the text."""
    target = np.array([np.nan if row.criticality is None else row.criticality for row in rows])
    known = ~np.isnan(target)
    counts = np.bincount(made.sentence_of, minlength=len(rows))
    bias = float(np.nanmean(target))
    weights = np.zeros(made.sentences.shape[1])
    chosen = np.flatnonzero((counts == 1)[made.sentence_of] & known[made.sentence_of])
    for _ in range(3):
        weights = lsqr(
            made.sentences[chosen], target[made.sentence_of[chosen]] - bias, damp=CRITICAL_RIDGE, iter_lim=60
        )[0]
        scores = made.sentences @ weights
        order = np.lexsort((scores, made.sentence_of))
        first = np.unique(made.sentence_of[order], return_index=True)[1]
        chosen = order[first]
        chosen = chosen[known[made.sentence_of[chosen]]]
    return weights, bias


def worst(scores: Array, sentence_of: NDArray[np.int64], texts: int) -> Array:
    """This will give each text its lowest sentence score."""
    lowest = np.full(texts, np.inf)
    np.minimum.at(lowest, sentence_of, scores)
    lowest[np.isinf(lowest)] = 0.0
    return lowest
