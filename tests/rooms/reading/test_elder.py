"""What a larger model makes of texts teaches beside the labels; it brings no word and no held-out text in."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from candour.reading.training.corpus import Row, heldout_mark
from candour.reading.training.fit import ELDER_SHARE, fit, fit_softmax
from candour.reading.training.unlabelled import unlabelled
from candour.reading.weights import KINDS


def row(text: str, lean: str = "compliment", *, source: str = "one", elder: tuple[float, ...] = ()) -> Row:
    allowed = {kind: float(kind == lean or not lean) for kind in KINDS}
    return Row(
        id=text,
        text=text,
        source=source,
        lean=lean,
        allowed=allowed,
        weight=1.0,
        criticality=1.0,
        elder=elder,
    )


def chances(elder: list[float]) -> list[float]:
    """This will fit two classes to one text, many times over and labelled as the first, and give both."""
    many = 200
    fitted = fit_softmax(
        csr_matrix((many, 1)),
        np.zeros((many, 0)),
        np.tile([1.0, 0.0], (many, 1)),
        np.ones(many),
        (1.0, 1.0),
        elder=np.tile(elder, (many, 1)),
    )
    made = np.exp(fitted.bias - fitted.bias.max())
    return [float(each) for each in made / made.sum()]


@pytest.mark.parametrize("doubt", [0.1, 0.5, 0.9])
def test_its_doubt_counts_by_its_share_beside_the_label(doubt: float) -> None:
    assert chances([1 - doubt, doubt])[1] == pytest.approx(ELDER_SHARE * doubt, abs=0.01)


def test_where_it_was_not_asked_the_label_alone_counts() -> None:
    assert chances([0.0, 0.0])[1] < 0.01


def test_texts_without_a_label_bring_no_word_into_the_reader() -> None:
    said = [row(f"the nurses were kind {number}", source=source) for number in range(6) for source in "ab"]
    blamed = [
        row(f"the car park was full {number}", "complaint", source=source)
        for number in range(6)
        for source in "ab"
    ]
    surely = tuple(float(kind == "complaint") for kind in KINDS)
    strange = [
        row(f"such an abysmal zeppelin {number}", "", source="unlabelled", elder=surely)
        for number in range(20)
    ]
    alone, beside = fit([*said, *blamed]), fit([*said, *blamed, *strange])
    assert beside.words.names == alone.words.names
    assert not any("zeppelin" in name for name in beside.words.names)


def test_no_held_out_or_asked_sentence_is_among_them(tmp_path: Path) -> None:
    folder = tmp_path / "nhs-feedback"
    folder.mkdir()
    held, asked = "The tea was stewed black.", "Nobody ever told us anything at all."
    (folder / "heldout-sha256.txt").write_text(heldout_mark(held) + "\n", encoding="utf-8")
    elsewhere = tmp_path / "goemotions"
    elsewhere.mkdir()
    said = [{"text": "What a goal that was last night"}, {"text": held}]
    (elsewhere / "train.jsonl").write_text("\n".join(map(json.dumps, said)), encoding="utf-8")
    whole = f"A kind doctor came at once. {held} {asked}"
    found = unlabelled(tmp_path, [row(whole), row("One sentence is its own text.")], [row(asked)])
    assert {each.text for each in found} == {"A kind doctor came at once.", said[0]["text"]}
    assert not any(each.lean for each in found)
