"""Turns texts into the sparse matrices that fitting needs, with the same sums as the reader's own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from candour.reading.features import letter_features, word_features
from candour.reading.training.vocabulary import Vocabulary
from candour.reading.words import Words, cut


@dataclass(frozen=True)
class Matrices:
    """One row a text in `whole`; one row a clause (`clauses`) or sentence, of text `clause_of[row]`."""

    whole: csr_matrix
    clauses: csr_matrix
    clause_of: NDArray[np.int64]
    sentences: csr_matrix
    sentence_of: NDArray[np.int64]


class Maker:
    """Makes matrices for one pair of vocabularies; words first, letters after."""

    def __init__(self, words: Vocabulary, letters: Vocabulary) -> None:
        self._words = {name: at for at, name in enumerate(words.names)}
        self._letters = {name: at for at, name in enumerate(letters.names)}
        self._word_rarity = np.array(words.rarity)
        self._letter_rarity = np.array(letters.rarity)
        self._seen: dict[str, tuple[list[int], float]] = {}

    def make(self, texts: Sequence[str]) -> Matrices:
        """This will make the matrices of many texts."""
        cuts = [cut(text) for text in texts]
        whole = self._stack(cuts, [[(0, len(words.said))] for words in cuts])
        clauses = self._stack(cuts, [list(words.clauses) for words in cuts])
        sentences = self._stack(cuts, [list(words.sentences) for words in cuts])
        clause_of = np.repeat(np.arange(len(cuts)), [len(words.clauses) for words in cuts])
        sentence_of = np.repeat(np.arange(len(cuts)), [len(words.sentences) for words in cuts])
        return Matrices(whole, clauses, clause_of, sentences, sentence_of)

    def _stack(self, cuts: list[Words], ranges: list[list[tuple[int, int]]]) -> csr_matrix:
        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for words, parts in zip(cuts, ranges, strict=True):
            named = list(word_features(words.said))
            for start, end in parts:
                self._one(named[start:end], words.said[start:end], columns, values)
                ends.append(len(columns))
        shape = (len(ends) - 1, len(self._words) + len(self._letters))
        made = csr_matrix((values, columns, ends), shape=shape)
        made.sum_duplicates()
        return made

    def _one(
        self, named: list[tuple[str, str, str]], said: Sequence[str], columns: list[int], values: list[float]
    ) -> None:
        rows = [self._words[name] for names in named for name in names if name in self._words]
        rarity = self._word_rarity[rows] if rows else np.zeros(0)
        norm = float((rarity**2).sum()) ** 0.5 or 1.0
        columns.extend(rows)
        values.extend((rarity / norm).tolist())
        letters = [self._of_word(word) for word in said]
        norm = sum(square for _, square in letters) ** 0.5 or 1.0
        offset = len(self._words)
        for rows_of_word, _ in letters:
            columns.extend(row + offset for row in rows_of_word)
            values.extend((self._letter_rarity[rows_of_word] / norm).tolist() if rows_of_word else [])

    def _of_word(self, word: str) -> tuple[list[int], float]:
        known = self._seen.get(word)
        if known is None:
            rows = [self._letters[name] for name in letter_features(word) if name in self._letters]
            known = self._seen[word] = (rows, float((self._letter_rarity[rows] ** 2).sum()) if rows else 0.0)
        return known


def together(parts: Sequence[csr_matrix]) -> csr_matrix:
    """This will put matrices of the same width one below the other."""
    return vstack(parts).tocsr()
