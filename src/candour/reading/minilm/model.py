"""The fine-tuned language model as it lies on disk: an ONNX graph, and a few numbers beside it."""

import hashlib
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime

from candour.domain.checks.draft import Look
from candour.domain.kinds import Flag
from candour.reading.base import ModelUnreadable, Span
from candour.reading.guard import Joining
from candour.reading.linear import ModelName, softmax
from candour.reading.minilm.about import GRAPH, read_about, read_bytes
from candour.reading.minilm.drafts import (
    ASKED,
    MARKED,
    SCORE,
    SHARES,
    joined,
    pairs,
    read_draft_head,
    sentences_of,
    shares_of,
)
from candour.reading.minilm.flags import SCORES, read_head
from candour.reading.minilm.sums import are_exact, loaded
from candour.reading.minilm.tokens import shipped_tokens, shortened, windows
from candour.reading.second_look import IN_DOUBT, without_sayings
from candour.reading.together import StrongLook, joint_name
from candour.reading.weights import Floats

_SLOWER = "SkipLayerNormFusion"
"""What the runtime would do where sums are brought to one size: it took a quarter of all time (ADR 18)."""


class MiniLM:
    """Gives the chances of the six kinds; one model may be asked by several threads at once."""

    def __init__(self, folder: Path) -> None:
        about, graph = read_about(folder), read_bytes(folder / GRAPH)
        if hashlib.sha256(graph).hexdigest() != about.sha256:
            raise ModelUnreadable(
                f"The reader's model {GRAPH} is not the one its card names. Install Candour again."
            )
        self.about = about
        self._tokens = shipped_tokens()
        head, draft_head = read_head(folder, about.sha256), read_draft_head(folder, about.sha256)
        whole = graph + head.branch + draft_head.branch
        # The loaded graph holds the branches; their bytes, 15 MB, are needed no more.
        self.head, self.draft_head = replace(head, branch=b""), replace(draft_head, branch=b"")
        self._graph = Graph(whole, ("scores", SCORES))
        self._drafts = self._graph.asked(SCORE, SHARES)

    @property
    def name(self) -> ModelName:
        """This will name the model and its branch of flags, as readings keep them."""
        return joint_name(
            ModelName(self.about.version, self.about.sha256), ModelName(self.head.version, self.head.hash)
        )

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
        scores, of_flags = self.scores(text)
        chances = softmax((scores / np.float32(self.about.temperature)).astype(np.float32))
        return StrongLook(chances, self._in_earnest(self.head.flags(of_flags), text))

    def _in_earnest(self, raised: frozenset[Flag], text: str) -> frozenset[Flag]:
        """This will let go of a flag that rests on a mere saying: one that is not raised again without it."""
        plainer = without_sayings(text) if raised & IN_DOUBT else None
        if plainer is None:
            return raised
        return raised - (IN_DOUBT - self.head.flags(self.scores(plainer)[1]))

    def look_at_draft(self, draft: str, post: str) -> Look:
        """This will say whether a draft tells what its post did not, which checks of its voice it deserves,
        and which sentence says most of either. It never raises, whatever the texts hold."""
        pieces, head = self._tokens.pieces(draft), self.draft_head
        said = pairs(pieces, self._tokens.pieces(post))
        parts = [(scores, shares) for scores, shares in map(self._drafts.answers, said)]
        scores = joined([each for each, _ in parts])
        score, asks, spares = float(scores[0]), head.asked(scores), head.spared(scores)
        may_tell, marked = score >= head.may_tell, sorted(asks & MARKED)
        columns = [0] * may_tell + [1 + ASKED.index(code) for code in marked]
        most = self._most(draft, [shares_of(parts, len(pieces), column) for column in columns])
        return Look(
            score >= head.tells,
            may_tell=may_tell,
            is_calm=score < head.calm,
            spans=tuple(most[:may_tell]),
            asks=asks,
            spares=spares,
            marks=tuple(zip(marked, most[may_tell:], strict=False)),
        )

    def _most(self, draft: str, each: Sequence[Floats]) -> list[Span]:
        """This will give the sentence of a draft that has most of some shares of its pieces, for each of
        them; none at all where the draft has no word."""
        if not each:
            return []
        places = sentences_of(draft)
        edges = sorted({edge for place in places for edge in place})
        before = dict(zip(edges, self._tokens.before(draft, edges), strict=True))
        read = [(place, before[place[0]], before[place[1]]) for place in places]
        read = [(place, first, last) for place, first, last in read if first < last]
        if not read:
            return []
        return [max(read, key=lambda one: float(shares[one[1] : one[2]].sum()))[0] for shares in each]

    def scores(self, text: str) -> list[Floats]:
        """This will give the scores of the six kinds and of the flags, as the graph makes them."""
        return self._graph.of_all(self._tokens.pieces(text))


class Graph:
    """The network itself: what goes through it, text by text, and what it is asked to give out."""

    def __init__(self, graph: bytes, asked: Sequence[str]) -> None:
        self._asked = list(asked)
        self._session = _session(graph)

    def asked(self, *names: str) -> "Graph":
        """This will give the same network, asked for something else."""
        other = copy(self)
        other._asked = list(names)  # noqa: SLF001 - one of its own
        return other

    def answers(self, ids: Sequence[int]) -> list[Floats]:
        """This will give what the graph was asked for, of one text by the numbers of its word pieces.

        One text at a time: eight-bit sums differ a little by what is read beside them, and a stored reading
        must come out the same again.
        """
        made = self._session.run(self._asked, {"ids": np.array([ids], dtype=np.int64)})
        return [np.asarray(one[0], dtype=np.float32) for one in made]

    def of_all(self, pieces: list[int]) -> list[Floats]:
        """This will give the same of a text of any length: what is asked for last, the scores of flags, as
        the highest of any part, the rest of the first and the last pieces."""
        *others, most = self.answers(shortened(pieces))
        for window in windows(pieces):
            most = np.maximum(most, self.answers(window)[-1])
        return [*others, most]


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    """This will load the graph."""
    options = loaded(exactly=are_exact())
    try:
        return onnxruntime.InferenceSession(
            graph,
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[_SLOWER],
        )
    except Exception as broken:
        raise ModelUnreadable(
            f"The reader's model {GRAPH} cannot be read. Install Candour again."
        ) from broken
