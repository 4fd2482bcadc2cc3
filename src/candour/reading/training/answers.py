"""The raw scores of every trial in one small file: what `bench read` measures without training again."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from candour.reading.training.fit import Array
from candour.reading.training.kept import mark_of
from candour.reading.training.trials import Trials


def save_answers(path: Path, trials: Trials, scores: dict[str, dict[str, Array]]) -> None:
    """This will write the scores of each reader, trial by trial, with a mark of what was asked; no text."""
    parts: dict[str, NDArray[np.generic]] = {}
    for trial in trials.each():
        parts[f"mark|{trial.name}"] = np.frombuffer(mark_of(trial.asked).encode(), dtype=np.uint8)
        for reader, by_trial in scores.items():
            if trial.name in by_trial:
                parts[f"{reader}|{trial.name}"] = by_trial[trial.name].astype(np.float16)
    np.savez_compressed(path, allow_pickle=False, **parts)


def load_answers(path: Path, trials: Trials, reader: str) -> dict[str, Array]:
    """This will read one reader's scores; raises ValueError if they are answers to other texts than these."""
    with np.load(path, allow_pickle=False) as parts:
        for trial in trials.each():
            if parts[f"mark|{trial.name}"].tobytes().decode() != mark_of(trial.asked):
                raise ValueError(
                    "The answers belong to other data or phrases. Train again: candour train-reader."
                )
        names = [trial.name for trial in trials.each() if f"{reader}|{trial.name}" in parts]
        return {name: parts[f"{reader}|{name}"].astype(np.float64) for name in names}
