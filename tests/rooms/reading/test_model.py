"""The shipped model: small, readable with numpy alone, and without anybody's words in it."""

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from candour.reading.base import ModelUnreadable
from candour.reading.names import FIRST_NAMES, SURNAMES
from candour.reading.reader import MODEL
from candour.reading.weights import kept, load


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size <= 3 * 2**20


def test_every_feature_stood_in_five_texts_of_two_sources() -> None:
    features = kept(MODEL)
    assert len(features) > 5_000
    assert [one for one in features if one.texts < 5 or one.sources < 2] == []


def test_no_feature_holds_a_digit_or_a_name() -> None:
    names = FIRST_NAMES | SURNAMES
    for one in kept(MODEL):
        assert not re.search(r"\d", one.feature)
        whole_words = [one.feature.strip()] if one.feature.startswith(" ") else one.feature.split(" ")
        if one.feature.startswith(" ") or not one.feature.endswith(" "):
            assert not names & {word.lstrip("¬") for word in whole_words if len(word) > 2} or _is_letters(
                one.feature
            )


def _is_letters(feature: str) -> bool:
    """This will say whether a feature is a run of letters from inside a word, which is nobody's name."""
    return " " not in feature and len(feature) <= 5


def test_the_card_names_the_models_hash() -> None:
    card = (MODEL.parent / "MODEL-CARD.md").read_text(encoding="utf-8")
    assert load(MODEL).hash in card
    assert "MIT License" in (MODEL.parent / "NHS-LICENCE.txt").read_text(encoding="utf-8")


def test_reading_needs_neither_django_nor_scikit_learn() -> None:
    asked = (
        "import sys; from candour.reading.reader import read; read('Thank you');"
        "print(sorted({'django', 'sklearn', 'scipy'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


@pytest.mark.parametrize("content", [b"", b"not a model", None])
def test_a_broken_model_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "linear.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelUnreadable, match=r"Train it again|Install"):
        load(path)


def test_a_model_without_its_parts_is_refused(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "linear.npz", bias=np.zeros(3))
    with pytest.raises(ModelUnreadable):
        load(tmp_path / "linear.npz")
