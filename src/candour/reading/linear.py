"""The linear reader: sums of weights over words, letters and turns of phrase. Needs numpy and nothing
else."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from candour.domain.kinds import Kind
from candour.reading.base import Reading, Span
from candour.reading.detectors import flags_of
from candour.reading.features import cue_features, letter_features, word_features
from candour.reading.saying import Said, settle
from candour.reading.weights import (
    COLUMNS,
    CRITICALITY_COLUMN,
    KIND_COLUMNS,
    KINDS,
    LEAN_COLUMNS,
    Floats,
    Weights,
)
from candour.reading.words import LONGEST_READ, Words, cut

STACK = (
    "lean", "undecided", "most_praise", "most_blame", "first_lean", "last_lean", "both", "spread",
)  # fmt: skip
"""What the second stage hears from the first: how the whole text and its clauses lean."""
EVIDENCE_MOST = 5
_SPEAKS = re.compile(r"[^\W\d_]|[\u2600-\u27bf\U0001f300-\U0001faff]")
_REMEMBERED = 40_000


class _Remembered:
    """Sums of letter weights by word, filled as words are met; a full one is replaced, never emptied."""

    def __init__(self) -> None:
        self.row_of: dict[str, int] = {}
        self.rows: Floats = np.zeros((_REMEMBERED, COLUMNS + 1), dtype=np.float32)


@dataclass(frozen=True)
class Sums:
    """Weights summed: by place (words and letters apart), each with its squared norm in the last column."""

    by_word: Floats
    by_letter: Floats


@dataclass(frozen=True)
class Look:
    """What the linear reader sees: chances in the order of `KINDS`, worst sentence, words for a kind."""

    chances: Floats
    criticality: int
    worst_sentence: Span | None
    words_for: Callable[[Kind], tuple[Span, ...]]


@dataclass(frozen=True)
class ModelName:
    """Version and SHA-256 of a model."""

    version: str
    hash: str


class LinearReader:
    """Reads with a `Weights` table; safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._word_rows: Floats = np.hstack([weights.word_rows, weights.word_squares[:, None]])
        self._letter_rows: Floats = np.hstack([weights.letter_rows, weights.letter_squares[:, None]])
        self._remembered = _Remembered()
        self._lock = threading.Lock()

    @property
    def name(self) -> ModelName:
        """This will name the model, as readings keep it."""
        return ModelName(self.weights.version, self.weights.hash)

    def read(self, text: str) -> Reading:
        """This will read one text and never raise, whatever the text holds."""
        look = self.look(text)
        return reading_of(text, look, settle(look.chances, self.weights.limits), self.name)

    def look(self, text: str) -> Look:
        """This will give the chances of the kinds, and what a reading shows beside its kind."""
        words = cut(text)
        weights = self.weights
        if not words.said:
            chances = np.array([0.15] * 5 + [0.25], dtype=np.float32)
            return Look(chances, 0, None, lambda _: ())
        sums = self.sums(words)
        stack = stack_of(sums, words, weights)
        dense = np.concatenate([cue_features(words, text), stack])
        scores = blended(sums.by_word.sum(0), sums.by_letter.sum(0)) + weights.bias
        kinds = (scores[KIND_COLUMNS] + dense @ weights.dense) / np.float32(weights.temperature)
        criticality, worst = self._worst(sums, words)
        return Look(
            softmax(kinds.astype(np.float32)),
            criticality,
            worst,
            lambda kind: evidence_of(sums, words, KINDS.index(kind)),
        )

    def sums(self, words: Words) -> Sums:
        """This will sum, place by place, what the vocabulary knows of the words and of their letters."""
        row_of = self.weights.words.get
        rows = [row_of(name, 0) for names in word_features(words.said) for name in names]
        by_word = self._word_rows[rows].reshape(len(words.said), 3, COLUMNS + 1).sum(1)
        remembered = self._remembered
        known = remembered.row_of.get
        letter_rows = [known(word, -1) for word in words.said]
        if -1 in letter_rows:
            remembered, letter_rows = self._learn(words)
        return Sums(by_word, remembered.rows[letter_rows])

    def _learn(self, words: Words) -> tuple[_Remembered, list[int]]:
        with self._lock:
            remembered = self._remembered
            fresh = set(words.said) - remembered.row_of.keys()
            if len(remembered.row_of) + len(fresh) > _REMEMBERED:
                remembered = self._remembered = _Remembered()
                fresh = set(words.said)
            for word in sorted(fresh):
                at = len(remembered.row_of)
                rows = [self.weights.letters.get(name, 0) for name in letter_features(word)]
                remembered.rows[at] = self._letter_rows[rows].sum(0) if rows else 0
                remembered.row_of[word] = at
            return remembered, [remembered.row_of[word] for word in words.said]

    def _worst(self, sums: Sums, words: Words) -> tuple[int, Span | None]:
        """This will score each sentence and give the worst one's criticality and place."""
        weights = self.weights
        lowest, worst = 9.0, None
        for start, end in words.sentences:
            part = blended(sums.by_word[start:end].sum(0), sums.by_letter[start:end].sum(0))
            score = float(part[CRITICALITY_COLUMN] + weights.bias[CRITICALITY_COLUMN])
            if score < lowest:
                lowest, worst = score, (words.spans[start][0], words.spans[end - 1][1])
        if worst is None:
            return 0, None
        return max(-5, min(5, round(lowest * weights.slope + weights.shift))), worst


