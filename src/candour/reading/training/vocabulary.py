"""Decides which features the model may know: common enough, from two sources, and never somebody's name."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from candour.reading.features import letter_features, word_features
from candour.reading.names import FIRST_NAMES, SURNAMES
from candour.reading.training.corpus import Row
from candour.reading.wordlists import words_of
from candour.reading.words import TURNS, cut

FEWEST_TEXTS = 5
FEWEST_SOURCES = 2
NAMES = FIRST_NAMES | SURNAMES
_COMMON_ENOUGH = 0.6


@dataclass(frozen=True)
class Vocabulary:
    """Features in order, with their rarity (inverse document frequency), texts and sources each."""

    names: list[str]
    rarity: list[float]
    seen: list[tuple[int, int]]


def carries_a_name(feature: str, more: frozenset[str] = frozenset()) -> bool:
    """This will say whether a feature holds a name: a word of it, or letters that stand whole at a
    word's start."""
    edged = feature[:1] == " " or feature[-1:] == " "
    if edged:
        return feature[0] == " " and feature.strip() in NAMES | more
    return any(
        word.lstrip("¬").removesuffix("'s") in NAMES or word.lstrip("¬") in more
        for word in feature.split(" ")
    )


def word_vocabulary(rows: Sequence[Row]) -> Vocabulary:
    """This will choose single words, pairs and negated words."""
    proper = _mostly_capitalised(rows)
    return _choose(
        rows, lambda text: {n for names in word_features(cut(text).said) for n in names if n}, proper
    )


def letter_vocabulary(rows: Sequence[Row]) -> Vocabulary:
    """This will choose runs of letters inside words."""
    proper = _mostly_capitalised(rows)

    def letters(text: str) -> set[str]:
        return {name for word in set(cut(text).said) - proper for name in letter_features(word)}

    return _choose(rows, letters, proper)


def _choose(rows: Sequence[Row], of: Callable[[str], set[str]], proper: frozenset[str]) -> Vocabulary:
    texts: Counter[str] = Counter()
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in of(row.text):
            texts[name] += 1
            sources[name].add(row.source)
    names = sorted(
        name
        for name, count in texts.items()
        if count >= FEWEST_TEXTS
        and len(sources[name]) >= FEWEST_SOURCES
        and "\n" not in name
        and not any(map(str.isdigit, name))
        and not carries_a_name(name, proper)
    )
    rarity = [math.log((1 + len(rows)) / (1 + texts[name])) + 1 for name in names]
    return Vocabulary(names, rarity, [(min(255, texts[name]), len(sources[name])) for name in names])


def _mostly_capitalised(rows: Iterable[Row]) -> frozenset[str]:
    """This will find words that mostly stand with a capital inside a sentence: names of people and places."""
    capital: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for row in rows:
        words = cut(row.text)
        for start, end in words.sentences:
            for at in range(start + 1, end):
                token = row.text[slice(*words.spans[at])]
                if token[:1].isalpha():
                    (capital if token.istitle() and len(token) > 1 else plain)[words.said[at]] += 1
    return frozenset(
        word
        for word, count in capital.items()
        if count >= _COMMON_ENOUGH * (count + plain[word])
        and "'" not in word
        and word not in TURNS
        and word not in _KEEP
    )


_KEEP = words_of("i im ive nhs gp dr doctor doctors nurse nurses sister matron covid thank thanks excellent")
