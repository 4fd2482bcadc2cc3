"""The quick ways of reading change no answer: each is set beside the same thing written out plainly."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bench.phrases import phrases
from candour.domain.checks.identity import identifiable
from candour.domain.kinds import Flag
from candour.domain.sieve import words_of
from candour.reading.base import Span
from candour.reading.detectors import NET, RULES, SIGNS, hits_of
from candour.reading.detectors.rules import folded
from candour.reading.detectors.signs import NEAR, NOTHING, Signs
from candour.reading.features import letter_features, paired, word_features
from candour.reading.linear import EVIDENCE_MOST
from candour.reading.pictures import pictures_in
from candour.reading.reader import shipped
from candour.reading.weights import COLUMNS, KIND_COLUMNS, KINDS, Weights
from candour.reading.words import SENTENCE_ENDS, Words, cut
from tests.rooms.reading import cases_of_danger, cases_of_desks

Sums = NDArray[np.float64]
_CASES = [
    text
    for cases in (cases_of_danger, cases_of_desks)
    for table in (cases.HITS, cases.NEAR_MISSES)
    for texts in table.values()
    for text in texts
]
_SAID = [*_CASES, *(phrase.text for phrase in phrases()[::9])]
_ODD = st.text("ab XZ.,!?'\u2019\n 0179_\u00e9\u017f\U0001f621\u200b", max_size=6)
_MIXED = st.builds(
    lambda one, at, odd, other: f"{one[:at]}{odd}{one[at:]} {other}",
    st.sampled_from(_SAID),
    st.integers(0, 200),
    _ODD,
    st.sampled_from(["", *_SAID]),
)


def _signs_in(said: Sequence[str], written: str, nothing: Sequence[range] = ()) -> set[range]:
    """This will give the places of the words and sayings of a sign, but for those inside of what is none."""
    found = set()
    for one in written.split():
        parts = one.split("_")
        for at in range(len(said) - len(parts) + 1):
            there, place = said[at : at + len(parts)], range(at, at + len(parts))
            if there == parts or (one.endswith("*") and there[0].startswith(one[:-1])):
                found.add(place)
    return {one for one in found if not any(set(one) <= set(other) for other in nothing)}


def _hold(table: Signs, said: Sequence[str]) -> set[tuple[Flag, str]]:
    """This will name the rules of a table of signs that hold: all signs begin within so many words."""
    nothing = sorted(_signs_in(said, table.signs.get(NOTHING, "")), key=lambda one: one.start)
    places = {name: _signs_in(said, written, nothing) for name, written in table.signs.items()}
    found = set()
    for name, rule in table.rules.items():
        line, near = rule if isinstance(rule, tuple) else (rule, NEAR)
        needs = [{one.start for one in places[sign]} for sign in line.split() if sign[0] != "-"]
        bars = [places[sign[1:]] for sign in line.split() if sign[0] == "-"]
        starts = sorted(set().union(*needs))
        is_near = any(all(any(at <= one <= at + near for one in some) for some in needs) for at in starts)
        if is_near and not any(bars):
            found.add((table.flag, name))
    return found


def _as_tables_write(word: str) -> str:
    head, mark, tail = word.partition("'")
    word = head + tail if mark and tail == "t" else head
    short = {"im": "i", "ive": "i", "id": "i", "hes": "he", "shes": "she", "theyre": "they", "u": "you"}
    return {**short, "ur": "your"}.get(word, word)


def _flagged_plainly(text: str) -> set[tuple[Flag, str]]:
    """This will try every rule on a text, and every table of signs; and look for who somebody is."""
    low = folded(text)
    found = {(hit.flag, hit.rule) for hit in RULES.hits(low, range(len(RULES.patterns)))}
    said = [_as_tables_write(word) for word in words_of(low) if word[0].isalnum()]
    found |= {one for table in SIGNS for one in _hold(table, said)}
    return found | {(Flag.IDENTIFIABLE, one.name) for one in identifiable(text, in_draft=False)}


@settings(deadline=None, max_examples=40)
@given(_MIXED)
def test_what_is_found_is_what_trying_everything_finds(text: str) -> None:
    assert {(hit.flag, hit.rule) for hit in hits_of(text)} == _flagged_plainly(text)


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("i just don't want to be here any more", True),
        ("i just don't want to be in here any more", False),
    ],
)
def test_a_saying_of_many_words_is_known(text: str, is_held: bool) -> None:
    assert ("no life" in {hit.rule for hit in NET.hits(text, words_of(text))}) is is_held


def test_only_pairs_are_looked_up_as_pairs_and_a_start_is_any_end_before_it() -> None:
    rows = {"kind": 1, "\u00ackind": 2, "so kind": 3, "^ kind": 4}
    assert paired(rows) == {("so", "kind"): 3, ("^", "kind"): 4} | {(end, "kind"): 4 for end in SENTENCE_ENDS}


def _rows(weights: Weights, said: Sequence[str]) -> tuple[Sums, Sums]:
    """This will sum up, place by place and in full, what the vocabulary knows of words and of letters."""
    of_words = np.zeros((len(said), COLUMNS + 1))
    of_letters = np.zeros((len(said), COLUMNS + 1))
    for at, (word, names) in enumerate(zip(said, word_features(said), strict=True)):
        for name in names:
            row = weights.words.get(name, 0)
            of_words[at] += [*weights.word_rows[row], weights.word_squares[row]]
        for name in letter_features(word):
            row = weights.letters.get(name, 0)
            of_letters[at] += [*weights.letter_rows[row], weights.letter_squares[row]]
    return of_words, of_letters


def _weighed(words: Words) -> Sums:
    """This will weigh each word for each kind, beside its mean weight for all kinds."""
    of_words, of_letters = _rows(shipped().weights, words.said)
    each = of_words[:, KIND_COLUMNS] / (of_words[:, -1].sum() ** 0.5 or 1)
    each += of_letters[:, KIND_COLUMNS] / (of_letters[:, -1].sum() ** 0.5 or 1)
    each -= each.mean(1, keepdims=True)
    return each.round(7)


def _marked(text: str, words: Words, weight: Sequence[float]) -> tuple[Span, ...]:
    """This will mark the words, numbers and whole pictures of most weight, neighbours together."""
    pictures = pictures_in(text, len(text))
    telling = [at for at, (start, _) in enumerate(words.spans) if text[start].isalnum() or start in pictures]
    order = sorted(telling, key=lambda at: -weight[at])
    speaking = [at for at in order if weight[at] > 0][: 2 * EVIDENCE_MOST]
    groups: list[list[int]] = []
    for at in sorted(at for at in speaking if weight[at] >= weight[speaking[0]] / 4) or order[:1]:
        if groups and groups[-1][-1] == at - 1:
            groups[-1].append(at)
        else:
            groups.append([at])
    groups.sort(key=lambda group: -max(weight[at] for at in group))
    spans = []
    for group in groups:
        start, end = words.spans[group[0]][0], words.spans[group[-1]][1]
        whole_first, whole_last = (pictures.get(at, (start, end)) for at in (start, end - 1))
        spans.append((whole_first[0], whole_last[1]))
    return tuple(sorted(spans[:EVIDENCE_MOST]))


@pytest.mark.parametrize("text", _SAID[::7])
def test_the_words_that_spoke_are_those_of_sums_written_out(text: str) -> None:
    look, words = shipped().look(text), cut(text)
    for kind, weight in zip(KINDS, _weighed(words).T.tolist(), strict=True):
        assert look.words_for(kind) == _marked(text, words, weight)


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_plain_signs_are_cut_like_any(text: str) -> None:
    assert [*cut(text).said, "\u2665"] == cut(f"{text} \u2665").said