def reading_of(text: str, look: Look, said: Said, model: ModelName) -> Reading:
    """This will make the reading of a text from what was seen, what is said of it, and by which model."""
    abstains = said.abstains or not speaks(text)
    return Reading(
        kind=said.kind,
        confidence=said.confidence,
        criticality=look.criticality,
        flags=flags_of(text),
        evidence=look.words_for(said.kind),
        worst_sentence=look.worst_sentence,
        abstains=abstains,
        runner_up=said.runner_up,
        model_version=model.version,
        model_hash=model.hash,
        runner_up_evidence=look.words_for(said.runner_up) if abstains else (),
    )


def speaks(text: str) -> bool:
    """This will say whether a text holds a letter or a small picture: without, nothing was said."""
    return _SPEAKS.search(text, 0, LONGEST_READ) is not None


def blended(word_sum: Floats, letter_sum: Floats) -> Floats:
    """This will bring word and letter sums (squared norm last) to unit length each and add them."""
    word_norm = float(word_sum[-1]) ** 0.5 or 1.0
    letter_norm = float(letter_sum[-1]) ** 0.5 or 1.0
    both: Floats = word_sum[:-1] / word_norm + letter_sum[:-1] / letter_norm
    return both


def stack_of(sums: Sums, words: Words, weights: Weights) -> Floats:
    """This will tell the second stage how the text and its clauses lean, in the order of `STACK`."""
    return leanings(sums, words, weights.bias[LEAN_COLUMNS])


def leanings(sums: Sums, words: Words, bias: Floats) -> Floats:
    """This will give the stack of features from first-stage sums; shared with training."""
    whole = blended(sums.by_word.sum(0), sums.by_letter.sum(0))[LEAN_COLUMNS] + bias
    leans = []
    for start, end in words.clauses:
        part = whole
        if end - start < len(words.said):
            part = (
                blended(sums.by_word[start:end].sum(0), sums.by_letter[start:end].sum(0))[LEAN_COLUMNS] + bias
            )
        leans.append(float(part[0] - part[2]))
    leans = leans or [0.0]
    most, least = max(leans), min(leans)
    lean = float(whole[0] - whole[2])
    undecided = float(whole[1] - max(whole[0], whole[2]))
    both = min(max(most, 0.0), max(-least, 0.0))
    return np.array([lean, undecided, most, least, leans[0], leans[-1], both, most - least], dtype=np.float32)


def softmax(scores: Floats) -> Floats:
    """This will turn scores into chances that add up to one."""
    raised = np.exp(scores - scores.max())
    chances: Floats = raised / raised.sum()
    return chances


def evidence_of(sums: Sums, words: Words, kind: int) -> tuple[Span, ...]:
    """This will mark the words that spoke most for a kind: at most five spans, neighbours merged, in
    reading order.

    A word's weight for the kind is set against its mean weight for all kinds, so that words that speak
    for everything are not marked.
    """
    by_place = sums.by_word[:, KIND_COLUMNS] / (float(sums.by_word[:, -1].sum()) ** 0.5 or 1.0)
    by_place = by_place + sums.by_letter[:, KIND_COLUMNS] / (float(sums.by_letter[:, -1].sum()) ** 0.5 or 1.0)
    weight = by_place[:, kind] - by_place.mean(1)
    order = np.argsort(-weight, kind="stable").tolist()
    speaking = [at for at in order if weight[at] > 0 and words.said[at] != "\n"][: 2 * EVIDENCE_MOST]
    least = weight[speaking[0]] * 0.25 if speaking else 0.0
    places = sorted(at for at in speaking if weight[at] >= least) or order[:1]
    return _merged([words.spans[at] for at in places], places, {at: float(weight[at]) for at in places})


def _merged(spans: list[Span], places: list[int], weight: dict[int, float]) -> tuple[Span, ...]:
    groups: list[tuple[float, int, int]] = []
    last = -2
    for span, at in zip(spans, places, strict=True):
        if at == last + 1 and groups:
            heavier, start, _ = groups[-1]
            groups[-1] = (max(heavier, weight[at]), start, span[1])
        else:
            groups.append((weight[at], *span))
        last = at
    heaviest = sorted(groups, key=lambda group: (-group[0], group[1]))[:EVIDENCE_MOST]
    return tuple(sorted((start, end) for _, start, end in heaviest))
