"""The simple ways that Candour is measured against: what a newcomer would write in an afternoon."""

import re
from collections.abc import Callable, Sequence

Baseline = Callable[[str], str]

_WORD = re.compile(r"\w+")
_WARM = frozenset(
    [
        ("good"),
        ("great"),
        ("best"),
        ("love"),
        ("lovely"),
        ("kind"),
        ("thank"),
        ("thanks"),
        ("excellent"),
        ("brilliant"),
        ("amazing"),
        ("wonderful"),
    ]
)
_SORE = frozenset(
    [
        ("bad"),
        ("rude"),
        ("wait"),
        ("waited"),
        ("worst"),
        ("never"),
        ("no"),
        ("not"),
        ("awful"),
        ("terrible"),
        ("dirty"),
        ("ignored"),
        ("nobody"),
    ]
)


def reads_by_words(text: str) -> str:
    """This will guess praise or complaint by splitting words and counting two short lists."""
    words = _WORD.findall(text.lower())
    score = sum(word in _WARM for word in words) - sum(word in _SORE for word in words)
    return "compliment" if score > 0 else "complaint" if score < 0 else "other"


def reads_by_regression(texts: Sequence[str], kinds: Sequence[str]) -> Baseline:
    """This will learn TF-IDF of words and letters with logistic regression; needs scikit-learn."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - an extra
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline, make_union  # noqa: PLC0415

    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
    )
    model = make_pipeline(features, LogisticRegression(C=5.0, max_iter=200))
    model.fit(list(texts), list(kinds))
    return lambda text: str(model.predict([text])[0])
