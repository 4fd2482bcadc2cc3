"""Writes the fitted model small: eight-bit weights with a scale a column, names joined, counts beside
them."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from candour.reading.training.fit import Array, Fitted
from candour.reading.training.vocabulary import Vocabulary
from candour.reading.weights import COLUMNS


def pack(fitted: Fitted, about: dict[str, object], path: Path) -> None:
    """This will write the model's file; the same fit gives the same bytes."""
    size = len(fitted.words.names)
    table = np.hstack([fitted.lean.sparse, fitted.kind.sparse, fitted.critical[:, None]])
    bias = np.concatenate([fitted.lean.bias, fitted.kind.bias, [fitted.critical_bias]])
    if table.shape[1] != COLUMNS:
        raise ValueError("The table does not have one column a weight.")
    parts: dict[str, NDArray[np.generic]] = {
        "about": np.frombuffer(json.dumps(about, sort_keys=True).encode(), dtype=np.uint8),
        "dense": fitted.kind.dense.astype(np.float32),
        "bias": bias.astype(np.float32),
    }
    parts.update(_block("word", fitted.words, table[:size]))
    parts.update(_block("letter", fitted.letters, table[size:]))
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, **parts)


def _block(name: str, vocabulary: Vocabulary, rows: Array) -> dict[str, NDArray[np.generic]]:
    rarity = np.array(vocabulary.rarity, dtype=np.float16)
    weighted = rows * rarity.astype(np.float64)[:, None]
    scales = np.abs(weighted).max(0) / 127
    scales[scales == 0] = 1.0
    return {
        f"{name}_names": np.frombuffer("\n".join(vocabulary.names).encode(), dtype=np.uint8),
        f"{name}_rows": np.round(weighted / scales).astype(np.int8),
        f"{name}_scales": scales.astype(np.float32),
        f"{name}_rarity": rarity,
        f"{name}_seen": np.array(vocabulary.seen, dtype=np.uint8),
    }
