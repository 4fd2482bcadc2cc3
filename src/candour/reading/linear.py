"""The linear reader: sums of weights over words, letters and turns of phrase. Needs numpy and nothing
else."""

import re
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np

from candour.domain.kinds import HUMAN_NOW, Flag, Kind
from candour.reading.base import Reading, Span
from candour.reading.detectors import flags_of
from candour.reading.features import CUE_NAMES, START, cues, damped, letter_features, negated_at, paired
from candour.reading.pictures import pictures_in
from candour.reading.saying import Said, settle
from candour.reading.undisguise import read_plainly
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
GRAVE = HUMAN_NOW | {Flag.POSSIBLE_HARM, Flag.STAFF_ABUSE}
MOST_OF_GRAVE = -1
"""The highest criticality of a post with such a flag."""
_WORDS = re.compile(r"[^\W\d_]")
_SPEAKS = re.compile(r"[^\W\d_]|[\u2600-\u27bf\U0001f300-\U0001faff]")
_REMEMBERED = 40_000
WIDE = COLUMNS + 1
"""Columns of one half of the sums: the weights, and the squared norm."""
_HOW_MANY = np.float32(len(KINDS))
_KINDS_BY_LETTER = slice(WIDE + KIND_COLUMNS.start, WIDE + KIND_COLUMNS.stop)


class _Remembered:
    """What was worked out of single words: sums of weights of the word and of its letters, side by side.

    Filled as words are met; a full one is replaced, never emptied.
    """

    def __init__(self) -> None:
        self.row_of: dict[str, int] = {}
        self.rows: Floats = np.zeros((_REMEMBERED, 2 * WIDE), dtype=np.float32)


class Look(NamedTuple):
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
        self._pairs = paired(weights.words)
        self._temperature = np.float32(weights.temperature)
        self._remembered = _Remembered()
        self._lock = threading.Lock()

    @cached_property
    def name(self) -> ModelName:
        """This will name the model, as readings keep it."""
        return ModelName(self.weights.version, self.weights.hash)

    def read(self, text: str) -> Reading:
        """This will read one text and never raise, whatever the text holds."""
        return read_plainly(text, self._read)

    def _read(self, text: str) -> Reading:
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
        parts = dict.fromkeys([(0, len(words.said)), *words.clauses, *words.sentences])
        place = dict(zip(parts, range(len(parts)), strict=True))
        blends, norms = blended(sums, place)
        blends += weights.bias
        leans = (blends[:, 0] - blends[:, 2]).tolist()
        whole = blends[0]
        stack = leanings(whole[LEAN_COLUMNS].tolist(), leans[0], [leans[place[one]] for one in words.clauses])
        dense = np.array([*cues(words, text), *stack], dtype=np.float32)
        damped(dense[: len(CUE_NAMES)])
        kinds = (whole[KIND_COLUMNS] + dense @ weights.dense) / self._temperature
        criticality, worst = self._worst(blends[:, CRITICALITY_COLUMN].tolist(), place, words)
        return Look(softmax(kinds), criticality, worst, _Evidence(sums, norms[0], words, text).of)

    def sums(self, words: Words) -> Floats:
        """This will sum, place by place, what the vocabulary knows of the words (first half of the columns)
        and of their letters (second half); each half ends with its squared norm."""
        remembered = self._remembered
        try:
            rows = list(map(remembered.row_of.__getitem__, words.said))
        except KeyError:
            remembered, rows = self._learn(words)
        sums = remembered.rows.take(rows, 0)
        row_of, said = self._pairs.get, words.said
        of_words = sums[:, :WIDE]
        of_words += self._word_rows.take(
            [row_of(pair, 0) for pair in zip((START, *said), said, strict=False)], 0
        )
        for at, negated in negated_at(said):
            row = self.weights.words.get(negated)
            if row is not None:
                of_words[at] += self._word_rows[row]
        return sums

    def _learn(self, words: Words) -> tuple[_Remembered, list[int]]:
        with self._lock:
            remembered = self._remembered
            fresh = {word for word in words.said if word not in remembered.row_of}
            if len(remembered.row_of) + len(fresh) > _REMEMBERED:
                remembered = self._remembered = _Remembered()
                fresh = set(words.said)
            for word in sorted(fresh):
                at = len(remembered.row_of)
                rows = list(filter(None, map(self.weights.letters.get, letter_features(word))))
                remembered.rows[at, :WIDE] = self._word_rows[self.weights.words.get(word, 0)]
                if rows:
                    np.add.reduce(self._letter_rows.take(rows, 0), 0, out=remembered.rows[at, WIDE:])
                remembered.row_of[word] = at
            return remembered, [remembered.row_of[word] for word in words.said]

    def _worst(
        self, scores: Sequence[float], place: Mapping[tuple[int, int], int], words: Words
    ) -> tuple[int, Span | None]:
        """This will give the worst sentence's criticality and place."""
        if not words.sentences:
            return 0, None
        start, end = min(words.sentences, key=lambda sentence: scores[place[sentence]])
        criticality = round(scores[place[start, end]] * self.weights.slope + self.weights.shift)
        return max(-5, min(5, criticality)), (words.spans[start][0], words.spans[end - 1][1])


