"""Writes the numbers that lie beside the strong reader's graph."""

import json
from pathlib import Path

from candour.reading.minilm.about import ABOUT
from candour.reading.training.measured import OfReader
from candour.reading.weights import KINDS

VERSION = "minilm-3.1"


def write_about(out: Path, measured: OfReader, sha256: str) -> None:
    """This will write version, hash, temperatures and limits of the graph that has this SHA-256."""
    about = {
        "version": VERSION,
        "sha256": sha256,
        "temperature": round(measured.temperature, 4),
        "linear_share": measured.joining.share,
        "joint_temperature": round(measured.joining.temperature, 4),
        "limits": measured.limits,
        "kinds": list(KINDS),
    }
    (out / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
