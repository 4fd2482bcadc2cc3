"""Writes the strong reader as it is shipped, and looks that eight bits read like the thirty-two before."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from candour.reading.minilm.about import GRAPH
from candour.reading.minilm.model import MiniLM
from candour.reading.minilm.tokens import shipped_tokens
from candour.reading.training.about import write_about
from candour.reading.training.measure import tempered
from candour.reading.training.measured import OfReader
from candour.reading.training.minilm.export import write_onnx
from candour.reading.training.minilm.learning import scores_of
from candour.reading.training.minilm.network import Network

MOST_BYTES = 25 * 2**20
FEWEST_ALIKE = 0.97


def write_graph(network: Network, out: Path) -> str:
    """This will write the network as a graph of eight bits and give its SHA-256."""
    write_onnx(network, out / GRAPH)
    return hashlib.sha256((out / GRAPH).read_bytes()).hexdigest()


def ship(
    network: Network, out: Path, measured: OfReader, texts: Sequence[str], say: Callable[[str], None]
) -> None:
    """This will write the numbers beside a written graph; raises ValueError if that is too large or reads
    differently."""
    write_about(out, measured, hashlib.sha256((out / GRAPH).read_bytes()).hexdigest())
    if (out / GRAPH).stat().st_size > MOST_BYTES:
        raise ValueError("The strong reader is larger than 25 MiB.")
    model = MiniLM(out)
    whole = tempered(scores_of(network, texts, shipped_tokens()), measured.temperature).argmax(1).tolist()
    alike = sum(int(model.chances(text).argmax()) == kind for text, kind in zip(texts, whole, strict=True))
    say(f"Eight bits read {alike} of {len(texts)} dev texts like the whole network.")
    if alike < FEWEST_ALIKE * len(texts):
        raise ValueError("Eight bits read otherwise than the network they were made from.")
