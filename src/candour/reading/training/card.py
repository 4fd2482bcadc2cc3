"""Writes the model's card: what it learned from, under which licences, how good it is, and where it fails."""

from dataclasses import dataclass
from pathlib import Path

from candour.reading.training.corpus import Corpus
from candour.reading.training.measure import Figures
from candour.reading.weights import Weights


@dataclass(frozen=True)
class Measured:
    """What a training found out about itself; on which rows is said in the card."""

    dev: Figures
    six: Figures
    six_spread: float
    challenge: Figures
    phrases: Figures
    criticality_error: float
    temperature: float
    limits: dict[str, float]


_TEMPLATE = Path(__file__).parent / "card-template.md"
_ROWS = (
    ("NHS comments, three kinds (dev rows, never learned from)", "dev"),
    ("six kinds, five folds, near-repeats together", "six"),
    ("challenge-dev, left out of that run", "challenge"),
    ("a third of our own phrases, left out with challenge-dev", "phrases"),
)


def write_card(path: Path, corpus: Corpus, measured: Measured, weights: Weights, size: int) -> None:
    """This will write the card beside the model."""
    text = _TEMPLATE.read_text(encoding="utf-8").format(
        version=weights.version,
        hash=weights.hash,
        kib=round(size / 1024),
        features=len(weights.words) + len(weights.letters),
        nhs=len(corpus.nhs),
        six=len(corpus.six),
        challenge=len(corpus.challenge),
        phrases=len(corpus.phrases),
        table="\n".join(_line(title, getattr(measured, name)) for title, name in _ROWS),
        spread=f"{measured.six_spread:.3f}",
        error=f"{measured.criticality_error:.2f}",
        temperature=f"{measured.temperature:.2f}",
        least=measured.limits["least"],
        praise=measured.limits["opposite_compliment"],
        blame=measured.limits["opposite_complaint"],
    )
    path.write_text(text, encoding="utf-8")


def _line(title: str, got: Figures) -> str:
    half = 1.96 * (got.accuracy * (1 - got.accuracy) / max(1, got.rows)) ** 0.5
    cells = [
        title,
        str(got.rows),
        f"{got.macro_f1:.3f}",
        f"{got.accuracy:.3f} ± {half:.3f}",
        f"{got.praise_as_blame:.1%} / {got.said_praise_as_blame:.1%}",
        f"{got.blame_as_praise:.1%} / {got.said_blame_as_praise:.1%}",
        f"{got.coverage:.2f}",
        f"{got.said_right:.3f}",
        f"{got.ece:.3f}",
    ]
    return f"| {' | '.join(cells)} |"
