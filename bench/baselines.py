"""The simple ways that Candour is measured against: what a newcomer would write in an afternoon."""

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import ahocorasick_rs
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

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


_SCRIPT = re.compile(r"sorry for any inconvenience|take .{1,20} seriously|do not hesitate", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d -]{8,}\d")
_ALIKE = 0.5


def checks_by_words(reply: str, earlier: Sequence[str]) -> list[str]:
    """This will check a draft by three patterns, and by the words that it shares with each earlier reply."""
    found = [name for name, rule in (("scripted", _SCRIPT), ("identity", _NUMBER)) if rule.search(reply)]
    ours = set(_WORD.findall(reply.lower()))
    for other in earlier:
        theirs = set(_WORD.findall(other.lower()))
        if len(ours & theirs) >= _ALIKE * max(1, len(ours | theirs)):
            return [*found, "sameness"]
    return found


def watches_by_library(words: Sequence[str]) -> Callable[[str], bool]:
    """This will look for words as they are typed, in small letters, wherever their letters stand."""
    find = ahocorasick_rs.AhoCorasick([word.lower() for word in words]).find_matches_as_indexes
    return lambda post: bool(find(post))


def groups_by_library(votes: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """This will group people by the bare library: no vote is no opinion, and the number of groups is told."""
    from sklearn.cluster import KMeans  # noqa: PLC0415 - slow to load
    from sklearn.decomposition import PCA  # noqa: PLC0415

    groups: NDArray[np.int64] = KMeans(count, n_init=5, random_state=0).fit_predict(
        PCA(2).fit_transform(np.nan_to_num(votes))
    )
    return groups


POSTS_IN_LAYOUT = """{% extends "web/layout.html" %}
{% block title %}Posts{% endblock %}
{% block content %}{% for post in posts %}<p>{{ post.text }}</p>{% endfor %}{% endblock %}"""
POSTS_WITHOUT = "<!DOCTYPE html><title>Posts</title>{% for post in posts %}<p>{{ post.text }}</p>{% endfor %}"
"""Twenty posts as plain paragraphs, in the house's layout and without any: see bench.feed_views."""


def searches_by_like(rows: Sequence[tuple[int, str]], words: Sequence[str]) -> list[int]:
    """This will look for words in every text, one after the other, as a newcomer would without an index."""
    return [number for number, text in rows if all(word in text.lower() for word in words)][:21]


def makes_by_library(content: bytes, sides: Sequence[int], folder: Path) -> None:
    """This will write a picture in every size as WebP and JPEG by the bare library, checking nothing."""
    with Image.open(io.BytesIO(content)) as found:
        found.draft("RGB", (sides[0], sides[0]))
        picture = ImageOps.exif_transpose(found)
    for side in sides:
        picture.thumbnail((side, side))
        picture.save(folder / f"{side}.webp", quality=78, method=3)
        picture.save(folder / f"{side}.jpg", quality=80)
