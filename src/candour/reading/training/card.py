"""Writes the model's card."""

from pathlib import Path
from typing import TYPE_CHECKING

from candour.reading.training.corpus import Corpus
from candour.reading.weights import Weights

if TYPE_CHECKING:
    from candour.reading.training.train import Measured


def write_card(path: Path, corpus: Corpus, measured: "Measured", weights: Weights, size: int) -> None:
    """This will write the card beside the model."""
    path.write_text(f"{corpus.refused}{measured}{weights.hash}{size}", encoding="utf-8")
