"""The fine-tuned language model as it lies on disk: an ONNX graph, and a few numbers beside it."""

import hashlib
from pathlib import Path

import numpy as np
import onnxruntime

from candour.reading.base import ModelUnreadable
from candour.reading.guard import Joining
from candour.reading.linear import ModelName, softmax
from candour.reading.minilm.about import GRAPH, read_about, read_bytes
from candour.reading.minilm.flags import LAYER, read_head, with_layer
from candour.reading.minilm.tokens import Tokens, shipped_tokens
from candour.reading.together import StrongLook
from candour.reading.weights import Floats


class MiniLM:
    """Gives the chances of the six kinds; one model may be asked by several threads at once."""

    def __init__(self, folder: Path) -> None:
        about, graph = read_about(folder), read_bytes(folder / GRAPH)
        if hashlib.sha256(graph).hexdigest() != about.sha256:
            raise ModelUnreadable(
                f"The reader's model {GRAPH} is not the one its card names. Install Candour again."
            )
        self.about = about
        self.head = read_head(folder, about.sha256)
        self._graph = Graph(graph)

    @property
    def name(self) -> ModelName:
        """This will name the model, as readings keep it."""
        return ModelName(self.about.version, self.about.sha256)

    @property
    def joining(self) -> Joining:
        """This will give how its chances and the linear reader's become one."""
        return self.about.joining

    @property
    def limits(self) -> dict[str, float]:
        """This will give what both readers together dare to say (see `guard`)."""
        return self.about.limits

    def chances(self, text: str) -> Floats:
        """This will give the chances in the order of `KINDS`; it never raises, whatever the text holds."""
        return self.look(text).chances

    def look(self, text: str) -> StrongLook:
        """This will give the chances and the flags by meaning; it never raises, whatever the text holds."""
        scores, words = self._graph.states(text)
        chances = softmax((scores / np.float32(self.about.temperature)).astype(np.float32))
        return StrongLook(chances, self.head.flags(words))


class Graph:
    """The network itself: what goes through it, text by text."""

    def __init__(self, graph: bytes) -> None:
        self._tokens: Tokens = shipped_tokens()
        self._session = _session(with_layer(graph))

    def states(self, text: str) -> tuple[Floats, Floats]:
        """This will give the raw scores of the kinds, and what the third layer makes of each word.

        One text at a time: eight-bit sums differ a little by what is read beside them, and a stored reading
        must come out the same again.
        """
        ids = np.array([self._tokens.ids(text)], dtype=np.int64)
        scores, words = self._session.run(["scores", LAYER], {"ids": ids})
        return np.asarray(scores[0], dtype=np.float32), np.asarray(words[0], dtype=np.float32)


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    """This will load the graph for one core, without threads that spin while nothing is to be read."""
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    settings.enable_cpu_mem_arena = False
    settings.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(graph, settings, providers=["CPUExecutionProvider"])
    except Exception as broken:
        raise ModelUnreadable(
            f"The reader's model {GRAPH} cannot be read. Install Candour again."
        ) from broken
