"""The linear model as it lies on disk: what it knows, what each feature weighs, and where it came from."""

import hashlib
import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from candour.domain.kinds import Kind
from candour.reading.base import ModelUnreadable

KINDS = tuple(Kind)
LEANS = ("compliment", "mixed_or_neutral", "complaint")
"""The three kinds that the NHS coders used; the first of the two stages."""
LEAN_COLUMNS = slice(0, 3)
KIND_COLUMNS = slice(3, 9)
CRITICALITY_COLUMN = 9
COLUMNS = 10

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """Every number of the linear reader.

    `words` and `letters` map a feature to its row in `word_rows` and `letter_rows` (row 0 is "unknown",
    all zero); a row holds ten weights (three leanings, six kinds, criticality), already multiplied by the
    feature's rarity. `word_squares` and `letter_squares` hold the squared rarity, for norms. `dense`
    (cues and stack, times seven) and `bias` (ten) finish the sum. `scales` are the criticality's slope and
    shift; `limits` are what Candour dares to say (see `saying`).
    """

    words: dict[str, int]
    letters: dict[str, int]
    word_rows: Floats
    letter_rows: Floats
    word_squares: Floats
    letter_squares: Floats
    dense: Floats
    bias: Floats
    temperature: float
    slope: float
    shift: float
    limits: dict[str, float]
    version: str
    hash: str


@dataclass(frozen=True)
class Kept:
    """How often a feature stood in the training texts; proves that rare words are not shipped."""

    feature: str
    texts: int
    sources: int


def load(path: Path) -> Weights:
    """This will read the model's file; raises `ModelUnreadable` if it is missing or broken."""
    raw = _bytes(path)
    try:
        with np.load(BytesIO(raw), allow_pickle=False) as parts:
            about = json.loads(parts["about"].tobytes().decode("utf-8"))
            return Weights(
                words=_index(parts["word_names"]),
                letters=_index(parts["letter_names"]),
                word_rows=_rows(parts["word_rows"], parts["word_scales"]),
                letter_rows=_rows(parts["letter_rows"], parts["letter_scales"]),
                word_squares=_squares(parts["word_rarity"]),
                letter_squares=_squares(parts["letter_rarity"]),
                dense=parts["dense"].astype(np.float32),
                bias=parts["bias"].astype(np.float32),
                temperature=float(about["temperature"]),
                slope=float(about["slope"]),
                shift=float(about["shift"]),
                limits={str(name): float(value) for name, value in about["limits"].items()},
                version=str(about["version"]),
                hash=hashlib.sha256(raw).hexdigest(),
            )
    except (KeyError, ValueError, OSError, EOFError, BadZipFile) as broken:
        raise ModelUnreadable(
            f"The reader's model {path.name} cannot be read. Train it again: candour train-reader."
        ) from broken


def kept(path: Path) -> list[Kept]:
    """This will list every feature of a model with the number of texts and sources it was seen in (255
    at most)."""
    with np.load(BytesIO(_bytes(path)), allow_pickle=False) as parts:
        return [
            Kept(name, int(texts), int(sources))
            for block in ("word", "letter")
            for name, (texts, sources) in zip(
                _names(parts[f"{block}_names"]), parts[f"{block}_seen"].tolist(), strict=True
            )
        ]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as missing:
        raise ModelUnreadable(
            f"The reader's model {path.name} is not there. Install Candour again."
        ) from missing


def _names(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode("utf-8").split("\n")


def _index(packed: NDArray[np.uint8]) -> dict[str, int]:
    return {name: row for row, name in enumerate(_names(packed), start=1)}


def _rows(small: NDArray[np.int8], scales: NDArray[np.float32]) -> Floats:
    rows = np.zeros((small.shape[0] + 1, small.shape[1]), dtype=np.float32)
    rows[1:] = small.astype(np.float32) * scales
    return rows


def _squares(rarity: NDArray[np.float16]) -> Floats:
    squares = np.zeros(rarity.shape[0] + 1, dtype=np.float32)
    squares[1:] = rarity.astype(np.float32) ** 2
    return squares
