"""What lies beside the graph of the strong reader: version, hash, temperature, limits."""

import json
from dataclasses import dataclass
from pathlib import Path

from candour.reading.base import ModelUnreadable
from candour.reading.guard import Joining
from candour.reading.weights import KINDS

GRAPH, ABOUT = "minilm.onnx", "minilm.json"


@dataclass(frozen=True)
class About:
    """What the graph does not know of itself: version, SHA-256, temperature, joining, limits."""

    version: str
    sha256: str
    temperature: float
    joining: Joining
    limits: dict[str, float]


def read_about(folder: Path) -> About:
    """This will read the numbers beside the graph; raises `ModelUnreadable` if they are missing or broken."""
    try:
        raw = json.loads(read_bytes(folder / ABOUT))
        if raw["kinds"] != list(KINDS):
            raise ModelUnreadable(
                f"The reader's model {ABOUT} knows other kinds than this version of Candour."
            )
        limits = {str(name): float(value) for name, value in raw["limits"].items()}
        joining = Joining(float(raw["linear_share"]), float(raw["joint_temperature"]))
        return About(str(raw["version"]), str(raw["sha256"]), float(raw["temperature"]), joining, limits)
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        raise ModelUnreadable(
            f"The reader's model {ABOUT} cannot be read. Train it again: candour train-reader."
        ) from broken


def read_bytes(path: Path) -> bytes:
    """This will read a file of the model; raises `ModelUnreadable` where there is none."""
    try:
        return path.read_bytes()
    except OSError as missing:
        raise ModelUnreadable(
            f"The reader's model {path.name} is not there. Install Candour again."
        ) from missing