def reading_of(
    text: str, look: Look, said: Said, model: ModelName, also: frozenset[Flag] = frozenset()
) -> Reading:
    """This will make the reading of a text from what was seen, what is said of it, and by which model.

    `also` are flags that were found otherwise than by the rules; they add to those of the rules. A post in
    which somebody may be hurt is never said to be praise, and its worst sentence is not a kind one.
    """
    flags = flags_of(text) | also
    is_grave = not flags.isdisjoint(GRAVE)
    abstains = said.abstains or not speaks(text) or (is_grave and said.kind is Kind.COMPLIMENT)
    return Reading(
        kind=said.kind,
        confidence=said.confidence,
        criticality=min(look.criticality, MOST_OF_GRAVE) if is_grave else look.criticality,
        flags=flags,
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


def has_words(text: str) -> bool:
    """This will say whether a text holds a letter: a row of small pictures alone tells of nothing grave."""
    return _WORDS.search(text, 0, LONGEST_READ) is not None


def blended(sums: Floats, parts: Collection[tuple[int, int]]) -> tuple[Floats, Floats]:
    """This will sum each part of the words, bring its word and letter sums to unit length and add both; the
    lengths are given, too."""
    totals = np.empty((len(parts), 2, WIDE), dtype=np.float32)
    rows = totals.reshape(len(parts), 2 * WIDE)
    for row, (start, end) in zip(rows, parts, strict=True):
        np.add.reduce(sums[start:end], 0, out=row)
    norms = np.sqrt(totals[:, :, COLUMNS:])
    norms += norms == 0
    totals /= norms
    return totals[:, 0, :COLUMNS] + totals[:, 1, :COLUMNS], norms


def leanings(whole: Sequence[float], lean: float, clauses: Sequence[float]) -> list[float]:
    """This will tell the second stage how a text and its clauses lean, in the order of `STACK`."""
    leans = clauses or [0.0]
    most, least = max(leans), min(leans)
    undecided = whole[1] - max(whole[0], whole[2])
    both = min(max(most, 0.0), max(-least, 0.0))
    return [lean, undecided, most, least, leans[0], leans[-1], both, most - least]


def softmax(scores: Floats) -> Floats:
    """This will turn scores into chances that add up to one."""
    raised = np.exp(scores - np.maximum.reduce(scores))
    chances: Floats = raised / np.add.reduce(raised)
    return chances


class _Evidence:
    """The words that spoke for a kind; what all kinds need is worked out once."""

    def __init__(self, sums: Floats, norms: Floats, words: Words, text: str) -> None:
        self._sums, self._norms, self._words, self._text = sums, norms, words, text
        self._weights: tuple[Floats, Floats] | None = None

    @cached_property
    def _pictures(self) -> dict[int, Span]:
        return pictures_in(self._text, LONGEST_READ)

    def _tells(self, at: int) -> bool:
        """This will say whether a word, a number or a picture stands there; other signs tell nothing."""
        start = self._words.spans[at][0]
        return self._text[start].isalnum() or start in self._pictures

    def _whole(self, at: int) -> Span:
        """This will give the place of a word, or of the whole picture that it is a part of."""
        start, end = self._words.spans[at]
        return self._pictures.get(start, (start, end))[0], self._pictures.get(end - 1, (start, end))[1]

    def _weighed(self) -> tuple[Floats, Floats]:
        """This will give each word's weight for each kind, and its mean weight for all kinds."""
        if self._weights is None:
            of_words, of_letters = self._norms
            by_place = self._sums[:, KIND_COLUMNS] / of_words
            by_place += self._sums[:, _KINDS_BY_LETTER] / of_letters
            self._weights = by_place, np.add.reduce(by_place, 1) / _HOW_MANY
        return self._weights

    def of(self, kind: Kind) -> tuple[Span, ...]:
        """This will mark the words that spoke most for a kind: at most five spans, neighbours merged, in
        reading order.

        A word's weight is set against its mean weight: words that speak for everything are not marked.
        """
        by_place, mean = self._weighed()
        weight: list[float] = (by_place[:, KINDS.index(kind)] - mean).tolist()
        speaking = [at for at, each in enumerate(weight) if each > 0]
        speaking.sort(key=weight.__getitem__, reverse=True)
        telling = list(islice(filter(self._tells, speaking), 2 * EVIDENCE_MOST))
        places = sorted(at for at in telling if weight[at] >= weight[telling[0]] * 0.25)
        if not places:
            anywhere = filter(self._tells, range(len(weight)))
            places = sorted(anywhere, key=weight.__getitem__, reverse=True)[:1]
        return _merged({at: self._whole(at) for at in places}, weight)


def _merged(places: Mapping[int, Span], weight: Sequence[float]) -> tuple[Span, ...]:
    """This will make one span of neighbours, and of code points of one picture."""
    groups: list[tuple[float, int, int]] = []
    last = -2
    for at, (start, end) in places.items():
        if groups and (at == last + 1 or start < groups[-1][2]):
            heavier, first, _ = groups.pop()
            groups.append((max(heavier, weight[at]), first, end))
        else:
            groups.append((weight[at], start, end))
        last = at
    if len(groups) > EVIDENCE_MOST:
        groups = sorted(groups, key=lambda group: (-group[0], group[1]))[:EVIDENCE_MOST]
    return tuple(sorted((start, end) for _, start, end in groups))
