"""Turns a cut text into features: names of words and letters that a vocabulary knows, and hand-made cues.

text -> cut -> word features ("kind", "so kind", "¬kind")      looked up, weighted
            -> letter features of each word (" ki", "kind ")   looked up once a word, then remembered
            -> cues (turns of phrase, warm and sore words)     a short row of numbers
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from candour.reading.cues import GROUPS, counted
from candour.reading.lexicon import EITHER_SIGNS, SORE, SORE_SIGNS, WARM, WARM_SIGNS
from candour.reading.wordlists import words_of
from candour.reading.words import NEGATORS, NUMBER, SENTENCE_ENDS, TURNS, Words

LETTERS_FROM, LETTERS_TO = 3, 5
LONGEST_WORD = 24
START = "^"
"""Stands before the first word of a sentence."""
_REACH = 3
"""How many words after a negator are read as negated."""

TEXT_CUES = (
    "warm", "sore", "warm_not", "sore_not", "warm_signs", "sore_signs", "either_signs",
    "ends_asking", "asks_anywhere", "shouts", "capitals", "long", "short", "many_sentences",
    "turn_word", "warm_then_sore", "sore_then_warm", "warm_and_sore", "neither", "all_warm", "all_sore",
    "warmest", "sorest", "last_colour", "first_colour", "negators", "number", "you", "i", "we", "please",
    "quotes", "dots", "only_asking", "link_or_tag", "warm_with_report", "warm_with_number", "wait_words",
)  # fmt: skip
CUE_NAMES = tuple(GROUPS) + TEXT_CUES
_WAITS = words_of("wait waited waiting waits hour hours hrs hr mins minutes weeks months phone queue late")
_REPORT = tuple(GROUPS).index("report")


def word_features(said: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """This will name, place by place, the single word, its pair with the word before it in the sentence
    ("^" at the start) and, where it stands after a negator, its negated form ("¬...", else "")."""
    negated = dict(negated_at(said))
    before = (START, *(START if word in SENTENCE_ENDS else word for word in said))
    for at, (word, one) in enumerate(zip(said, before, strict=False)):
        yield word, f"{one} {word}", negated.get(at, "")


def paired(rows: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """This will give the rows of pairs by their two words as a text has them one after the other."""
    found: dict[tuple[str, str], int] = {}
    for name, row in rows.items():
        one, is_pair, word = name.partition(" ")
        if not is_pair:
            continue
        for before in (START, *SENTENCE_ENDS) if one == START else (one,):
            found[before, word] = row
    return found


def negated_at(said: Sequence[str]) -> list[tuple[int, str]]:
    """This will name the negated forms of words that stand after a negator in their sentence, with places."""
    if NEGATORS.isdisjoint(said):
        return []
    found = []
    reach = 0
    for at, word in enumerate(said):
        if reach:
            reach -= 1
            found.append((at, f"¬{word}"))
        if word in NEGATORS:
            reach = _REACH
        elif word in SENTENCE_ENDS:
            reach = 0
    return found


def letter_features(word: str) -> list[str]:
    """This will name the runs of letters inside one word, with its edges as blanks."""
    if not word[0].isalpha() or len(word) > LONGEST_WORD:
        return []
    edged = f" {word} "
    return [
        edged[start : start + length]
        for length in range(LETTERS_FROM, LETTERS_TO + 1)
        for start in range(len(edged) - length + 1)
    ]


def colours(words: Words) -> tuple[list[int], list[int]]:
    """This will give each word's colour (1 warm, -1 sore, 0 none; turned by a negator) and where it was
    turned."""
    row = [_COLOURS.get(word, 0) for word in words.said]
    if NEGATORS.isdisjoint(words.said):
        return row, []
    turned: list[int] = []
    reach = 0
    for at, word in enumerate(words.said):
        if reach:
            reach -= 1
            if row[at]:
                row[at] = -row[at]
                turned.append(at)
        if word in NEGATORS:
            reach = _REACH
        elif word in _STOPS:
            reach = 0
    return row, turned


_COLOURS = dict.fromkeys(SORE | SORE_SIGNS, -1) | dict.fromkeys(WARM | WARM_SIGNS, 1)
_STOPS = frozenset({".", "!", "?", "...", "\n", ",", ";", "but"})


def cue_features(words: Words, text: str) -> NDArray[np.float32]:
    """This will count the hand-made cues of a text, in the order of `CUE_NAMES`, each damped to 0..1 or
    so."""
    return damped(np.array(cues(words, text), dtype=np.float32))


def damped(row: NDArray[np.float32]) -> NDArray[np.float32]:
    """This will damp numbers in their place, whatever their sign."""
    return np.copysign(np.log1p(np.abs(row)), row, out=row)


def cues(words: Words, text: str) -> list[float]:
    """This will count the hand-made cues of a text, in the order of `CUE_NAMES`."""
    said = words.said
    groups = counted(said, frozenset(start for start, _ in words.clauses))
    row, turned = colours(words)
    by_clause = [sum(row[start:end]) for start, end in words.clauses] or [0]
    warm, sore = row.count(1), row.count(-1)
    telling = _TELLING.intersection(said)
    warmest, sorest = max(by_clause), min(by_clause)
    first_then = (_order(by_clause, 1), _order(by_clause, -1)) if warmest > 0 > sorest else (0, 0)
    ends_asking = _ends_asking(said)
    return [
        *groups,
        warm, sore, sum(row[at] == 1 for at in turned), sum(row[at] == -1 for at in turned),
        len(telling & WARM_SIGNS), len(telling & SORE_SIGNS), len(telling & EITHER_SIGNS),
        ends_asking, "?" in telling, said.count("!"), _capitals(text), len(said) / 25, len(said) < 6,
        (len(words.sentences) - 1) / 3, not TURNS.isdisjoint(telling),
        *first_then, warmest > 0 > sorest, not warm and not sore,
        warm > 0 and not sore, sore > 0 and not warm, warmest, -sorest,
        _sign(by_clause[-1]), _sign(by_clause[0]),
        len(telling & NEGATORS), NUMBER in telling, len(telling & _YOU), len(telling & _I),
        len(telling & _WE), "please" in telling,
        not _QUOTES.isdisjoint(telling), "..." in telling, ends_asking and len(words.sentences) == 1,
        "@" in telling or "http" in text, warm > 0 and groups[_REPORT] > 0, warm > 0 and NUMBER in telling,
        len(telling & _WAITS),
    ]  # fmt: skip


_YOU = words_of("you your you're youre u ur yourselves")
_I = words_of("i i'm im i've ive my me mine")
_WE = words_of("we our us we're were")
_QUOTES = words_of('" “')
_TELLING = frozenset[str]().union(
    WARM_SIGNS, SORE_SIGNS, EITHER_SIGNS, TURNS, NEGATORS, _YOU, _I, _WE, _WAITS, _QUOTES,
    {"?", "...", "please", "@", NUMBER},
)  # fmt: skip
"""Words and signs that a cue asks for by name."""


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _order(by_clause: list[int], first: int) -> bool:
    """This will say whether a clause of one colour comes before a clause of the other."""
    seen_first = False
    for value in by_clause:
        if seen_first and _sign(value) == -first:
            return True
        seen_first = seen_first or _sign(value) == first
    return False


def _ends_asking(said: Sequence[str]) -> bool:
    for word in reversed(said):
        if word == "?":
            return True
        if word[:1].isalpha() or word in {".", "!"}:
            return False
    return False


_CAPITAL = re.compile("[A-Z]")


def _capitals(text: str) -> float:
    head = text[:400]
    letters = len(head) - head.count(" ")
    return 2.0 * len(_CAPITAL.findall(head)) / letters if letters > 12 else 0.0
